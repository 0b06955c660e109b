/** The grid's cells: what a column's type makes of a value, and how those that the grid does not know are drawn. */
import { AllCellRenderers, GridCellKind, type CustomCell, type CustomRenderer, type DataEditorProps, type DrawCellCallback, type GridCell, type TextCell, type Theme } from "@glideapps/glide-data-grid";
import type { Dataframe } from "../../protocol/elements";
import { isMissing, numberIn, tickIn } from "./conversions";
import { dateText, displayText, isWrong, listOf, missingText, numbersOf, progressScale, type GridColumn } from "./columns";
import { buttonRenderer, buttonsOf } from "./grid-buttons";
import { scaleOf } from "./grid-theme";
import { cutNumber } from "../formats/numbers";
import { editableCell } from "./editing/grid-props";
import { isEditable } from "./editing/overlay";
import { cellStyles } from "./styles";

interface ProgressData {
  kind: "st-progress";
  /** 0 to 1. */
  share: number;
  label: string;
  color?: string;
}
interface SparkData {
  kind: "st-spark";
  shape: "line" | "area" | "bar";
  values: number[];
  min: number;
  max: number;
  color?: string;
}

export interface CellContext {
  props: Dataframe;
  /** Rows that are here, added ones too; further ones are still to come. */
  rows: number;
  lang: string;
  now: number;
  faded: string;
  /** The size of text, as CSS. */
  font: string;
  resolve: (css: string) => string;
  /** A button in a cell was pressed: the id that its column's clicks go to, and what they tell. */
  press: (id: string, click: { row: number; label: string }) => void;
}

/** The cell of the table's own row `row`. */
export function gridCell(column: GridColumn, row: number, context: CellContext): GridCell {
  const shown = rawCell(column, row, context);
  const cell = isEditable(context.props, column) ? editableCell(column, row, shown) : shown;
  const theme = themeOf(column, row, context);
  return theme ? { ...cell, themeOverride: { ...theme, ...cell.themeOverride } } : cell;
}

function themeOf(column: GridColumn, row: number, { props, faded, font, resolve }: CellContext): Partial<Theme> | undefined {
  if (column.isIndex) return { textDark: faded };
  const style = cellStyles(props.data)?.get(`${row},${props.data.columns.indexOf(column.reader.column)}`);
  if (!style) return undefined;
  return {
    ...(style.background ? { bgCell: resolve(style.background) } : {}),
    ...(style.color ? { textDark: resolve(style.color) } : {}),
    ...(style.bold ? { baseFontStyle: `600 ${font}` } : {}),
  };
}

function rawCell(column: GridColumn, row: number, context: CellContext): GridCell {
  const { props, lang, now } = context;
  if (row >= context.rows) return { kind: GridCellKind.Loading, allowOverlay: false };
  const value = column.reader.get(row);
  const common = { allowOverlay: true, readonly: true, contentAlign: column.align } as const;
  if (isMissing(value, column.type) && column.type !== "checkbox") {
    const text = missingText(column, props);
    return { ...common, kind: GridCellKind.Text, data: "", displayData: text, themeOverride: { textDark: context.faded }, copyData: "" };
  }
  const styled = props.data.styler?.display[row]?.[props.data.columns.indexOf(column.reader.column)];
  const displayData = styled ?? displayText(column, value, { lang, now });
  if (isWrong(column, value)) return { ...common, ...wrongCell(displayData, context) };
  switch (column.type) {
    case "number": {
      // What is opened and copied is the plain number, as one types it.
      const step = column.options.step as number | undefined;
      const number = numberIn(value, column.reader.column);
      const data = Number(step ? cutNumber(number, step) : number);
      return { ...common, kind: GridCellKind.Number, data, displayData, copyData: String(data), thousandSeparator: false };
    }
    case "checkbox":
      return { kind: GridCellKind.Boolean, data: tickIn(value) ?? null, allowOverlay: false, readonly: true, contentAlign: column.align };
    case "link":
    case "audio":
    case "video":
      return { ...common, kind: GridCellKind.Uri, data: String(value), displayData, hoverEffect: true, onClickUri: (event) => openLink(event, String(value)) };
    case "image":
      return { ...common, kind: GridCellKind.Image, data: [String(value)], displayData: [String(value)] };
    case "list":
    case "multiselect":
      return { kind: GridCellKind.Bubble, data: listOf(value), allowOverlay: true, copyData: listOf(value).map((entry) => entry.replaceAll(",", " ")).join() };
    case "button":
      return { ...common, kind: GridCellKind.Custom, allowOverlay: false, copyData: displayData, data: buttonsOf(column, value, row, context) };
    case "progress": {
      const { min, max } = progressScale(column);
      const share = Math.min(Math.max((Number(value) - min) / (max - min || 1), 0), 1);
      const data: ProgressData = { kind: "st-progress", share, label: displayData, ...colorOf(column, context) };
      return { ...common, kind: GridCellKind.Custom, allowOverlay: false, copyData: String(value), data };
    }
    case "line_chart":
    case "area_chart":
    case "bar_chart":
      return { ...common, kind: GridCellKind.Custom, allowOverlay: false, copyData: displayData, data: sparkOf(column, value, context) };
    case "date":
    case "time":
    case "datetime": {
      // What is copied and opened is the plain text.
      const data = dateText(column, value, { lang }, true);
      return { ...common, kind: GridCellKind.Text, data, displayData, copyData: data };
    }
    default:
      return { ...common, kind: GridCellKind.Text, data: displayData, displayData };
  }
}

