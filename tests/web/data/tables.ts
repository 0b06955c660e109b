/** Tables for tests, as Python's side encodes them. */
import type { Column, TableData } from "../../../runtime/web/src/protocol/elements";

const bytes = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export function floats(name: string, values: number[]): Column {
  return { name: [name], kind: "float", storage: "f64", values: bytes(new Float64Array(values)), dtype: "float64" };
}

export function longs(name: string, values: bigint[], kind: Column["kind"] = "integer", extra: Partial<Column> = {}): Column {
  return { name: [name], kind, storage: "i64", values: bytes(new BigInt64Array(values)), dtype: "int64", ...extra };
}

export function texts(name: string, values: (string | null)[], kind: Column["kind"] = "text"): Column {
  const parts = values.map((value) => new TextEncoder().encode(value ?? ""));
  const offsets = new Int32Array(values.length + 1);
  parts.forEach((part, index) => (offsets[index + 1] = offsets[index]! + part.length));
  const joined = new Uint8Array(offsets.at(-1)!);
  parts.forEach((part, index) => joined.set(part, offsets[index]));
  const column: Column = { name: [name], kind, storage: "utf8", values: joined, offsets: bytes(offsets), dtype: "object" };
  if (values.includes(null)) column.validity = bits(values.map((value) => value !== null));
  return column;
}

export function bits(flags: boolean[]): Uint8Array {
  const packed = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, index) => (packed[index >> 3]! |= Number(flag) << (index & 7)));
  return packed;
}

export const range: Column = { name: [""], kind: "integer", storage: "range", range: [0, 1], values: new Uint8Array(), dtype: "int64" };

export function tableOf(columns: Column[], rows: number, extra: Partial<TableData> = {}): TableData {
  return { num_rows: rows, index: [range], columns, ...extra };
}
