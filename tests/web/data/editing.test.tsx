/** The edits of a table: how they change, what Python gets of them, and what becomes of what is typed. */
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import type { Column, ColumnConfig, Dataframe } from "../../../runtime/web/src/protocol/elements";
import type { WidgetValue } from "../../../runtime/web/src/protocol/messages";
import { gridColumns } from "../../../runtime/web/src/views/data/columns";
import { canAdd, canDelete, isEditable, newRow, requiredColumns, withEdits } from "../../../runtime/web/src/views/data/editing/overlay";
import { completed, countRows, NO_EDITS, rowIds, withCells, withoutRows, withRow } from "../../../runtime/web/src/views/data/editing/state";
import { useEdits } from "../../../runtime/web/src/views/data/editing/use-edits";
import { inputText, numberOf, parseValue } from "../../../runtime/web/src/views/data/editing/values";
import { HostContext, type WidgetHost } from "../../../runtime/web/src/views/view";
import { floats, longs, tableOf, texts } from "./tables";

const DATA = tableOf([longs("n", [1n, 2n, 3n]), texts("t", ["a", "b", null])], 3);

function editor(num_rows: "fixed" | "dynamic" | "add" | "delete", column_config: Record<string, ColumnConfig> = {}, data = DATA): Dataframe {
  return { data, column_config, column_order: null, hide_index: true, selection_mode: [], row_height: null, placeholder: null, width: "stretch", height: "auto", editing: { num_rows, disabled: false } };
}

function columnOf(column: Column, config: ColumnConfig = {}) {
  const props = editor("fixed", { [column.name[0]!]: config }, tableOf([column], 1));
  return gridColumns(props, "en")[0]!;
}

test("cells, rows and their ids", () => {
  let state = withCells(NO_EDITS, [{ row: 0, column: "n", value: 9 }], 3);
  state = withRow(state, { n: 4 });
  state = withCells(state, [{ row: 3, column: "t", value: "new" }], 3);
  expect(state).toEqual({ edited_rows: { 0: { n: 9 } }, added_rows: [{ n: 4, t: "new" }], deleted_rows: [] });
  expect(rowIds(state, 3, null)).toBeNull();
  state = withoutRows(state, [0, 2], 3);
  expect(state).toEqual({ edited_rows: {}, added_rows: [{ n: 4, t: "new" }], deleted_rows: [0, 2] });
  expect([...rowIds(state, 3, null)!]).toEqual([1, 3]);
  expect([...rowIds(NO_EDITS, 3, Uint32Array.of(2, 0, 1))!]).toEqual([2, 0, 1]);
  expect(countRows(state, 3)).toBe(2);
  expect(withoutRows(state, [3], 3).added_rows).toEqual([]);
});

test("readers show the edits", () => {
  const props = editor("dynamic");
  const state = { edited_rows: { 1: { n: null, t: "x" } }, added_rows: [{ n: 7 }], deleted_rows: [] };
  const [n, t] = withEdits(gridColumns(props, "en"), state, 3);
  expect([0, 1, 2, 3].map((row) => n!.reader.get(row))).toEqual([1, null, 3, 7]);
  expect([0, 1, 3].map((row) => t!.reader.get(row))).toEqual(["a", "x", null]);
});

test("moments are cells of their column's kind", () => {
  const column = columnOf(longs("at", [0n], "datetime"));
  const [edited] = withEdits([column], { ...NO_EDITS, edited_rows: { 0: { at: "2024-01-02T03:04:05.000" } } }, 1);
  expect(edited!.reader.get(0)).toBe(Date.UTC(2024, 0, 2, 3, 4, 5) * 1000);
  expect(inputText(edited!, edited!.reader.get(0), "datetime")).toBe("2024-01-02T03:04:05");
});

test("what can be edited, added and deleted", () => {
  const props = editor("add", { t: { disabled: true }, n: { required: true, default: 5 } });
  const [n, t] = gridColumns(props, "en");
  expect([isEditable(props, n!), isEditable(props, t!), canAdd(props), canDelete(props)]).toEqual([true, false, true, false]);
  expect(newRow(props, [n!, t!])).toEqual({ n: 5, t: null });
  expect(requiredColumns(props, [n!, t!])).toEqual(["n"]);
  expect(canDelete(editor("delete"))).toBe(true);
  expect(canAdd({ ...editor("dynamic"), data: { ...DATA, total_rows: 500 } })).toBe(false);
  expect(isEditable({ ...props, editing: { num_rows: "add", disabled: true } }, n!)).toBe(false);
});

test("an added row waits for its required cells", () => {
  const state = { ...NO_EDITS, added_rows: [{ n: null, t: "x" }, { n: 1, t: null }] };
  expect(completed(state, ["n"]).added_rows).toEqual([{ n: 1, t: null }]);
  expect(completed(state, [])).toBe(state);
});

