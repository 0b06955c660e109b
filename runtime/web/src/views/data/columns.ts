/** A data frame's columns as the grid shows them: their order, types, widths and titles. */
import type { Column, ColumnConfig, Dataframe, TableData } from "../../protocol/elements";
import { cellText, type CellFormat } from "./cells";
import { isEditable } from "./editing/overlay";
import { FIRST_ROWS } from "./measures";
import { isMissing, isNoNumber, momentIn, numberIn, tickIn } from "./conversions";
import { formatDate, type Moment } from "../formats/dates";
import { formatNumber, printf } from "../formats/numbers";
import { readTable, type Cell, type CellReader } from "./tabledata";
import { CELL_PADDING, fittingWidth, sampledRows, textWidth } from "./widths";

export type ColumnType =
  | "text" | "number" | "checkbox" | "datetime" | "date" | "time" | "link" | "image" | "list" | "json" | "selectbox"
  | "multiselect" | "progress" | "line_chart" | "area_chart" | "bar_chart" | "audio" | "video" | "markdown" | "button";

export interface GridColumn {
  /** What selections call it: the column's name, or "_index". */
  name: string;
  title: string;
  /** The upper levels of a name that has several (a MultiIndex), "" without: a header above the titles. */
  group: string;
  type: ColumnType;
  reader: CellReader;
  isIndex: boolean;
  pinned: boolean;
  align: "left" | "center" | "right";
  /** In pixels of a page whose font has the usual size; of every page where it is `fixed`. See measures.ts. */
  width: number;
  /** The script set the width. */
  fixed: boolean;
  /** It takes its share of what the columns leave of the grid's width. */
  grows: boolean;
  /** The visitor may set its cells: an icon before its title says so. */
  editable: boolean;
  help: string | null;
  options: Record<string, unknown>;
  /** In an editor: only shown. */
  disabled: boolean;
  /** In an editor: never without a value. */
  required: boolean;
  defaultValue: unknown;
}

const WIDTHS = { small: 75, medium: 200, large: 400 };
const SAMPLE = 50;
const ICON = 28;
const BUBBLE_PADDING = 16;
const BUBBLE_MARGIN = 4;

const TYPE_OF_KIND: Partial<Record<Column["kind"], ColumnType>> = {
  integer: "number", float: "number", bool: "checkbox", datetime: "datetime", date: "date", time: "time",
};

function typeOf(column: Column, reader: CellReader, rows: number, config: ColumnConfig): ColumnType {
  const asked = config.type_config?.type;
  if (typeof asked === "string") return asked as ColumnType;
  if (column.kind === "json") return startsAsList(reader, rows) ? "list" : "json";
  return TYPE_OF_KIND[column.kind] ?? "text";
}

function startsAsList(reader: CellReader, rows: number): boolean {
  for (let row = 0; row < Math.min(rows, SAMPLE); row++) {
    const cell = reader.get(row);
    if (cell !== null) return String(cell).startsWith("[");
  }
  return false;
}

/** The columns from left to right: index and pinned ones first. */
export function gridColumns(props: Dataframe, lang: string): GridColumn[] {
  const { data, column_config: configs } = props;
  const reader = readTable(data);
  const hideIndex = props.hide_index ?? (hasRowSelection(props) && data.index.every((column) => column.storage === "range"));
  const find = (names: string[]) => Object.assign({}, ...names.toReversed().map((name) => configs[name] ?? {})) as ColumnConfig;
  const make = (one: CellReader, position: number, isIndex: boolean) =>
    gridColumn(one, find(isIndex ? [one.name, "_index", `_pos:${position}`] : [one.name, `_pos:${position}`]), isIndex, props, lang);
  const index = reader.index.map((one, position) => make(one, position, true));
  const columns = reader.columns.map((one, position) => make(one, position + index.length, false));
  const shown = [...(hideIndex ? [] : index), ...ordered(columns, props.column_order)].filter(({ reader: { name }, isIndex }, _at) => {
    const position = isIndex ? 0 : reader.columns.findIndex((one) => one.name === name) + index.length;
    return !find(isIndex ? [name, "_index"] : [name, `_pos:${position}`]).hidden;
  });
  return [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)];
}

function ordered(columns: GridColumn[], order: string[] | null): GridColumn[] {
  if (!order) return columns;
  return order.flatMap((name) => columns.find((column) => column.name === name) ?? []);
}

