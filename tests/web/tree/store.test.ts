import { expect, test, vi } from "vitest";
import type { TreeNode, WireNode } from "../../../runtime/web/src/protocol/messages";
import { deepEqual } from "../../../runtime/web/src/tree/equal";
import { emptyRoots, TreeStore } from "../../../runtime/web/src/tree/store";

const text = (body: string): WireNode => ({ type: "text", props: { body } });
const input = (id: string, value?: string): WireNode => ({
  type: "text_input",
  id,
  props: { label: "L", label_visibility: "visible", disabled: false, type: "default", max_chars: null, placeholder: null, autocomplete: "", clearable: false, live: null },
  ...(value !== undefined && { value }),
});
const box: WireNode = { type: "container", props: { direction: "vertical", gap: null, wrap: false, justify: "left", align: "top", border: false } };

function makeStore(): { store: TreeStore; values: unknown[] } {
  const values: unknown[] = [];
  return { store: new TreeStore(emptyRoots(), (...seen) => values.push(seen)), values };
}

test("an equal node is not replaced, and nobody is told", () => {
  const { store } = makeStore();
  store.apply({ op: "set", path: [0, 0], node: text("a") });
  const handle = store.find([0, 0])!;
  const before = handle.get();
  const told = vi.fn();
  handle.subscribe(told);
  store.roots[0]!.subscribe(told);
  store.apply({ op: "set", path: [0, 0], node: text("a") });
  expect(handle.get()).toBe(before);
  expect(told).not.toHaveBeenCalled();
});

test("a changed node tells its own place only", () => {
  const { store } = makeStore();
  for (const position of [0, 1, 2]) store.apply({ op: "set", path: [0, position], node: text(`${position}`) });
  const told = [0, 1, 2].map((position) => {
    const listener = vi.fn();
    store.find([0, position])!.subscribe(listener);
    return listener;
  });
  const parent = vi.fn();
  store.roots[0]!.subscribe(parent);
  store.apply({ op: "set", path: [0, 1], node: text("new") });
  expect(told.map((listener) => listener.mock.calls.length)).toEqual([0, 1, 0]);
  expect(parent).not.toHaveBeenCalled();
});

test("a block keeps its children when the same type is set again, not when another is", () => {
  const { store } = makeStore();
  store.apply({ op: "set", path: [0, 0], node: box });
  store.apply({ op: "set", path: [0, 0, 0], node: text("inside") });
  store.apply({ op: "set", path: [0, 0], node: { ...box, props: { ...box.props, border: true } } as WireNode });
  expect(store.find([0, 0, 0])!.node).toEqual(text("inside"));
  store.apply({ op: "set", path: [0, 0], node: text("instead") });
  expect(store.find([0, 0, 0])).toBeUndefined();
});

test("trim keeps the first children", () => {
  const { store } = makeStore();
  for (const position of [0, 1, 2]) store.apply({ op: "set", path: [0, position], node: text(`${position}`) });
  store.apply({ op: "trim", path: [0], count: 1 });
  expect(store.roots[0]!.children.map((child) => child.node)).toEqual([text("0")]);
});

test("a gap is filled, a missing parent is named", () => {
  const { store } = makeStore();
  store.apply({ op: "set", path: [0, 2], node: text("third") });
  expect(store.roots[0]!.children.map((child) => child.node.type)).toEqual(["empty", "empty", "text"]);
  expect(() => store.apply({ op: "set", path: [0, 9, 0], node: text("lost") })).toThrow(/\[0, 9, 0\]/);
});

test("values leave the node: the page owns them", () => {
  const { store, values } = makeStore();
  store.apply({ op: "set", path: [0, 0], node: { ...input("w", "now"), default: "then" } });
  expect(values).toEqual([["w", "now", "then"]]);
  expect(store.find([0, 0])!.node).toEqual(input("w"));
  const before = store.find([0, 0])!.node;
  store.apply({ op: "set", path: [0, 0], node: input("w", "now") });
  expect(store.find([0, 0])!.node).toBe(before);
});

test("another widget at a place is another handle", () => {
  const { store } = makeStore();
  store.apply({ op: "set", path: [0, 0], node: input("a", "") });
  const first = store.find([0, 0]);
  store.apply({ op: "set", path: [0, 0], node: input("b", "") });
  expect(store.find([0, 0])).not.toBe(first);
  expect([...store.ids()]).toEqual(["b"]);
});

test("what a run has not reached is stale until it is set or the run ends", () => {
  const { store } = makeStore();
  for (const position of [0, 1, 2]) store.apply({ op: "set", path: [0, position], node: text(`${position}`) });
  const stale = () => store.roots[0]!.children.map((child) => child.get().stale);
  store.markReached([{ path: [0], count: 1 }]);
  expect(stale()).toEqual([false, true, true]);
  store.apply({ op: "set", path: [0, 1], node: text("1") });
  expect(stale()).toEqual([false, false, true]);
  store.settle();
  expect(stale()).toEqual([false, false, false]);
});

test("a prerendered tree becomes handles", () => {
  const roots: TreeNode[] = emptyRoots();
  roots[0]!.children = [{ ...box, children: [text("deep")] }];
  const store = new TreeStore(roots, () => {});
  expect(store.find([0, 0, 0])!.node).toEqual(text("deep"));
});

test("rows are appended to a table", () => {
  const { store } = makeStore();
  const column = (values: number[], validity?: number[]) => ({
    name: ["n"],
    kind: "integer" as const,
    storage: "u8" as const,
    values: new Uint8Array(values),
    dtype: "uint8",
    ...(validity && { validity: new Uint8Array(validity) }),
  });
  const words = (text: string, offsets: number[]) => ({
    name: ["w"],
    kind: "text" as const,
    storage: "utf8" as const,
    values: new TextEncoder().encode(text),
    offsets: new Uint8Array(new Int32Array(offsets).buffer),
    dtype: "object",
  });
  const table = (rows: number, columns: ReturnType<typeof column | typeof words>[]) => ({ num_rows: rows, index: [], columns });
  store.apply({ op: "set", path: [0, 0], node: { type: "table", props: { data: table(2, [column([1, 2]), words("abc", [0, 1, 3])]), border: true } } });
  store.apply({ op: "append", path: [0, 0], name: null, data: table(2, [column([3, 4], [0b01]), words("de", [0, 2, 2])]) });
  const { data } = store.find([0, 0])!.node.props as { data: ReturnType<typeof table> };
  expect(data.num_rows).toBe(4);
  expect([...(data.columns[0]!.values as Uint8Array)]).toEqual([1, 2, 3, 4]);
  expect([...((data.columns[0] as ReturnType<typeof column>).validity as Uint8Array)]).toEqual([0b0111]);
  const joined = data.columns[1] as ReturnType<typeof words>;
  expect(new TextDecoder().decode(joined.values)).toBe("abcde");
  expect([...new Int32Array((joined.offsets as Uint8Array).slice().buffer)]).toEqual([0, 1, 3, 5, 5]);
});

test("equality sees bytes in either form, and media by their hash", () => {
  expect(deepEqual({ $b64: btoa("hi") }, new TextEncoder().encode("hi"))).toBe(true);
  expect(deepEqual({ $b64: btoa("hi") }, new TextEncoder().encode("ho"))).toBe(false);
  expect(deepEqual({ mime: "a", hash: "1", url: "x" }, { mime: "a", hash: "1", data: new Uint8Array(2) })).toBe(true);
  expect(deepEqual([1, { a: null }], [1, { a: null }])).toBe(true);
  expect(deepEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false);
});
