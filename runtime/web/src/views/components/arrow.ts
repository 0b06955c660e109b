/** Tables as custom components want them: Arrow's IPC format, data, index and column labels each by itself. */
import {
  Bool,
  DataType,
  DateDay,
  DurationMicrosecond,
  Field,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  TimeMicrosecond,
  TimestampMicrosecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  Vector,
} from "apache-arrow";
import type { Column, TableData } from "../../protocol/elements";
import { readTable, type ColumnReader } from "../data/tabledata";
import { bytesOf } from "../media";

/** What the component's library reads (its `ArrowTable`). */
export interface ArrowParts {
  data: Uint8Array;
  index: Uint8Array;
  columns: Uint8Array;
}

type Named = [name: string, vector: Vector];

const encoder = new TextEncoder();
const NUMBERS: Record<string, [new () => DataType, new (buffer: ArrayBuffer) => ArrayBufferView]> = {
  i8: [Int8, Int8Array],
  u8: [Uint8, Uint8Array],
  i16: [Int16, Int16Array],
  u16: [Uint16, Uint16Array],
  i32: [Int32, Int32Array],
  u32: [Uint32, Uint32Array],
  i64: [Int64, BigInt64Array],
  u64: [Uint64, BigUint64Array],
  f32: [Float32, Float32Array],
  f64: [Float64, Float64Array],
};
const MOMENTS: Record<string, (column: Column) => DataType> = {
  datetime: ({ timezone }) => new TimestampMicrosecond(timezone ?? null),
  date: () => new DateDay(),
  time: () => new TimeMicrosecond(),
  timedelta: () => new DurationMicrosecond(),
};

export function arrowParts(table: TableData): ArrowParts {
  const { index } = readTable(table);
  const levels = index.map((reader, number): Named => [String(number), vectorOf(reader, table.num_rows)]);
  const depth = Math.max(1, ...table.columns.map(({ name }) => name.length));
  const labels = Array.from({ length: depth }, (_, level): Named => [String(level), texts(table.columns.map(({ name }) => name[level] ?? ""))]);
  const ipc = (vectors: Named[], length: number) => tableToIPC(tableOf(vectors, length), "stream");
  return { data: arrowBytes(table), index: ipc(levels, table.num_rows), columns: ipc(labels, table.columns.length) };
}

/** The table with its index among its columns, unless that only counts the rows. */
export function arrowTable(table: TableData): Table {
  const { columns, index } = readTable(table);
  const named = index.flatMap((reader, number): Named[] =>
    reader.column.storage === "range" ? [] : [[reader.column.name.join("_") || `__index_level_${number}__`, vectorOf(reader, table.num_rows)]],
  );
  const data = columns.map((reader): Named => [reader.column.name.join("_"), vectorOf(reader, table.num_rows)]);
  return tableOf([...data, ...named], table.num_rows);
}

export const arrowBytes = (table: TableData): Uint8Array => tableToIPC(arrowTable(table), "stream");

/** Labels may be there twice, which a table made of an object could not hold. */
function tableOf(vectors: Named[], length: number): Table {
  const fields = vectors.map(([name, vector]) => new Field(name, vector.type as DataType, true));
  const children = vectors.map(([, vector]) => vector.data[0]!);
  const struct = makeData({ type: new Struct(fields), length, children });
  return new Table(new Schema(fields), [new RecordBatch(new Schema(fields), struct as never)]);
}

function vectorOf(reader: ColumnReader, length: number): Vector {
  const { column } = reader;
  const cells = () => Array.from({ length }, (_, row) => reader.get(row));
  if (column.kind === "bool") return bools(cells());
  if (column.kind === "json") return nested(cells() as (string | null)[]);
  if (column.storage === "range") return vector(new Int64(), { length, data: BigInt64Array.from(cells(), (cell) => BigInt(cell as number)) });
  const nullBitmap = column.validity ? aligned(column.validity, Uint8Array) : undefined;
  if (column.storage === "utf8") {
    const valueOffsets = aligned(column.offsets ?? new Uint8Array(4), Int32Array);
    return vector(new Utf8(), { length, nullBitmap, valueOffsets, data: bytesOf(column.values) });
  }
  const number = NUMBERS[column.storage];
  if (column.categories || !number) return texts(cells().map((cell) => (cell === null ? null : String(cell))));
  const type = MOMENTS[column.kind]?.(column) ?? new number[0]();
  return vector(type, { length, nullBitmap, data: aligned(column.values, number[1]) });
}

/** Arrow's own builders compile their tests of missing values, which the page's policy forbids: buffers are laid out here. */
function vector(type: DataType, parts: object): Vector {
  return new Vector([makeData({ type, ...parts } as never)]);
}

function bits(flags: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, at) => {
    if (flag) bytes[at >> 3]! |= 1 << (at & 7);
  });
  return bytes;
}

const bitmap = (values: readonly unknown[]): Uint8Array | undefined => (values.includes(null) ? bits(values.map((value) => value !== null)) : undefined);

function bools(values: readonly unknown[]): Vector {
  return vector(new Bool(), { length: values.length, nullBitmap: bitmap(values), data: bits(values.map((value) => value === true || value === 1)) });
}

function texts(values: readonly (string | null)[]): Vector {
  const parts = values.map((value) => encoder.encode(value ?? ""));
  const valueOffsets = new Int32Array(parts.length + 1);
  parts.forEach((part, at) => (valueOffsets[at + 1] = valueOffsets[at]! + part.length));
  const data = new Uint8Array(valueOffsets.at(-1)!);
  parts.forEach((part, at) => data.set(part, valueOffsets[at]));
  return vector(new Utf8(), { length: values.length, nullBitmap: bitmap(values), valueOffsets, data });
}

/** Lists of numbers and of texts as such; anything else as the JSON text it is. */
function nested(values: readonly (string | null)[]): Vector {
  const lists = values.map((value) => (value === null ? null : (JSON.parse(value) as unknown)));
  if (!lists.every((list) => list === null || Array.isArray(list))) return texts(values);
  const items = lists.flatMap((list) => (list as unknown[] | null) ?? []);
  const numbers = items.every((item) => typeof item === "number");
  if (!numbers && !items.every((item) => typeof item === "string")) return texts(values);
  const child = numbers ? vector(new Float64(), { length: items.length, data: Float64Array.from(items as number[]) }) : texts(items as string[]);
  const valueOffsets = new Int32Array(values.length + 1);
  lists.forEach((list, at) => (valueOffsets[at + 1] = valueOffsets[at]! + ((list as unknown[] | null)?.length ?? 0)));
  const type = new List(new Field("item", child.type as DataType, true));
  return vector(type, { length: values.length, nullBitmap: bitmap(values), valueOffsets, child: child.data[0] });
}

/** A copy that begins where its memory does. */
function aligned<T>(buffer: Column["values"], make: new (buffer: ArrayBuffer) => T): T {
  return new make(bytesOf(buffer).slice().buffer);
}

/** A component's table as columns of JSON values; its index is left out. */
export function columnsOf(parts: Pick<ArrowParts, "data">): Record<string, unknown[]> {
  const table = tableFromIPC(parts.data);
  const fields = table.schema.fields.map(({ name }) => name).filter((name) => !/^__index_level_\d+__$/.test(name));
  return Object.fromEntries(fields.map((name) => [name, Array.from(table.getChild(name) ?? [], plainValue)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Date ? value.toISOString() : JSON.parse(JSON.stringify(value ?? null));
}
