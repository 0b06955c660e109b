/** A data frame's selection: between the widget's value (the table's rows, by name) and the grid's (by place). */
import { CompactSelection, type GridSelection } from "@glideapps/glide-data-grid";
import type { Dataframe } from "../../protocol/elements";
import type { GridColumn } from "./columns";

export interface SelectionValue {
  selection: { rows: number[]; columns: string[]; cells: [number, string][] };
}

export const EMPTY_SELECTION: GridSelection = { columns: CompactSelection.empty(), rows: CompactSelection.empty() };

type Mode = "none" | "single" | "multi";

export function modeOf(props: Dataframe, what: "row" | "column" | "cell"): Mode {
  const mode = props.selection_mode.find((one) => one.includes(`-${what}`));
  return mode ? (mode.startsWith("multi") ? "multi" : "single") : "none";
}

/** What the visitor selected, in the table's terms. */
export function toValue(selection: GridSelection, columns: GridColumn[], order: Uint32Array | null, cells: boolean): SelectionValue {
  const original = (row: number) => (order ? order[row]! : row);
  const rows = selection.rows.toArray().map(original).sort((a, b) => a - b);
  const names = selection.columns.toArray().map((column) => columns[column]?.name ?? "").filter(Boolean);
  return { selection: { rows, columns: names, cells: cells ? cellsOf(selection, columns, original) : [] } };
}

function cellsOf(selection: GridSelection, columns: GridColumn[], original: (row: number) => number): [number, string][] {
  if (!selection.current) return [];
  const { x, y, width, height } = selection.current.range;
  const cells: [number, string][] = [];
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const name = columns[column]?.name;
      if (name) cells.push([original(row), name]);
    }
  }
  return cells;
}

/** The grid's selection of a value: what Python or an earlier visit chose. */
export function fromValue(value: SelectionValue | null, columns: GridColumn[], order: Uint32Array | null): GridSelection {
  const { rows = [], columns: names = [] } = value?.selection ?? {};
  let selected = CompactSelection.empty();
  const wanted = new Set(rows);
  if (order) order.forEach((original, row) => wanted.has(original) && (selected = selected.add(row)));
  else for (const row of wanted) selected = selected.add(row);
  let chosen = CompactSelection.empty();
  columns.forEach(({ name }, place) => names.includes(name) && (chosen = chosen.add(place)));
  return { rows: selected, columns: chosen };
}
