import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import type { TableData } from "../../../runtime/web/src/protocol/elements";
import { arrowParts, columnsOf } from "../../../runtime/web/src/views/components/arrow";
import { bits, floats, longs, texts } from "../data/tables";

const RANGE = { name: [""], kind: "integer", storage: "range", range: [0, 1], values: new Uint8Array(), dtype: "int64" } as const;

const rows = (bytes: Uint8Array) => tableFromIPC(bytes).toArray().map((row) => (row as { toJSON(): object }).toJSON());

test("a table's data, index and labels each by itself", () => {
  const table = {
    num_rows: 2,
    index: [texts("key", ["x", "y"])],
    columns: [
      floats("a", [1.5, NaN]),
      longs("b", [1n, 2n], "integer", { validity: bits([true, false]) }),
      texts("c", ["é", null]),
      { name: ["d"], kind: "bool", storage: "u8", values: new Uint8Array([1, 0]), dtype: "bool" },
      longs("t", [1_700_000_000_000_000n, 0n], "datetime", { timezone: "UTC" }),
      texts("l", ["[1,2]", "[]"], "json"),
      texts("o", ['{"x":1}', "[true]"], "json"),
    ],
  } as unknown as TableData;
  const { data, index, columns } = arrowParts(table);
  const read = tableFromIPC(data);
  expect(read.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "a Float64", "b Int64", "c Utf8", "d Bool", "t Timestamp<MICROSECOND, UTC>", "l List<Float64>", "o Utf8", "key Utf8",
  ]);
  expect(read.getChild("b")!.toArray()[0]).toBe(1n);
  expect([read.getChild("b")!.get(1), read.getChild("c")!.get(1)]).toEqual([null, null]);
  expect([...read.getChild("c")!]).toEqual(["é", null]);
  expect([...read.getChild("d")!]).toEqual([true, false]);
  expect(read.getChild("t")!.get(0)).toBe(1_700_000_000_000);
  expect([...(read.getChild("l")!.get(0) as Iterable<number>)]).toEqual([1, 2]);
  expect(rows(index)).toEqual([{ 0: "x" }, { 0: "y" }]);
  expect(rows(columns).map((row) => Object.values(row)[0])).toEqual(["a", "b", "c", "d", "t", "l", "o"]);
});

test("a numbered index is no column; labels may be there twice", () => {
  const { data, index } = arrowParts({ num_rows: 2, index: [RANGE], columns: [floats("a", [1, 2]), floats("a", [3, 4])] } as unknown as TableData);
  expect(tableFromIPC(data).schema.fields.map(({ name }) => name)).toEqual(["a", "a"]);
  expect(tableFromIPC(index).getChildAt(0)!.toArray()).toEqual(new BigInt64Array([0n, 1n]));
});

test("a component's table comes back as columns", () => {
  const table = { num_rows: 2, index: [texts("", ["p", "q"])], columns: [longs("n", [1n, 2n]), texts("s", ["x", null])] } as unknown as TableData;
  expect(columnsOf(arrowParts(table))).toEqual({ n: [1, 2], s: ["x", null] });
});
