/** Buttons in a data frame's cells (`st.column_config.ButtonColumn`). */
import { GridCellKind, type CustomCell, type CustomRenderer, type GridCell, type Rectangle, type Theme } from "@glideapps/glide-data-grid";
import { buttonLabels, type GridColumn } from "./columns";
import type { CellContext } from "./grid-cells";
import { scaleOf } from "./grid-theme";
import type { Cell } from "./tabledata";

interface ButtonsData {
  kind: "st-buttons";
  buttons: { label: string; text: string }[];
  look: "primary" | "secondary" | "tertiary";
  align: GridColumn["align"];
  /** Absent where nobody listens. */
  press?: (label: string) => void;
}

/** In pixels of a page whose font has the usual size. */
const PAD = 8;
const GAP = 6;
const HEIGHT = 24;

export function buttonsOf({ options, align }: GridColumn, value: Cell, row: number, { press }: CellContext): ButtonsData {
  const look = (options.button_type as ButtonsData["look"] | undefined) ?? "secondary";
  const id = options.click_id as string | undefined;
  const data: ButtonsData = { kind: "st-buttons", buttons: buttonLabels(value), look, align };
  return id === undefined ? data : { ...data, press: (label) => press(id, { row, label }) };
}

const fontOf = (theme: Theme) => `${13 * scaleOf(theme)}px ${theme.fontFamily}`;

/** Where each button stands in its cell, by the widths of their texts. */
function places({ buttons, align }: ButtonsData, cell: Pick<Rectangle, "width" | "height">, scale: number, measure: (text: string) => number): Rectangle[] {
  const [pad, gap, height] = [PAD, GAP, HEIGHT].map((usual) => usual * scale) as [number, number, number];
  const widths = buttons.map(({ text }) => Math.min(measure(text) + pad * 2, cell.width - pad));
  const all = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  const room = Math.max(cell.width - all, 0);
  let x = align === "left" ? Math.min(pad, room) : align === "right" ? Math.max(room - pad, 0) : room / 2;
  return widths.map((width) => {
    const place = { x, y: (cell.height - height) / 2, width, height };
    x += width + gap;
    return place;
  });
}

/** Texts are measured beside the grid where a click has no canvas at hand. */
function measureWith(font: string): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (text) => text.length * 7;
  context.font = font;
  return (text) => context.measureText(text).width;
}

export const buttonRenderer: CustomRenderer<CustomCell<ButtonsData>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<ButtonsData> => (cell.data as { kind?: string }).kind === "st-buttons",
  needsHover: true,
  needsHoverPosition: true,
  draw: ({ ctx, rect, theme, hoverX, hoverY, overrideCursor }, { data }) => {
    ctx.font = fontOf(theme);
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    places(data, rect, scaleOf(theme), (text) => ctx.measureText(text).width).forEach((place, at) => {
      const hovered = data.press !== undefined && within(place, hoverX, hoverY);
      if (hovered) overrideCursor?.("pointer");
      drawButton(ctx, { ...place, x: rect.x + place.x, y: rect.y + place.y }, data.buttons[at]!.text, data.look, theme, hovered);
    });
    ctx.textAlign = "left";
    return true;
  },
  onClick: ({ cell, bounds, posX, posY, theme }) => {
    const at = places(cell.data, bounds, scaleOf(theme), measureWith(fontOf(theme))).findIndex((place) => within(place, posX, posY));
    if (at >= 0) cell.data.press?.(cell.data.buttons[at]!.label);
    return undefined;
  },
};

/** The keys that press the button of the cell that has the focus: the first, where there are several. */
export function pressFirst(cell: GridCell): void {
  if (cell.kind !== GridCellKind.Custom || !buttonRenderer.isMatch(cell)) return;
  const { buttons, press } = cell.data;
  if (buttons[0]) press?.(buttons[0].label);
}

const within = (place: Rectangle, x: number | undefined, y: number | undefined) =>
  x !== undefined && y !== undefined && x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height;

function drawButton(ctx: CanvasRenderingContext2D, place: Rectangle, text: string, look: ButtonsData["look"], theme: Theme, hovered: boolean): void {
  if (look !== "tertiary") {
    ctx.beginPath();
    ctx.roundRect(place.x + 0.5, place.y + 0.5, place.width - 1, place.height - 1, place.height / 4);
    ctx.fillStyle = look === "primary" ? theme.accentColor : theme.bgCell;
    ctx.fill();
    ctx.strokeStyle = hovered || look === "primary" ? theme.accentColor : theme.borderColor;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  ctx.fillStyle = look === "primary" ? theme.accentFg : hovered ? theme.accentColor : theme.textDark;
  ctx.fillText(text, place.x + place.width / 2, place.y + place.height / 2 + 1, place.width - PAD * scaleOf(theme));
}
