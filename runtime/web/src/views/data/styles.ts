/** pandas' Styler in a canvas: colours and weights by cell, read out of the CSS that it made. */
import type { TableData } from "../../protocol/elements";

export interface CellStyle {
  color?: string;
  background?: string;
  bold?: boolean;
}

const RULE = /([^{}]+)\{([^{}]*)\}/g;
const CELL = /_row(\d+)_col(\d+)\s*$/;

const known = new WeakMap<object, Map<string, CellStyle>>();

function declarations(body: string): CellStyle {
  const style: CellStyle = {};
  for (const line of body.split(";")) {
    const [name, ...rest] = line.split(":");
    const value = rest.join(":").replace("!important", "").trim();
    if (name?.trim() === "color") style.color = value;
    if (name?.trim() === "background-color" || name?.trim() === "background") style.background = value;
    if (name?.trim() === "font-weight") style.bold = value === "bold" || Number(value) >= 600;
  }
  return style;
}

/** Styles by "row,column" of the data, in the table's own order. */
export function cellStyles(data: TableData): Map<string, CellStyle> | null {
  const { styler } = data;
  if (!styler?.css) return null;
  let styles = known.get(styler);
  if (!styles) {
    known.set(styler, (styles = new Map()));
    for (const [, selectors, body] of styler.css.matchAll(RULE)) {
      const style = declarations(body!);
      for (const selector of selectors!.split(",")) {
        const cell = CELL.exec(selector);
        if (cell) styles.set(`${cell[1]},${cell[2]}`, { ...styles.get(`${cell[1]},${cell[2]}`), ...style });
      }
    }
  }
  return styles;
}
