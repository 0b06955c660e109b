import { act, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Column, Dataframe } from "../../../runtime/web/src/protocol/elements";
import { displayText, gridColumns } from "../../../runtime/web/src/views/data/columns";
import { csvParts } from "../../../runtime/web/src/views/data/csv";
import { DataFrame } from "../../../runtime/web/src/views/data/dataframe";
import { buttonRenderer } from "../../../runtime/web/src/views/data/grid-buttons";
import { gridCell, type CellContext } from "../../../runtime/web/src/views/data/grid-cells";
import { gridTheme, scaleOf } from "../../../runtime/web/src/views/data/grid-theme";
import { cssLength, cssTotal, cssWidth, gridHeight, gridWidth, rootScale, rowLength, scaled } from "../../../runtime/web/src/views/data/measures";
import { nextSorting, sortedRows } from "../../../runtime/web/src/views/data/sort";
import { cellStyles } from "../../../runtime/web/src/views/data/styles";
import { fromValue, modeOf, toValue } from "../../../runtime/web/src/views/data/selection";
import { readTable } from "../../../runtime/web/src/views/data/tabledata";
import { rgbaColor } from "../../../runtime/web/src/views/theme-colors";
import { HostContext, type WidgetHost } from "../../../runtime/web/src/views/view";
import { floats, longs, range, tableOf, texts } from "./tables";

const DATA = tableOf([floats("price", [2, NaN, 1]), texts("name", ["b", "a", null])], 3);

function frame(more: Partial<Dataframe> = {}): Dataframe {
  return { data: DATA, column_config: {}, column_order: null, hide_index: null, selection_mode: [], row_height: null, placeholder: null, width: "stretch", height: "auto", ...more };
}

const host = { isStarting: () => false, getValue: () => undefined, subscribeValue: () => () => {}, subscribeForm: () => () => {} } as unknown as WidgetHost;
const element = (props: Dataframe) => <HostContext value={host}><DataFrame node={{ type: "dataframe", props }} props={props} /></HostContext>;
const names = (props: Dataframe) => gridColumns(props, "en").map(({ name }) => name);

test("the page holds the first rows as a table, the same at build and in the browser", async () => {
  const html = renderToString(element(frame()));
  const container = document.createElement("div");
  container.innerHTML = html;
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  document.body.append(container);
  await act(async () => void render(element(frame()), { container, hydrate: true }));
  expect(complaint.mock.calls.filter(([text]) => /hydrat/i.test(String(text)))).toEqual([]);
  expect(html).toContain(">price</th>");
  container.remove();
});

test("the box is the grid's: rows up to ten, then it scrolls", () => {
  const row = "round(2.1875rem, 1px)";
  expect(gridHeight(frame())).toBe(`min(3 * ${row} + ${row} + 2px, round(25rem, 1px))`);
  expect(gridHeight(frame(), 2)).toContain(`min(5 * ${row} `);
  expect(gridHeight(frame({ row_height: 50 }))).toBe(`min(3 * 50px + ${row} + 2px, round(25rem, 1px))`);
  expect(gridHeight(frame({ height: "content" }))).toBe(`calc(3 * ${row} + ${row} + 2px)`);
  expect(gridHeight(frame({ height: 123 }))).toBe("123px");
  expect(gridHeight(frame({ height: "stretch" }))).toBeNull();
  const html = renderToString(element(frame({ data: { ...DATA, total_rows: 1000 } })));
  expect(html).toContain(`height:min(1000 * ${row} + ${row} + 2px, round(25rem, 1px))`);
  expect(html).toContain(`height:min(997 * ${row}, 15000000px)`);
});

test("the toolbar belongs to the data frame's element", () => {
  const page = document.createElement("div");
  page.innerHTML = renderToString(element(frame()));
  const buttons = [...page.querySelectorAll("[data-testid=stDataFrame] > [data-testid=stElementToolbar] button")];
  expect(buttons.map((button) => button.getAttribute("aria-label"))).toEqual(["Download as CSV", "Search", "Fullscreen"]);
});

