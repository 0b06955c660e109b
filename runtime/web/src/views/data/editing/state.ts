/** What the visitor has changed in a table: the widget's value, and how it changes. Rows have ids: the data's own by position, then added ones. */
import type { JsonValue } from "../../../protocol/messages";

export type Row = { [column: string]: JsonValue };

/** As session_state has it; rows of the data are named by their position in it. */
export interface EditState {
  edited_rows: { [row: string]: Row };
  added_rows: Row[];
  deleted_rows: number[];
}

/** A new value for a cell: `row` is the row's id, `column` a name or "_index". */
export interface CellEdit {
  row: number;
  column: string;
  value: JsonValue;
}

export const NO_EDITS: EditState = { edited_rows: {}, added_rows: [], deleted_rows: [] };

/** `rows` is the number of the data's own rows in all functions here. */
export function withCells(state: EditState, edits: CellEdit[], rows: number): EditState {
  const edited = { ...state.edited_rows };
  const added = [...state.added_rows];
  for (const { row, column, value } of edits) {
    if (row < rows) edited[row] = { ...edited[row], [column]: value };
    else if (row - rows < added.length) added[row - rows] = { ...added[row - rows], [column]: value };
  }
  return { ...state, edited_rows: edited, added_rows: added };
}

export function withRow(state: EditState, row: Row): EditState {
  return { ...state, added_rows: [...state.added_rows, row] };
}

/** Without these rows. Added ones go as if they had never been; edits of deleted ones go, too. */
export function withoutRows(state: EditState, ids: number[], rows: number): EditState {
  const gone = new Set(ids);
  const deleted = [...new Set([...state.deleted_rows, ...ids.filter((id) => id < rows)])].sort((a, b) => a - b);
  return {
    edited_rows: Object.fromEntries(Object.entries(state.edited_rows).filter(([row]) => !gone.has(Number(row)))),
    added_rows: state.added_rows.filter((_row, place) => !gone.has(rows + place)),
    deleted_rows: deleted,
  };
}

/** What Python gets: added rows wait until their required cells are filled. */
export function completed(state: EditState, required: string[]): EditState {
  const filled = (row: Row) => required.every((column) => row[column] !== undefined && row[column] !== null && row[column] !== "");
  return state.added_rows.every(filled) ? state : { ...state, added_rows: state.added_rows.filter(filled) };
}

/** The ids of the rows from top to bottom, by an order of the data's own; null when they are 0, 1, 2, ... */
export function rowIds(state: EditState, rows: number, order: Uint32Array | null): Uint32Array | null {
  if (!order && state.deleted_rows.length === 0) return null;
  const gone = new Set(state.deleted_rows);
  const own = (order ? Array.from(order) : Array.from({ length: rows }, (_, row) => row)).filter((row) => row < rows && !gone.has(row));
  return Uint32Array.from([...own, ...state.added_rows.map((_row, place) => rows + place)]);
}

/** Rows that the table has now. */
export function countRows(state: EditState, rows: number): number {
  return rows - state.deleted_rows.filter((row) => row < rows).length + state.added_rows.length;
}

/** An edited cell's value; undefined where the data's own stands. */
export function editedValue(state: EditState, row: number, column: string, rows: number): JsonValue | undefined {
  if (row < rows) return state.edited_rows[row]?.[column];
  return state.added_rows[row - rows]?.[column] ?? null;
}
