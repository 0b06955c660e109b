/** A table's columns with the visitor's edits in them, and what can be edited at all. */
import type { Column, Dataframe } from "../../../protocol/elements";
import type { JsonValue } from "../../../protocol/messages";
import type { GridColumn } from "../columns";
import type { Cell } from "../tabledata";
import { editedValue, type EditState, type Row } from "./state";

const DAY = 86_400_000;
const EDITORS = new Set(["text", "number", "checkbox", "selectbox", "date", "time", "datetime", "link", "list", "multiselect", "markdown"]);

export function isEditable(props: Dataframe, column: GridColumn): boolean {
  if (!props.editing || props.editing.disabled || column.disabled || !EDITORS.has(column.type)) return false;
  const { kind, storage } = column.reader.column;
  return storage !== "range" && kind !== "bytes" && kind !== "object";
}

/** Columns whose readers know the edits; rows are named by id. */
export function withEdits(columns: GridColumn[], state: EditState, rows: number): GridColumn[] {
  return columns.map((column) => {
    const { reader } = column;
    const get = (row: number) => {
      const value = editedValue(state, row, column.name, rows);
      return value === undefined ? reader.get(row) : cellOf(value, reader.column);
    };
    return { ...column, reader: { column: reader.column, name: reader.name, get } };
  });
}

/** A new row: each column's default. */
export function newRow(props: Dataframe, columns: GridColumn[]): Row {
  const row: Row = {};
  for (const column of columns) {
    if (column.reader.column.storage === "range") continue;
    const value = column.defaultValue as JsonValue | undefined;
    row[column.name] = value ?? (column.type === "checkbox" && isEditable(props, column) ? false : null);
  }
  return row;
}

/** Columns without which an added row is not there yet. */
export function requiredColumns(props: Dataframe, columns: GridColumn[]): string[] {
  return columns.filter((column) => column.required && (isEditable(props, column) || column.isIndex) && column.reader.column.storage !== "range").map(({ name }) => name);
}

export function canAdd(props: Dataframe): boolean {
  return isWhole(props) && (props.editing?.num_rows === "dynamic" || props.editing?.num_rows === "add");
}

export function canDelete(props: Dataframe): boolean {
  return isWhole(props) && (props.editing?.num_rows === "dynamic" || props.editing?.num_rows === "delete");
}

/** All rows are here, and not only a prerendered page's. */
function isWhole({ data, editing }: Dataframe): boolean {
  return !editing?.disabled && (data.total_rows ?? data.num_rows) <= data.num_rows;
}

/** The cell of a value that the visitor set. */
export function cellOf(value: JsonValue, column: Column): Cell {
  if (value === null) return null;
  if (Array.isArray(value)) return JSON.stringify(value);
  if (typeof value === "string") {
    if (column.kind === "datetime") return millisecondsOf(value) * 1000;
    if (column.kind === "date") return Math.floor(millisecondsOf(value) / DAY);
    if (column.kind === "time") return millisecondsOf(`1970-01-01T${value}`) * 1000;
  }
  if (column.kind === "timedelta" && typeof value === "number") return value * 1e6;
  return column.kind === "bool" ? Boolean(value) : (value as Cell);
}

/** Without a zone it is wall time, counted as if it were UTC. */
function millisecondsOf(text: string): number {
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : text.includes("T") ? `${text}Z` : `${text}T00:00Z`);
}