test("a wide table is previewed by fewer rows, in a box of the same height", () => {
  const numbers = Array.from({ length: 100 }, (_, row) => row + 0.5);
  const many = Array.from({ length: 40 }, (_, place) => floats(`c${place}`, numbers));
  const html = renderToString(element(frame({ data: tableOf(many, 100) })));
  const rows = html.split("<tr").length - 2;
  expect(rows).toBe(Math.floor(2000 / 41));
  expect(html).toContain(`height:min(${100 - rows} * round(2.1875rem, 1px), 15000000px)`);
});

/** What CSS makes of these lengths where the root has this size. */
function pixels(css: string, root: number): number {
  const round = (text: string) => text.replace(/round\(([\d.]+)rem, 1px\)/g, (_, rem: string) => String(Math.floor(Number(rem) * root + 0.5)));
  return round(css).replace(/^calc\((.*)\)$/, "$1").split(" + ").reduce((sum, part) => sum + parseFloat(part), 0);
}

test.each([13, 14, 15.5, 16, 20])("at a root of %d pixels the grid has the preview's sizes", (root) => {
  document.documentElement.style.fontSize = `${root}px`;
  const scale = rootScale();
  expect(scale).toBe(root / 16);
  for (let usual = 1; usual <= 500; usual++) expect(scaled(usual, scale)).toBe(pixels(cssLength(usual), root));
  const columns = gridColumns(frame({ column_config: { price: { width: 123 }, name: { width: "small" } } }), "en");
  expect(columns.map((column) => pixels(cssWidth(column), root))).toEqual(columns.map((column) => gridWidth(column, scale)));
  expect(columns.slice(1).map((column) => gridWidth(column, scale))).toEqual([123, 75]);
  expect(pixels(cssTotal(columns, 32), root)).toBe(columns.reduce((sum, column) => sum + gridWidth(column, scale), 32));
  expect(rowLength(frame({ row_height: 40 }))).toBe("40px");
  const theme = gridTheme(document.body, scale);
  expect(theme).toMatchObject({ baseFontStyle: `${14 * scale}px`, headerFontStyle: `${14 * scale}px`, cellHorizontalPadding: Math.round(8 * scale) });
  expect(scaleOf({ editorFontSize: theme.editorFontSize! })).toBe(scale);
  document.documentElement.style.fontSize = "";
});