export function hasGroups(columns: GridColumn[]): boolean {
  return columns.some(({ group }) => group);
}

export function hasRowSelection(props: Dataframe): boolean {
  return props.selection_mode.some((mode) => mode.includes("row"));
}

function gridColumn(reader: CellReader, config: ColumnConfig, isIndex: boolean, props: Dataframe, lang: string): GridColumn {
  const { column } = reader;
  const type = typeOf(column, reader, props.data.num_rows, config);
  const pinned = config.pinned ?? isIndex;
  const made: GridColumn = {
    name: isIndex ? "_index" : reader.name,
    title: config.label ?? column.name.at(-1) ?? "",
    group: column.name.slice(0, -1).filter(Boolean).join(" / "),
    type,
    reader,
    isIndex,
    pinned,
    align: config.alignment ?? alignment(type, config),
    width: 0,
    fixed: config.width !== undefined && config.width !== null,
    grows: props.width !== "content" && !pinned,
    editable: false,
    help: config.help ?? null,
    options: config.type_config ?? {},
    disabled: config.disabled ?? false,
    required: config.required ?? false,
    defaultValue: config.default,
  };
  made.editable = isEditable(props, made);
  made.width = typeof config.width === "number" ? config.width : config.width ? WIDTHS[config.width] : measuredWidth(made, props.data, lang);
  return made;
}

function alignment(type: ColumnType, { type_config: options }: ColumnConfig): GridColumn["align"] {
  if (type === "checkbox" || type === "button" || type === "image") return "center";
  // A duration is words.
  return type === "number" && options?.format !== "duration" ? "right" : "left";
}

/** By the font's widths: a build has no canvas to measure with, and both sides must agree. */
function measuredWidth(column: GridColumn, data: TableData, lang: string): number {
  const rows = sampledRows(data.num_rows, (data.total_rows ?? data.num_rows) <= FIRST_ROWS);
  return fittingWidth(textWidth(column.title) + CELL_PADDING + (column.editable ? ICON : 0), rows.map((row) => cellWidth(column, row, data, lang)));
}

function cellWidth(column: GridColumn, row: number, data: TableData, lang: string): number {
  const cell = column.reader.get(row);
  const text = () => textWidth(data.styler?.display[row]?.[data.columns.indexOf(column.reader.column)] ?? displayText(column, cell, { lang }));
  switch (column.type) {
    case "checkbox":
    case "image":
      return 50;
    case "progress":
    case "line_chart":
    case "area_chart":
    case "bar_chart":
      return cell === null ? 120 : 150;
    case "list":
    case "multiselect":
      return cell === null ? CELL_PADDING : listOf(cell).reduce((sum, one) => sum + textWidth(one) + BUBBLE_PADDING + BUBBLE_MARGIN, CELL_PADDING - BUBBLE_MARGIN);
    case "button":
      return text() + 2 * CELL_PADDING;
    default:
      return text() + CELL_PADDING;
  }
}

// ---------------------------------------------------------------------------------------------- text

/** A cell's text in this column, "" for a missing value. */
export function displayText(column: GridColumn, cell: Cell, format: CellFormat): string {
  if (isMissing(cell, column.type)) return "";
  const { options } = column;
  switch (column.type) {
    case "number":
      return numberText(column, cell, format);
    case "link":
    case "audio":
    case "video":
      return linkText(String(cell), options.display_text as string | undefined);
    case "selectbox":
      return optionLabel(cell, options.options);
    case "list":
    case "multiselect":
      return listOf(cell).join(", ");
    case "button":
      return buttonLabels(cell).map(({ text }) => text).join(", ");
    case "progress":
      return progressText(column, cell, format);
    case "line_chart":
    case "area_chart":
    case "bar_chart":
      return numbersOf(cell).join(", ");
    case "date":
    case "time":
    case "datetime":
      return dateText(column, cell, format);
    default:
      return cellText(cell, column.reader.column, {
        ...format,
        format: (options.format as string | undefined) ?? null,
        timezone: (options.timezone as string | undefined) ?? null,
      });
  }
}

function numberText(column: GridColumn, cell: Cell, { lang }: CellFormat): string {
  if (isNoNumber(cell, column.reader.column)) return String(cell);
  const { format, step } = column.options as { format?: string; step?: number };
  return formatNumber(numberIn(cell, column.reader.column), format, lang, step);
}

