/** Reads tables where they lie: one cell at a time, out of the buffers, nothing copied that need not be. */
import type { Buffer, Column, TableData } from "../../protocol/elements";
import { bytesOf } from "../media";

/**
 * A cell's value; null is missing. Numbers beyond 2^53 are bigint; `datetime`, `time` and `timedelta` are microseconds,
 * `date` days, as the protocol says; `json` is JSON text.
 */
export type Cell = string | number | bigint | boolean | Uint8Array | null;

type Read = (row: number) => Cell;

const decoder = new TextDecoder();

/** The buffer as a typed array. Views need aligned memory, which bytes out of a bigger buffer may not have. */
function typed<T>(buffer: Buffer, make: new (buffer: ArrayBuffer, offset: number, length: number) => T, size: number): T {
  const bytes = bytesOf(buffer);
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  return new make(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / size));
}

/** 64-bit integers as numbers where those are exact. */
function readLong(buffer: Buffer, signed: boolean): Read {
  const words = typed(buffer, Uint32Array, 4);
  return (row) => {
    const low = words[row * 2]!;
    const high = signed ? words[row * 2 + 1]! | 0 : words[row * 2 + 1]!;
    const value = high * 4294967296 + low;
    return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) + BigInt(low);
  };
}

function readSlices(column: Column, make: (bytes: Uint8Array) => Cell): Read {
  const bytes = bytesOf(column.values);
  const offsets = typed(column.offsets ?? new Uint8Array(4), Int32Array, 4);
  return (row) => make(bytes.subarray(offsets[row]!, offsets[row + 1]!));
}

function readValues(column: Column): Read {
  const from = (array: ArrayLike<number>): Read => (row) => array[row]!;
  switch (column.storage) {
    case "i8":
      return from(typed(column.values, Int8Array, 1));
    case "u8":
      return from(typed(column.values, Uint8Array, 1));
    case "i16":
      return from(typed(column.values, Int16Array, 2));
    case "u16":
      return from(typed(column.values, Uint16Array, 2));
    case "i32":
      return from(typed(column.values, Int32Array, 4));
    case "u32":
      return from(typed(column.values, Uint32Array, 4));
    case "f32":
      return from(typed(column.values, Float32Array, 4));
    case "f64":
      return from(typed(column.values, Float64Array, 8));
    case "i64":
      return readLong(column.values, true);
    case "u64":
      return readLong(column.values, false);
    case "utf8":
      return readSlices(column, (bytes) => decoder.decode(bytes));
    case "bytes":
      return readSlices(column, (bytes) => bytes);
    case "range": {
      const [start, step] = column.range ?? [0, 1];
      return (row) => start + row * step;
    }
    case "none":
      return () => null;
  }
}

function withMeaning(column: Column, read: Read): Read {
  if (column.categories) {
    const categories = column.categories;
    return (row) => categories[Number(read(row))] ?? null;
  }
  if (column.kind === "bool") return (row) => Boolean(read(row));
  if (column.kind === "float") return (row) => (Number.isNaN(read(row)) ? null : read(row));
  return read;
}

/** One column's cells by row. */
export interface CellReader {
  readonly column: Column;
  readonly name: string;
  get(row: number): Cell;
}

/** A column as it came. */
export class ColumnReader implements CellReader {
  readonly column: Column;
  readonly name: string;
  private read: Read | null = null;

  constructor(column: Column) {
    this.column = column;
    this.name = column.name.join("_");
  }

  get(row: number): Cell {
    return (this.read ??= this.open())(row);
  }

  private open(): Read {
    const read = withMeaning(this.column, readValues(this.column));
    if (!this.column.validity) return read;
    const bits = bytesOf(this.column.validity);
    return (row) => ((bits[row >> 3]! >> (row & 7)) & 1 ? read(row) : null);
  }
}

/** A table's readers. Equal tables share them: made once for each `TableData`. */
export interface TableReader {
  data: TableData;
  numRows: number;
  index: ColumnReader[];
  columns: ColumnReader[];
}

const readers = new WeakMap<TableData, TableReader>();

export function readTable(data: TableData): TableReader {
  let reader = readers.get(data);
  if (!reader) {
    const open = (column: Column) => new ColumnReader(column);
    reader = { data, numRows: data.num_rows, index: data.index.map(open), columns: data.columns.map(open) };
    readers.set(data, reader);
  }
  return reader;
}