test("what the columns leave of the box is shared out as the grid does it", () => {
  const cols = (props: Dataframe) => [...renderToString(element(props)).matchAll(/<col( style="[^"]*")?\/>/g)].map(([, style]) => style);
  const [index, price, name] = cols(frame());
  expect(index).toContain("width:round(3.125rem, 1px)");
  expect(price).toContain("width:calc(round(3.125rem, 1px) + round(down, max(0px, 100cqw - var(--st-columns)) / 2, 1px))");
  expect(name).toBeUndefined();
  expect(cols(frame({ width: "content" })).every((style) => /width:round/.test(style!))).toBe(true);
  expect(cols(frame({ selection_mode: ["multi-row"] }))[0]).toContain("width:32px");
});

test("names of several levels: the upper ones are headers above the titles", () => {
  const level = (name: string[]) => ({ ...floats("", [1]), name });
  const props = frame({ data: tableOf([level(["a", "b", "x"]), level(["a", "b", "y"]), level(["c", "", "x"])], 1) });
  const columns = gridColumns(props, "en");
  expect(columns.map(({ group, title }) => [group, title])).toEqual([["", ""], ["a / b", "x"], ["a / b", "y"], ["c", "x"]]);
  const html = renderToString(element(props));
  expect(html).toContain("height:min(1 * round(2.1875rem, 1px) + 2 * round(2.1875rem, 1px) + 2px, ");
  const page = document.createElement("div");
  page.innerHTML = html;
  expect([...page.querySelectorAll("[scope=colgroup]")].map((head) => [head.textContent, head.getAttribute("colspan")])).toEqual([["", "1"], ["a / b", "2"], ["c", "1"]]);
  expect([...csvParts(columns, 0, null)][0]).toBe("\ufeff,a / b / x,a / b / y,c / x\n");
});

test("columns: order, hidden ones, positions, pinned ones", () => {
  expect(names(frame())).toEqual(["_index", "price", "name"]);
  expect(names(frame({ column_order: ["name", "nope"] }))).toEqual(["_index", "name"]);
  expect(names(frame({ column_config: { price: { hidden: true } } }))).toEqual(["_index", "name"]);
  expect(names(frame({ column_config: { "_pos:2": { hidden: true }, _index: { hidden: true } } }))).toEqual(["price"]);
  expect(names(frame({ column_config: { name: { pinned: true } } }))).toEqual(["_index", "name", "price"]);
  expect(names(frame({ hide_index: true }))).toEqual(["price", "name"]);
  expect(names(frame({ selection_mode: ["multi-row"] }))).toEqual(["price", "name"]);
});

test("columns: types and widths follow data and configuration", () => {
  const data = tableOf([floats("n", [1]), texts("l", ["[1,2]"], "json"), texts("j", ["{}"], "json"), longs("d", [0n], "datetime")], 1);
  expect(gridColumns(frame({ data, hide_index: true }), "en").map(({ type, align }) => [type, align])).toEqual([
    ["number", "right"], ["list", "left"], ["json", "left"], ["datetime", "left"],
  ]);
  const [price] = gridColumns(frame({ hide_index: true, column_config: { price: { width: "small", label: "Price", type_config: { type: "progress" } } } }), "en");
  expect([price!.width, price!.grows, price!.title, price!.type]).toEqual([75, true, "Price", "progress"]);
});

test.each([
  [{ type: "link", display_text: "https://(.*?)\\.org" }, "https://one.org", "one"],
  [{ type: "link", display_text: "Open" }, "https://one.org", "Open"],
  [{ type: "link" }, "https://one.org", "https://one.org"],
  [{ type: "list" }, '["a","b"]', "a, b"],
  [{ type: "multiselect" }, "a, b", "a, b"],
  [{ type: "selectbox", options: [{ value: "a", label: "Alpha" }] }, "a", "Alpha"],
  [{ type: "selectbox", options: ["a"] }, "a", "a"],
  [{ type: "bar_chart" }, "[1,2]", "1, 2"],
  [{ type: "text" }, "a", "a"],
])("cell text of %j", (type_config, cell, expected) => {
  const props = frame({ data: tableOf([texts("c", [cell])], 1), hide_index: true, column_config: { c: { type_config } } });
  const column = gridColumns(props, "en")[0]!;
  expect(displayText(column, column.reader.get(0), { lang: "en" })).toBe(expected);
});

const shownAs = (column: Column, config: Record<string, unknown>, rows = 1) => {
  const [made] = gridColumns(frame({ data: tableOf([column], rows), hide_index: true, column_config: { a: { type_config: config } } }), "en");
  return Array.from({ length: rows }, (_, row) => gridCell(made!, row, { props: frame(), rows, lang: "en", now: 0 } as CellContext));
};

test("cells say what Streamlit's say", () => {
  const time = longs("a", [3_723_004_000n], "time");
  const shown = (column: Column, config: Record<string, unknown>) => (shownAs(column, config)[0] as { displayData: string }).displayData;
  expect(shown(time, { type: "time", step: 60 })).toBe("01:02");
  expect(shown(time, { type: "time", step: 0.001 })).toBe("01:02:03.004");
  expect(shown(longs("a", [1n], "bool"), { type: "number" })).toBe("1");
  expect(shown(texts("a", ["1.23456"]), { type: "number", step: 0.01 })).toBe("1.23");
  expect(shown(longs("a", [1_704_153_600_000_000n], "datetime"), { type: "number" })).toBe("1704153600000");
  expect(shown(longs("a", [0n], "datetime", { timezone: "Europe/Berlin" }), { type: "time" })).toBe("00:00:00");
  expect(shownAs(longs("a", [0n], "datetime"), { type: "datetime", format: "YYYY" })[0]).toMatchObject({ displayData: "1970", data: "1970-01-01 00:00:00", copyData: "1970-01-01 00:00:00" });
  expect(shownAs(texts("a", ['[[1,2],null,{"b":1}]'], "json"), {})[0]).toMatchObject({ data: ["1,2", "", '{"b":1}'], copyData: '1 2,,{"b":1}' });
  expect(shownAs(floats("a", [2.009]), { type: "number", step: 0.01 })[0]).toMatchObject({ data: 2, displayData: "2.00", copyData: "2" });
  expect(shownAs(texts("a", [""]), { type: "number" })[0]).toMatchObject({ data: "", displayData: "None" });
  expect(shownAs(texts("a", [null], "json"), { type: "line_chart" })[0]).toMatchObject({ displayData: "" });
});

test("progress says its share, or its format", () => {
  const column = (config: object) => gridColumns(frame({ hide_index: true, column_config: { price: { type_config: { type: "progress", ...config } } } }), "en")[0]!;
  expect(displayText(column({ max_value: 4 }), 2, { lang: "en" })).toBe("50%");
  expect(displayText(column({ format: "$%.1f" }), 2, { lang: "en" })).toBe("$2.0");
});

test("cells of the grid: missing values, styles, rows to come", () => {
  const styler = { css: "#T_u_row0_col1, #T_u_row1_col1 { background-color: red; font-weight: bold }", caption: null, uuid: "u", display: [["2 €"], [], []] };
  const props = frame({ data: { ...DATA, styler, total_rows: 10 }, placeholder: "-" });
  const context: CellContext = { rows: 3, props, lang: "en", now: 0, faded: "gray", font: "12.25px", resolve: (css) => css, press: () => {} };
  const [index, price, name] = gridColumns(props, "en");
  expect(gridCell(price!, 0, context)).toMatchObject({ kind: "number", data: 2, displayData: "2 €", thousandSeparator: false });
  expect(gridCell(price!, 1, context)).toMatchObject({ kind: "text", displayData: "-", themeOverride: { textDark: "gray" } });
  expect(gridCell(name!, 1, context)).toMatchObject({ data: "a", themeOverride: { bgCell: "red", baseFontStyle: "600 12.25px" } });
  expect(gridCell(index!, 0, context)).toMatchObject({ themeOverride: { textDark: "gray" } });
  expect(gridCell(price!, 7, context)).toMatchObject({ kind: "loading" });
  expect(cellStyles(props.data)!.get("1,1")).toEqual({ background: "red", bold: true });
});

test("colours that CSS has mixed come to the grid as it reads them", () => {
  expect(rgbaColor("color(srgb 1 0.2 0 / 0.45)")).toBe("rgba(255, 51, 0, 0.45)");
  expect(rgbaColor("color(srgb 0.972549 0.976471 0.984314)")).toBe("rgba(248, 249, 251, 1)");
  expect(rgbaColor("rgba(1, 2, 3, 0.4)")).toBe("rgba(1, 2, 3, 0.4)");
});

test("a click on a button in a cell tells its row and label", () => {
  const pressed: unknown[] = [];
  const context = (props: Dataframe): CellContext => ({ rows: 2, props, lang: "en", now: 0, faded: "", font: "", resolve: (css) => css, press: (id, click) => void pressed.push([id, click]) });
  const props = (type_config: object) => frame({ data: tableOf([texts("go", [":material/edit: Edit", '["Open","Close"]'])], 2), hide_index: true, column_config: { go: { type_config: { type: "button", ...type_config } } } });
  const click = (shown: Dataframe, row: number, posX: number) => {
    const [column] = gridColumns(shown, "en");
    const cell = gridCell(column!, row, context(shown));
    buttonRenderer.onClick!({ cell: cell as never, bounds: { x: 0, y: 0, width: 200, height: 35 }, posX, posY: 17, theme: { fontFamily: "x", editorFontSize: "14px" } } as never);
  };
  const heard = props({ click_id: "id" });
  // A letter counts as seven pixels where there is no canvas: two buttons of 44 and 51 in the middle of 200.
  click(heard, 0, 100);
  click(heard, 1, 60);
  click(heard, 1, 120);
  click(heard, 1, 10);
  expect(pressed).toEqual([["id", { row: 0, label: ":material/edit: Edit" }], ["id", { row: 1, label: "Open" }], ["id", { row: 1, label: "Close" }]]);
  expect(displayText(gridColumns(heard, "en")[0]!, ":material/edit: Edit", { lang: "en" })).toBe("Edit");
  click(props({}), 0, 100);
  expect(pressed).toHaveLength(3);
});

test("sorting: missing values last, both ways; texts by language", () => {
  const [price, name] = readTable(DATA).columns;
  expect([...sortedRows(price!, 3, false, "en")]).toEqual([2, 0, 1]);
  expect([...sortedRows(price!, 3, true, "en")]).toEqual([0, 2, 1]);
  expect([...sortedRows(name!, 3, false, "en")]).toEqual([1, 0, 2]);
  expect(nextSorting(null, 1)).toEqual({ column: 1, descending: false });
  expect(nextSorting({ column: 1, descending: false }, 1)).toEqual({ column: 1, descending: true });
  expect(nextSorting({ column: 1, descending: true }, 1)).toBeNull();
});

test("numbers are sorted as numbers, in a long column too", () => {
  const rows = 100_000;
  const reader = readTable(tableOf([floats("f", Array.from({ length: rows }, (_, row) => (row * 7919) % rows))], rows)).columns[0]!;
  const sorted = sortedRows(reader, rows, false, "en");
  expect([...sorted.slice(0, 3)].map((row) => (row * 7919) % rows)).toEqual([0, 1, 2]);
});

test("selections are said in the table's rows, also when it is sorted", () => {
  const columns = gridColumns(frame({ hide_index: true }), "en");
  const order = Uint32Array.from([2, 0, 1]);
  const value = { selection: { rows: [0, 1], columns: ["name"], cells: [] } };
  const selection = fromValue(value, columns, order);
  expect(selection.rows.toArray()).toEqual([1, 2]);
  expect(toValue(selection, columns, order, false)).toEqual(value);
  const current = { cell: [0, 0] as const, range: { x: 0, y: 0, width: 2, height: 1 }, rangeStack: [] };
  expect(toValue({ ...selection, current }, columns, order, true).selection.cells).toEqual([[2, "price"], [2, "name"]]);
  expect(modeOf(frame({ selection_mode: ["single-row-required"] }), "row")).toBe("single");
});

test("CSV: titles, quotes, the grid's order", () => {
  const data = tableOf([texts("a,b", ['say "hi"', null]), { ...range, name: ["n"] }], 2);
  const columns = gridColumns(frame({ data, hide_index: true }), "en");
  expect([...csvParts(columns, 2, Uint32Array.from([1, 0]))].join("")).toBe('\ufeff"a,b",n\n,1\n"say ""hi""",0\n');
});

test("links and pictures cannot run script", () => {
  const data = tableOf([texts("u", ["javascript:alert(1)"])], 1);
  const html = renderToString(element(frame({ data, column_config: { u: { type_config: { type: "link" } } } })));
  expect(html).not.toContain('href="javascript');
});

test("an empty frame says so", () => {
  render(element(frame({ data: tableOf([], 0) })));
  expect(screen.getByText("empty")).toBeDefined();
});
