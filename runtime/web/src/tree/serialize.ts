/** The tree as a prerendered page carries it: plain JSON, buffers as base64, tables cut to what is shown at first. */
import type { Column, Media, TableData } from "../protocol/elements";
import type { TreeNode, WidgetValue } from "../protocol/messages";
import { FIRST_ROWS } from "../views/data/measures";
import { bytesOf } from "../views/media";
import type { NodeHandle } from "./handle";

const WIDTHS: Record<string, number> = { i8: 1, u8: 1, i16: 2, u16: 2, i32: 4, u32: 4, i64: 8, u64: 8, f32: 4, f64: 8 };

function firstOfColumn(column: Column, rows: number): Column {
  const values = bytesOf(column.values);
  const cut: Column = { ...column };
  if (column.validity) cut.validity = bytesOf(column.validity).slice(0, Math.ceil(rows / 8));
  if (column.offsets) {
    const offsets = bytesOf(column.offsets).slice(0, 4 * (rows + 1));
    cut.offsets = offsets;
    cut.values = values.slice(0, new Int32Array(offsets.buffer).at(-1) ?? 0);
  } else if (column.storage in WIDTHS) cut.values = values.slice(0, rows * WIDTHS[column.storage]!);
  return cut;
}

export function firstRows(table: TableData, rows = FIRST_ROWS): TableData {
  if (table.num_rows <= rows) return table;
  const cut: TableData = {
    ...table,
    num_rows: rows,
    total_rows: table.total_rows ?? table.num_rows,
    index: table.index.map((column) => firstOfColumn(column, rows)),
    columns: table.columns.map((column) => firstOfColumn(column, rows)),
  };
  if (table.styler) cut.styler = { ...table.styler, display: table.styler.display.slice(0, rows) };
  return cut;
}

/** Base64 of bytes, in steps that `String.fromCharCode` can take. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const isMedia = (value: object): value is Media => "mime" in value && ("data" in value || "url" in value);

/** `keepMedia` may put a file aside and give its address; null leaves the bytes in the page. */
export type KeepMedia = (media: Media, bytes: Uint8Array) => string | null;

export function plain(value: unknown, keepMedia: KeepMedia): unknown {
  if (value instanceof Uint8Array) return { $b64: base64(value) };
  if (Array.isArray(value)) return value.map((item) => plain(item, keepMedia));
  if (typeof value !== "object" || value === null) return value;
  if (isMedia(value) && value.data && value.url === undefined) {
    const { data, ...rest } = value;
    const bytes = bytesOf(data);
    const url = keepMedia(value, bytes);
    return url === null ? { ...rest, data: { $b64: base64(bytes) } } : { ...rest, url };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, keepMedia)]));
}

function shortened(type: string, props: object): object {
  if (type !== "dataframe" && type !== "table") return props;
  return { ...props, data: firstRows((props as { data: TableData }).data) };
}

export interface Values {
  get(id: string): WidgetValue | undefined;
  initial(id: string): WidgetValue | undefined;
}

export function serialize(handle: NodeHandle, values: Values, keepMedia: KeepMedia): TreeNode {
  const { node, children } = handle;
  const tree = { ...node, props: plain(shortened(node.type, node.props), keepMedia) } as TreeNode;
  const value = node.id === undefined ? undefined : values.get(node.id);
  if (value !== undefined && node.id !== undefined) {
    tree.value = value;
    const initial = values.initial(node.id);
    if (initial !== undefined && JSON.stringify(initial) !== JSON.stringify(value)) tree.default = initial;
  }
  if (children.length > 0) tree.children = children.map((child) => serialize(child, values, keepMedia));
  return tree;
}