test.each([
  ["1,234.5", 1234.5],
  ["2,5", 2.5],
  ["1.234,5", 1234.5],
  ["12,000", 12000],
  ["€ 12", 12],
  ["-3", -3],
  ["(5)", -5],
  ["1e3", 1000],
  ["many", null],
  ["", null],
])("numbers as spreadsheets write them: %s", (text, number) => expect(numberOf(text)).toBe(number));

test("values by column type", () => {
  const number = columnOf(floats("x", [1]), { type_config: { type: "number", min_value: 0, max_value: 10, step: 0.5 } });
  expect([parseValue(number, "2.7"), parseValue(number, 11), parseValue(number, -1), parseValue(number, "")]).toEqual([2.5, undefined, undefined, null]);
  expect(parseValue(columnOf(longs("x", [1n])), "2.9")).toBe(2);
  expect(parseValue(columnOf(longs("x", [1n]), { required: true }), "")).toBeUndefined();
  const text = columnOf(texts("x", ["a"]), { type_config: { type: "text", max_chars: 3, validate: "^a" } });
  expect([parseValue(text, "abcd"), parseValue(text, "b")]).toEqual(["abc", undefined]);
  const box = columnOf(texts("x", ["a"]), { type_config: { type: "checkbox" } });
  expect([parseValue(box, "yes"), parseValue(box, "0"), parseValue(box, "maybe")]).toEqual([true, false, undefined]);
  const choice = columnOf(longs("x", [1n]), { type_config: { type: "selectbox", options: [{ value: 1, label: "one" }, 2] } });
  expect([parseValue(choice, "one"), parseValue(choice, "2"), parseValue(choice, "3")]).toEqual([1, 2, undefined]);
  const many = columnOf(texts("x", ['["a"]'], "json"), { type_config: { type: "multiselect", options: ["a", "b"] } });
  expect([parseValue(many, ["a"]), parseValue(many, "b, z"), parseValue(many, "z")]).toEqual([["a"], ["b"], undefined]);
});

test("dates and times", () => {
  const date = columnOf({ ...longs("x", [0n], "date"), storage: "i32" }, { type_config: { type: "date", min_value: "2024-01-01" } });
  expect([parseValue(date, "2024-05-06"), parseValue(date, "2023-01-01"), parseValue(date, "soon")]).toEqual(["2024-05-06", undefined, undefined]);
  const time = columnOf(longs("x", [0n], "time"));
  expect([parseValue(time, "9:05"), parseValue(time, "9:05 pm"), parseValue(time, "25:00")]).toEqual(["09:05:00.000", "21:05:00.000", undefined]);
  expect(parseValue(columnOf(longs("x", [0n], "datetime")), "2024-05-06T07:08")).toBe("2024-05-06T07:08:00.000");
  const zoned = columnOf(longs("x", [0n], "datetime", { timezone: "Europe/Berlin" }));
  expect(parseValue(zoned, "2024-07-01T12:00:00")).toBe("2024-07-01T10:00:00.000Z");
  expect(parseValue(zoned, "2024-01-01T12:00:00")).toBe("2024-01-01T11:00:00.000Z");
});

test("the value: undone, redone, and without rows that wait", () => {
  let value: WidgetValue | undefined;
  const listeners = new Set<() => void>();
  const host = {
    getValue: () => value,
    subscribeValue: (_id: string, listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
    setValue: (_ref: unknown, next: WidgetValue) => ((value = next), listeners.forEach((listener) => listener())),
    subscribeForm: () => () => {},
  } as unknown as WidgetHost;
  const props = editor("dynamic", { n: { required: true } });
  const node = { type: "dataframe" as const, props, id: "e", value: NO_EDITS as unknown as WidgetValue };
  const columns = gridColumns(props, "en");
  const { result } = renderHook(() => useEdits(node, columns), { wrapper: ({ children }: { children: ReactNode }) => <HostContext value={host}>{children}</HostContext> });
  act(() => result.current.edit([{ row: 0, column: "t", value: "x" }]));
  act(() => result.current.add(1));
  expect(value).toMatchObject({ edited_rows: { 0: { t: "x" } }, added_rows: [] });
  expect(result.current.state.added_rows).toHaveLength(1);
  act(() => result.current.edit([{ row: 3, column: "n", value: 8 }]));
  expect(value).toMatchObject({ added_rows: [{ n: 8, t: null }] });
  act(() => result.current.remove([1]));
  act(() => result.current.undo());
  expect(value).toMatchObject({ added_rows: [{ n: 8 }], deleted_rows: [] });
  act(() => result.current.redo());
  expect(value).toMatchObject({ deleted_rows: [1] });
  act(() => [1, 2, 3, 4].forEach(() => result.current.undo()));
  expect(value).toEqual(NO_EDITS);
});
