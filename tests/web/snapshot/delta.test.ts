import { expect, test } from "vitest";
import { applyDelta, changedPages, makeDelta } from "../../../runtime/web/src/snapshot/delta";
import { PAGE } from "../../../runtime/web/src/snapshot/format";

const pages = (...values: number[]) => new Uint8Array(values.flatMap((value) => Array<number>(PAGE).fill(value)));

test("only pages that differ are kept, in runs, empty ones by number", () => {
  const delta = makeDelta(pages(1, 2, 3, 0, 5), pages(1, 9, 9, 9, 5), new Set());
  expect(delta.pages).toEqual([[1, 2]]);
  expect(delta.zero).toEqual([[3, 1]]);
  expect(Buffer.compare(delta.bytes, pages(2, 3))).toBe(0);
});

test("a fresh memory becomes the recorded one", () => {
  const memory = pages(1, 2, 3, 0, 5);
  const fresh = pages(1, 9, 9, 9, 5);
  const delta = makeDelta(memory, fresh, new Set());
  applyDelta(fresh, delta, [delta.bytes]);
  expect(Buffer.compare(fresh, memory)).toBe(0);
});

test.each([1, 1000, PAGE, PAGE + 7])("its bytes may come in blocks of %d", (size) => {
  const memory = pages(1, 2, 3, 0, 5);
  const fresh = pages(1, 9, 9, 9, 6);
  const delta = makeDelta(memory, fresh, new Set());
  const blocks = Array.from({ length: Math.ceil(delta.bytes.length / size) }, (_, at) => delta.bytes.subarray(at * size, (at + 1) * size));
  applyDelta(fresh, delta, blocks);
  expect(Buffer.compare(fresh, memory)).toBe(0);
});

test("pages that another engine may have otherwise are always kept", () => {
  const memory = pages(1, 0);
  const delta = makeDelta(memory, memory, new Set([0, 1]));
  const elsewhere = pages(7, 7);
  applyDelta(elsewhere, delta, [delta.bytes]);
  expect(Buffer.compare(elsewhere, memory)).toBe(0);
});

test("nothing is written when bytes are missing", () => {
  const fresh = pages(1, 1);
  expect(() => applyDelta(fresh, { pages: [[0, 2]], zero: [] }, [pages(2)])).toThrow("not 8192");
  expect(Buffer.compare(fresh, pages(1, 1))).toBe(0);
});

test("pages beyond the shorter memory's end have changed", () => {
  expect([...changedPages(pages(1, 2, 3), pages(1, 5))]).toEqual([1, 2]);
});