/** A value that the column's type has no room for, as text; `drawCell` marks it. */
function wrongCell(text: string, { faded }: CellContext): TextCell & { isWrong: true } {
  return { kind: GridCellKind.Text, data: text, displayData: text, copyData: text, allowOverlay: true, readonly: true, contentAlign: "left", themeOverride: { textDark: faded }, isWrong: true };
}

/** Draws a cell, and over one whose value is wrong a corner. */
export const drawCell: DrawCellCallback = ({ ctx, rect, cell }, draw) => {
  draw();
  if (!("isWrong" in cell)) return;
  // The grid goes on in the colour that it set before.
  ctx.save();
  ctx.fillStyle = "rgb(255 75 75 / 60%)";
  ctx.beginPath();
  ctx.moveTo(rect.x + rect.width - 8, rect.y + 1);
  ctx.lineTo(rect.x + rect.width, rect.y + 1);
  ctx.lineTo(rect.x + rect.width, rect.y + 9);
  ctx.fill();
  ctx.restore();
};

function colorOf(column: GridColumn, context: CellContext): { color?: string } {
  const color = column.options.color as string | undefined;
  if (!color || color.startsWith("auto")) return {};
  return { color: context.resolve(/^[a-z]+$/.test(color) ? `var(--st-${color === "grey" ? "gray" : color}-color, ${color})` : color) };
}

function sparkOf(column: GridColumn, value: Parameters<typeof numbersOf>[0], context: CellContext): SparkData {
  const values = numbersOf(value);
  const low = Number(column.options.y_min ?? Math.min(...values, 0));
  const high = Number(column.options.y_max ?? Math.max(...values, low + 1e-9));
  const shape = column.type === "bar_chart" ? "bar" : column.type === "area_chart" ? "area" : "line";
  return { kind: "st-spark", shape, values, min: low, max: high, ...colorOf(column, context) };
}

function openLink(event: { preventDefault: () => void }, url: string): void {
  event.preventDefault();
  if (/^(https?:|mailto:|tel:|[./#]|[^:]*$)/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

// -------------------------------------------------------------------------------------------- drawing

export const progressRenderer: CustomRenderer<CustomCell<ProgressData>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<ProgressData> => (cell.data as { kind?: string }).kind === "st-progress",
  draw: ({ ctx, rect, theme }, { data }) => {
    const scale = scaleOf(theme);
    const pad = theme.cellHorizontalPadding;
    ctx.font = `${12 * scale}px ${theme.fontFamily}`;
    const room = Math.max(ctx.measureText(data.label).width, 34 * scale);
    const width = Math.max(rect.width - pad * 3 - room, pad);
    const track = { x: rect.x + pad, middle: rect.y + rect.height / 2, height: 6 * scale };
    bar(ctx, { ...track, width }, theme.bgBubble);
    if (data.share > 0) bar(ctx, { ...track, width: Math.max(width * data.share, track.height) }, data.color ?? theme.accentColor);
    ctx.fillStyle = theme.textDark;
    ctx.textAlign = "right";
    ctx.textBaseline = "middle";
    ctx.fillText(data.label, rect.x + rect.width - pad, track.middle + 1);
    ctx.textAlign = "left";
    return true;
  },
};

interface Bar {
  x: number;
  middle: number;
  width: number;
  height: number;
}

function bar(ctx: CanvasRenderingContext2D, { x, middle, width, height }: Bar, color: string): void {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.roundRect(x, middle - height / 2, width, height, height / 2);
  ctx.fill();
}

export const sparkRenderer: CustomRenderer<CustomCell<SparkData>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<SparkData> => (cell.data as { kind?: string }).kind === "st-spark",
  draw: ({ ctx, rect, theme }, { data }) => {
    const { values, min, max, shape } = data;
    if (values.length === 0) return true;
    const color = data.color ?? theme.linkColor;
    const pad = theme.cellHorizontalPadding;
    const height = rect.height - 10;
    const width = rect.width - pad * 2;
    const y = (value: number) => rect.y + 5 + height - ((Math.min(Math.max(value, min), max) - min) / (max - min)) * height;
    if (shape === "bar") drawBars(ctx, values, rect.x + pad, width, y, color);
    else drawLine(ctx, values, rect.x + pad, width, y, color, shape === "area" ? rect.y + 5 + height : null);
    return true;
  },
};

type Place = (value: number) => number;

function drawBars(ctx: CanvasRenderingContext2D, values: number[], x: number, width: number, y: Place, color: string): void {
  const step = width / values.length;
  ctx.fillStyle = color;
  values.forEach((value, at) => ctx.fillRect(x + at * step + 1, Math.min(y(value), y(0)), Math.max(step - 2, 1), Math.max(Math.abs(y(0) - y(value)), 1)));
}

function drawLine(ctx: CanvasRenderingContext2D, values: number[], x: number, width: number, y: Place, color: string, floor: number | null): void {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  ctx.beginPath();
  values.forEach((value, at) => (at === 0 ? ctx.moveTo(x, y(value)) : ctx.lineTo(x + at * step, y(value))));
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  if (floor === null) return;
  ctx.lineTo(x + width, floor);
  ctx.lineTo(x, floor);
  ctx.closePath();
  ctx.globalAlpha = 0.2;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The grid's own renderers; screen readers hear a list as it is copied. */
export const renderers: NonNullable<DataEditorProps["renderers"]> = AllCellRenderers.map((one) =>
  one.kind === GridCellKind.Bubble ? { ...one, getAccessibilityString: ({ copyData }: { copyData?: string }) => copyData ?? "" } : one,
) as NonNullable<DataEditorProps["renderers"]>;

export const customRenderers = [progressRenderer, sparkRenderer, buttonRenderer];