/** What stands for a missing value. */
export function missingText({ type }: GridColumn, { placeholder }: Dataframe): string {
  return /chart$|^checkbox$/.test(type) ? "" : (placeholder ?? "None");
}

/** A moment's text, by the column's format or without it. */
export function dateText(column: GridColumn, cell: Cell, { lang, now = null }: CellFormat, plain = false): string {
  const kind = column.type as "date" | "time" | "datetime";
  const { timezone, step, format } = column.options as { timezone?: string; step?: number; format?: string };
  const moment = momentIn(cell, column.reader.column, timezone ?? null, kind);
  return moment ? formatDate(kind, moment, (!plain && format) || plainFormat(kind, moment, step), lang, now) : String(cell);
}

/** Fractions of a second show where the column steps by them; seconds do not where it steps by minutes. */
function plainFormat(kind: "date" | "time" | "datetime", moment: Moment, step: number | undefined): string {
  const time = step && step < 1 ? "HH:mm:ss.SSS" : step && step % 60 === 0 ? "HH:mm" : "HH:mm:ss";
  if (kind === "date") return "YYYY-MM-DD";
  return kind === "time" ? time : `YYYY-MM-DD ${time}${moment.zone ? "Z" : ""}`;
}

/** Whether the column cannot show the cell for what it is: its text stands there, marked. */
export function isWrong(column: GridColumn, cell: Cell): boolean {
  if (isMissing(cell, column.type)) return false;
  switch (column.type) {
    case "number":
      return isNoNumber(cell, column.reader.column);
    case "checkbox":
      return tickIn(cell) === undefined;
    case "date":
    case "time":
    case "datetime":
      return momentIn(cell, column.reader.column, null) === null;
    default:
      return false;
  }
}

/** `display_text`: a text for all, or a pattern whose group is taken out of the address. */
function linkText(url: string, display: string | undefined): string {
  if (!display) return url;
  if (display.startsWith(":material/")) return "↗";
  if (!/\((?!\?)/.test(display)) return display;
  try {
    const found = new RegExp(display).exec(url)?.[1];
    return found === undefined ? url : decodeURIComponent(found);
  } catch {
    return url;
  }
}

function optionLabel(cell: Cell, options: unknown): string {
  const found = Array.isArray(options) ? options.find((option) => (option as { value?: unknown } | null)?.value === cell) : undefined;
  return String((found as { label?: unknown } | undefined)?.label ?? cell);
}

/** A list cell's entries as text. What is no list counts as its only entry; texts are split at commas. */
export function listOf(cell: Cell): string[] {
  try {
    const parsed: unknown = typeof cell === "string" && cell.startsWith("[") ? JSON.parse(cell) : null;
    if (Array.isArray(parsed)) return parsed.map((entry) => (typeof entry === "object" && !Array.isArray(entry) && entry ? JSON.stringify(entry) : String(entry ?? "")));
  } catch {
    // Text that only looks like a list.
  }
  return typeof cell === "string" ? cell.split(",").map((part) => part.trim()) : [String(cell)];
}

/** A button column's buttons: what stands on each (an icon's directive is left out), and what a click tells. */
export function buttonLabels(cell: Cell): { label: string; text: string }[] {
  const labels = typeof cell === "string" && !cell.startsWith("[") ? [cell] : listOf(cell);
  return labels.map((label) => ({ label, text: label.replace(/:material\/(\w+):\s*(?=\S)/g, "").replace(/:material\/(\w+):/g, (_, name: string) => name.replaceAll("_", " ")).trim() }));
}

export function numbersOf(cell: Cell): number[] {
  return cell === null ? [] : listOf(cell).map(Number).filter(Number.isFinite);
}

export interface Scale {
  min: number;
  max: number;
}

/** A progress column's ends: 0 and 1, of whole numbers 0 and 100. */
export function progressScale(column: GridColumn): Scale {
  const whole = column.reader.column.kind === "integer";
  return { min: Number(column.options.min_value ?? 0), max: Number(column.options.max_value ?? (whole ? 100 : 1)) };
}

function progressText(column: GridColumn, cell: Cell, format: CellFormat): string {
  const asked = column.options.format as string | undefined;
  if (asked) return cellText(cell, column.reader.column, { ...format, format: asked });
  const { min, max } = progressScale(column);
  return column.reader.column.kind === "integer" ? String(cell) : printf("%.0f%%", ((Number(cell) - min) / (max - min)) * 100);
}
