import { expect, test } from "vitest";
import type { Dataframe, TableData } from "../../../runtime/web/src/protocol/elements";
import { gridColumns } from "../../../runtime/web/src/views/data/columns";
import { fittingWidth, sampledRows, textWidth } from "../../../runtime/web/src/views/data/widths";
import { floats, tableOf, texts } from "./tables";

function widths(data: TableData, more: Partial<Dataframe> = {}): number[] {
  const props: Dataframe = { data, column_config: {}, column_order: null, hide_index: true, selection_mode: [], row_height: null, placeholder: null, width: "stretch", height: "auto", ...more };
  return gridColumns(props, "en").map(({ width }) => width);
}

test.each([
  ["", 0],
  // As a canvas measures them in the page's font.
  ["this is a very long header name", 180.1],
  ["2021-01-01 10:20:30", 115.9],
  ["Café", textWidth("Cafe")],
  ["日本語", 42],
  ["한", 14],
  ["\n", 0],
])("the width of %j", (text, expected) => {
  expect(Math.abs(textWidth(text) - expected)).toBeLessThan(0.2);
});

test("the rows that are measured", () => {
  expect(sampledRows(0, true)).toEqual([]);
  expect(sampledRows(9, true)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(sampledRows(50, true).at(-1)).toBe(49);
  expect(sampledRows(5000, false).at(-1)).toBe(8);
});

test("a column fits its title and its cells, but for those far wider than the others", () => {
  expect(fittingWidth(10, [20])).toBe(50);
  expect(fittingWidth(80.2, [20])).toBe(81);
  expect(fittingWidth(10, [60, 60, 60, 60, 300])).toBe(300);
  expect(fittingWidth(10, [60, 60, 60, 60, 61.5, 300])).toBe(62);
  expect(fittingWidth(10, [900])).toBe(500);
});

test("what a prerendered page has measures as the whole table does", () => {
  const values = Array.from({ length: 101 }, (_, row) => (row === 100 ? 123_456_789_012 : row));
  const whole = tableOf([floats("n", values)], 101);
  expect(widths(whole)).toEqual(widths({ ...whole, num_rows: 100, total_rows: 101 }));
});

test("cells by their type", () => {
  const long = "a text of some length";
  const of = (type: string, cell: string | null) => widths(tableOf([texts("c", [cell])], 1), { column_config: { c: { type_config: { type } } } })[0]!;
  expect(of("text", long)).toBe(Math.ceil(textWidth(long) + 16));
  expect(of("button", long)).toBe(Math.ceil(textWidth(long) + 32));
  expect(of("checkbox", long)).toBe(50);
  expect([of("bar_chart", "[1,2]"), of("bar_chart", null)]).toEqual([150, 120]);
  // Bubbles: 8 around each text, 4 between two.
  expect(of("list", '["some text","more"]')).toBe(Math.ceil(textWidth("some text") + textWidth("more") + 2 * 16 + 4 + 16));
  expect(of("list", null)).toBe(50);
});

test("a Styler's texts are measured, and the icon of a column that can be edited", () => {
  const styler = { css: "", caption: null, uuid: "", display: [["twelve thousand and some"]] };
  expect(widths(tableOf([floats("n", [12_000])], 1, { styler }))[0]).toBe(Math.ceil(textWidth("twelve thousand and some") + 16));
  const table = tableOf([floats("a longer title", [1])], 1);
  expect(widths(table, { editing: { num_rows: "fixed", disabled: false } })[0]).toBe(widths(table)[0]! + 28);
});
