import { render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import type { VegaLite as VegaLiteProps } from "../../../runtime/web/src/protocol/elements";
import { prepareTree } from "../../../runtime/web/src/prerender/prepare";
import { themeCss } from "../../../runtime/web/src/shell/theme";
import { liveColors } from "../../../runtime/web/src/views/charts/live-colors";
import { selectionOf } from "../../../runtime/web/src/views/charts/selections";
import { chartName, chartSpec, rowsOf } from "../../../runtime/web/src/views/charts/spec";
import { CSS_COLORS, streamlitConfig } from "../../../runtime/web/src/views/charts/theme";
import { VegaLite } from "../../../runtime/web/src/views/charts/vega";
import { HostContext, type WidgetHost } from "../../../runtime/web/src/views/view";
import { floats, longs, tableOf, texts } from "../data/tables";

const SPEC = { data: { name: "data" }, mark: "bar", encoding: { x: { field: "day", type: "ordinal" }, y: { field: "cats", type: "quantitative", title: "cats" } } };
const DATA = tableOf([texts("day", ["Mon", "Tue"]), floats("cats", [3, 4])], 2, { index: [] });

function chart(spec: object = SPEC, props: Partial<VegaLiteProps> = {}): VegaLiteProps {
  return { spec: JSON.stringify(spec), datasets: { data: DATA }, theme: "streamlit", selection_mode: [], width: "stretch", height: "content", ...props };
}

const host = { isStarting: () => false, getValue: () => undefined, subscribeValue: () => () => {}, subscribeForm: () => () => {} } as unknown as WidgetHost;

function element(props: VegaLiteProps) {
  const node = { type: "vega_lite" as const, props };
  return { node, jsx: <HostContext value={host}><VegaLite node={node} props={props} /></HostContext> };
}

test("the build draws a picture with the chart's texts, in the theme's own colours", async () => {
  const { node, jsx } = element(chart());
  await VegaLite.prepare(node, 700, { scale: 1 });
  const html = renderToString(jsx);
  expect(html).toContain("viewBox");
  expect(html).toContain(">Tue</text>");
  expect(html).toContain('fill="var(--st-chart-category-1)"');
  expect(html).toContain('role="img" aria-label="Bar chart of cats by day"');
});

test("layers, folds and interaction survive the build without a DOM", async () => {
  const wide = tableOf([floats("x", [1, 2]), floats("a", [1, 2]), floats("b", [2, 1])], 2, { index: [] });
  const spec = {
    data: { name: "data" },
    transform: [{ fold: ["a", "b"], as: ["series--appc", "value--appc"] }],
    encoding: { x: { field: "x", type: "quantitative" }, y: { field: "value--appc", type: "quantitative" }, color: { field: "series--appc", type: "nominal", title: " " } },
    layer: [
      { mark: { type: "line", tooltip: true }, params: [{ name: "pan", select: { type: "interval" }, bind: "scales" }] },
      { mark: { type: "point", filled: true }, params: [{ name: "near", select: { type: "point", nearest: true, on: "pointerover", fields: ["x"] } }] },
    ],
  };
  const { node, jsx } = element(chart(spec, { datasets: { data: wide } }));
  await VegaLite.prepare(node, 704, { scale: 1 });
  const html = renderToString(jsx);
  expect(html.match(/aria-roledescription="line mark"/g)!.length).toBe(2);
  expect(html).toContain("var(--st-chart-category-2)");
});

test("readers get the data as a table", () => {
  render(element(chart()).jsx);
  expect(screen.getByRole("table", { name: "Data of Bar chart of cats by day" })).toBeDefined();
  expect(screen.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Mon", "3.0000", "Tue", "4.0000"]);
});

test.each([
  [{ title: "Pets" }, {}, "Pets"],
  [{ title: { text: ["Pets", "by day"] } }, {}, "Pets by day"],
  [{}, { alt: "Said so" }, "Said so"],
  [{ description: "Described" }, {}, "Described"],
])("names: %j", (more, props, expected) => expect(chartName(chart({ ...SPEC, ...more }, props))).toBe(expected));

test("a folded chart is named by its series", () => {
  const spec = { mark: "line", transform: [{ fold: ["a", "b"] }], encoding: { x: { field: "index--appc" }, y: { field: "value--appc", title: "" } } };
  expect(chartName(chart(spec))).toBe("Line chart of a, b");
});

test("sizes: the box's width, unless the chart says its own", () => {
  const size = { width: 500, height: null };
  expect(chartSpec(chart(), size, CSS_COLORS).width).toBe(500);
  expect(chartSpec(chart({ ...SPEC, width: 200 }, { width: "content" }), size, CSS_COLORS).width).toBe(200);
  expect(chartSpec(chart({ hconcat: [] }), size, CSS_COLORS).width).toBeUndefined();
  expect(chartSpec(chart({ vconcat: [{}] }), size, CSS_COLORS).vconcat[0].width).toBe(500);
  expect(chartSpec(chart({ ...SPEC, height: 0 }), { width: 5, height: 90 }, CSS_COLORS).height).toBe(90);
});

test("the script's configuration wins over the theme's", () => {
  const config = chartSpec(chart({ ...SPEC, config: { axis: { grid: false }, range: { category: ["#000"] } } }), { width: 1, height: null }, CSS_COLORS).config;
  expect(config.axis.grid).toBe(false);
  expect(config.axis.labelFontSize).toBe(12);
  expect(config.range.category).toEqual(["#000"]);
});

test("point selections read all encodings", () => {
  const spec = chartSpec(chart({ ...SPEC, params: [{ name: "p", select: "point" }] }, { selection_mode: ["p"] }), { width: 1, height: null }, CSS_COLORS);
  expect(spec.params[0].select).toEqual({ type: "point", encodings: ["x", "y"] });
});

test("selections as Python gets them", () => {
  expect(selectionOf({ vlPoint: { or: [{ a: 1 }] } })).toEqual([{ a: 1 }]);
  expect(selectionOf({ a: [0, 1] })).toEqual({ a: [0, 1] });
  expect(selectionOf(null)).toEqual({});
});

test("rows: wall times read the same in every zone, JSON is opened", () => {
  const rows = rowsOf(tableOf([longs("when", [BigInt(Date.UTC(2024, 0, 1, 9)) * 1000n], "datetime"), texts("list", ["[1,2]"], "json"), longs("big", [2n ** 60n])], 1));
  expect(new Date(rows[0]!.when as number).getHours()).toBe(9);
  expect(rows[0]!.list).toEqual([1, 2]);
  expect(typeof rows[0]!.big).toBe("number");
});

test("the prerender prepares charts for the room that their column has", async () => {
  const { node, jsx } = element(chart());
  const column = (weight: number, children: object[]) => ({ type: "column", props: { weight }, children });
  const columns = { type: "columns", props: {}, children: [column(1, [node]), column(3, [])] };
  await prepareTree([{ type: "container", props: {}, children: [columns] }] as never, {}, undefined);
  expect(renderToString(jsx)).toContain('viewBox="0 0 180 ');
});

test("texts, the room between them and the height without another follow the page's font", async () => {
  const config = (scale: number, theme: string | null = "streamlit") => chartSpec(chart(SPEC, { theme } as never), { width: 1, height: null }, { ...CSS_COLORS, scale }).config;
  expect(config(1.25).axis).toMatchObject({ labelFontSize: 15, titleFontSize: 17.5, titlePadding: 20, labelPadding: 20, labelLimit: 100 });
  expect(config(1.25).legend.labelFontSize).toBe(17.5);
  expect(config(0.5).title.fontSize).toBe(8);
  expect(config(0.5, null)).toMatchObject({ axis: { labelFontSize: 6 }, view: { continuousHeight: 175 } });
  document.documentElement.style.fontSize = "20px";
  expect(liveColors(document.body).colors.scale).toBe(1.25);
  document.documentElement.style.fontSize = "";
  for (const [baseFontSize, size] of [[20, "15px"], [undefined, "12px"], ["big", "12px"]] as const) {
    const { node, jsx } = element(chart());
    await prepareTree([node] as never, {}, { baseFontSize });
    expect(renderToString(jsx)).toMatch(new RegExp(`font-size="${size}"[^>]*>Tue</text>`));
  }
});

const MATS = { data: { name: "data" }, mark: "rect", encoding: { x: { field: "day" }, color: { field: "cats", type: "quantitative" } } };
const tenOf = (color: string) => Array<string>(10).fill(color);

test("the build draws ramps in the colours of the section that counts", async () => {
  const theme = { base: "dark", chartSequentialColors: tenOf("#010101"), dark: { sidebar: { chartSequentialColors: tenOf("#020202") } }, sidebar: { chartSequentialColors: tenOf("#030303") } };
  for (const [base, main, side] of [["dark", 1, 2], ["light", 1, 3]] as const) {
    const charts = [element(chart(MATS)), element(chart(MATS))];
    await prepareTree(charts.map(({ node }) => node) as never, {}, { ...theme, base });
    expect(charts.map(({ jsx }) => /aria-roledescription="rect mark"[^>]*fill="([^"]*)"/.exec(renderToString(jsx))?.[1])).toEqual([main, side].map((n) => `rgb(${n}, ${n}, ${n})`));
  }
});

test("live charts take the ramps that the page's properties say, and the usual ones else", () => {
  const usual = liveColors(document.body).colors;
  expect([usual.sequential[0], usual.diverging[0]]).toEqual(["#e4f5ff", "#7d353b"]);
  const style = document.createElement("style");
  style.textContent = themeCss({ chartSequentialColors: tenOf("#010203"), chartDivergingColors: tenOf("#040506").slice(1) });
  document.head.append(style);
  const { sequential, diverging } = liveColors(document.body).colors;
  expect(sequential).toHaveLength(10);
  expect(sequential).not.toContain(usual.sequential[0]);
  expect(diverging).toEqual(usual.diverging);
  expect(streamlitConfig({ ...usual, sequential: ["a"], diverging: ["b"] }).range).toMatchObject({ ramp: ["a"], heatmap: ["a"], diverging: ["b"] });
  style.remove();
});
