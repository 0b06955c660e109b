import { expect, test } from "vitest";
import { readTable } from "../../../runtime/web/src/views/data/tabledata";
import { bits, floats, longs, range, tableOf, texts } from "./tables";

const all = (data: ReturnType<typeof tableOf>, column = 0) =>
  Array.from({ length: data.num_rows }, (_, row) => readTable(data).columns[column]!.get(row));

test("numbers, exact beyond 2^53", () => {
  expect(all(tableOf([longs("a", [1n, -1n, 2n ** 60n, -(2n ** 60n)])], 4))).toEqual([1, -1, 2n ** 60n, -(2n ** 60n)]);
  expect(all(tableOf([floats("a", [1.5, NaN])], 2))).toEqual([1.5, null]);
});

test("unsigned 64-bit numbers keep their top bit", () => {
  const column = { ...longs("a", [-1n]), storage: "u64" as const };
  expect(all(tableOf([column], 1))).toEqual([2n ** 64n - 1n]);
});

test("texts with missing ones and other scripts", () => {
  expect(all(tableOf([texts("a", ["é", null, "", "漢字"])], 4))).toEqual(["é", null, "", "漢字"]);
});

test("categories, ranges and booleans", () => {
  const codes = { name: ["c"], kind: "text", storage: "i8", values: new Uint8Array([0, 255, 1]), validity: bits([true, false, true]), categories: ["x", "y"], dtype: "category" } as const;
  expect(all(tableOf([{ ...codes, name: ["c"], categories: ["x", "y"] }], 3))).toEqual(["x", null, "y"]);
  expect(all(tableOf([{ ...range, range: [10, -2] }], 3))).toEqual([10, 8, 6]);
  const bools = { name: ["b"], kind: "bool", storage: "u8", values: new Uint8Array([1, 0]), dtype: "bool" } as const;
  expect(all(tableOf([{ ...bools, name: ["b"] }], 2))).toEqual([true, false]);
});

test("buffers that lie unaligned in a bigger one", () => {
  const whole = new Uint8Array(9);
  new DataView(whole.buffer).setFloat64(1, 2.5, true);
  expect(all(tableOf([{ ...floats("a", []), values: whole.subarray(1) }], 1))).toEqual([2.5]);
});

test("base64 buffers of a prerendered page", () => {
  expect(all(tableOf([{ ...floats("a", []), values: { $b64: btoa(String.fromCharCode(...new Uint8Array(new Float64Array([7]).buffer))) } }], 1))).toEqual([7]);
});

test("a million rows open at once and are read where they are asked for", () => {
  const data = tableOf([floats("f", Array.from({ length: 1_000_000 }, (_, row) => row))], 1_000_000);
  const start = performance.now();
  expect(readTable(data).columns[0]!.get(999_999)).toBe(999_999);
  expect(performance.now() - start).toBeLessThan(50);
});
