import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import type { PlotlyChart as PlotlyProps } from "../../../runtime/web/src/protocol/elements";
import type { LiveColors } from "../../../runtime/web/src/views/charts/live-colors";
import { figureName, readerData } from "../../../runtime/web/src/views/charts/plotly-data";
import { clickMode, isCartesian, parseFigure, plotlyConfig, themedFigure } from "../../../runtime/web/src/views/charts/plotly-figure";
import { isNothing, NOTHING, restore, sectorOf, selectionOf } from "../../../runtime/web/src/views/charts/plotly-selection";
import PlotlyChart from "../../../runtime/web/src/views/charts/plotly";
import { CSS_COLORS } from "../../../runtime/web/src/views/charts/theme";
import { HostContext, type WidgetHost } from "../../../runtime/web/src/views/view";

const live: LiveColors = { colors: CSS_COLORS, dark: false, ground: "white", resolve: (css) => css };
const size = { width: 600, height: 300 };

function chart(figure: object, props: Partial<PlotlyProps> = {}): PlotlyProps {
  return { spec: JSON.stringify(figure), config: "{}", theme: "streamlit", selection_mode: [], width: "stretch", height: 450, ...props };
}

const BARS = { data: [{ type: "bar", x: ["a", "b"], y: [1, 2], marker: { color: "#000001" } }], layout: { title: { text: "Bars" } } };

test("the build reserves the exact box, with the title and the data for readers", () => {
  const host = { getValue: () => undefined, subscribeValue: () => () => {}, subscribeForm: () => () => {} } as unknown as WidgetHost;
  const props = chart(BARS);
  const html = renderToString(<HostContext value={host}><PlotlyChart node={{ type: "plotly_chart", props }} props={props} /></HostContext>);
  expect(html).toContain('role="img" aria-label="Bars" style="min-height:450px"');
  expect(html).toContain("<caption>Data of Bars</caption>");
  expect(html).toContain("<td>Trace 1</td><td>a</td><td>1</td>");
});

test("stand-ins become the theme's colours, or Plotly's own", () => {
  expect(themedFigure(chart(BARS), size, live).data[0]!.marker.color).toBe("var(--st-chart-category-1)");
  expect(themedFigure(chart(BARS, { theme: null }), size, live).data[0]!.marker.color).toBe("#636efa");
  const others = { data: [{ a: "#000040", b: "#000032", c: "#000099", d: "#000001ff" }], layout: {} };
  const [trace] = themedFigure(chart(others, { theme: null }), size, live).data;
  expect(trace).toEqual({ a: "#C8D4E3", b: "#3D9970", c: "#000099", d: "#000001ff" });
});

test("colour scales are the ramps of the theme, and of Plotly without it", () => {
  const scales = { data: [{ low: "#000011", high: "#000020", left: "#000021", right: "#000030" }], layout: {} };
  const ten = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}-${index + 1}`);
  const own = { ...live, colors: { ...CSS_COLORS, sequential: ten("ramp"), diverging: ten("two") } };
  expect(themedFigure(chart(scales), size, own).data[0]).toEqual({ low: "ramp-1", high: "ramp-10", left: "two-1", right: "two-10" });
  expect(themedFigure(chart(scales, { theme: null }), size, own).data[0]).toMatchObject({ low: "#0d0887", right: "#276419" });
});

test("the theme lies under what the figure says itself", () => {
  const { layout } = themedFigure(chart({ data: [], layout: { template: { layout: { colorway: ["red"], xaxis: { showgrid: true, dtick: 2 } } } } }), size, live);
  expect(layout.template.layout).toMatchObject({ colorway: ["red"], xaxis: { showgrid: false, dtick: 2 }, paper_bgcolor: "white" });
  expect(themedFigure(chart(BARS), size, live).layout).toMatchObject({ title: { text: "<b>Bars</b>" }, width: 600, height: 300 });
  expect(themedFigure(chart(BARS, { theme: null }), size, live).layout.template).toBeUndefined();
});

test("texts and the room around them follow the page's font", () => {
  const { layout } = themedFigure(chart(BARS), size, { ...live, colors: { ...CSS_COLORS, scale: 1.25 } });
  expect(layout.template.layout).toMatchObject({ font: { size: 15 }, xaxis: { title: { font: { size: 17.5 }, standoff: 25 }, tickfont: { size: 15 } } });
});

test("figures of older Plotlys are brought up to date", () => {
  const old = { data: [{ type: "scattermapbox", subplot: "mapbox2" }], layout: { title: "T", mapbox2: { zoom: 3 }, xaxis: { title: "x" }, template: { data: { scattermapbox: [{ type: "scattermapbox" }] } } } };
  expect(parseFigure(JSON.stringify(old))).toEqual({
    data: [{ type: "scattermap", subplot: "map2" }],
    layout: { title: { text: "T" }, map2: { zoom: 3 }, xaxis: { title: { text: "x" } }, template: { data: { scattermap: [{ type: "scattermap" }] } } },
  });
});

test.each([
  [{ data: [{ y: [1] }, { type: "pie" }], layout: {} }, true],
  [{ data: [{ type: "scattergl" }], layout: {} }, false],
  [{ data: [{ type: "bar" }], layout: { geo: {} } }, false],
  [{ data: [], layout: {}, frames: [{ data: [{ type: "surface" }] }] }, false],
])("the small bundle draws %j: %s", (figure, expected) => expect(isCartesian(figure)).toBe(expected));

test("the tools follow the selection modes and the script's own options", () => {
  const config = plotlyConfig(chart(BARS, { selection_mode: ["box"], config: '{"modeBarButtonsToAdd":["drawline"],"displaylogo":true}' }), { name: "Fullscreen" });
  expect(config).toEqual({ showSendToCloud: false, displaylogo: true, modeBarButtonsToRemove: ["lasso2d"], modeBarButtonsToAdd: [{ name: "Fullscreen" }, "drawline"] });
});

test.each([
  [["points", "box"], "pan", "event+select"],
  [["box", "lasso"], "select", undefined],
  [["lasso"], "lasso", undefined],
] as const)("modes %j", (modes, dragmode, clickmode) => {
  const { layout } = themedFigure(chart(BARS, { selection_mode: [...modes] }), size, live);
  expect(layout.dragmode).toBe(dragmode);
  if (clickmode) expect(layout.clickmode).toBe(clickmode);
  expect(clickMode("select", [...modes])).toBe("event");
});

test("a selection has Python's names and nothing of the whole trace", () => {
  const trace = { legendgroup: "b", y: [1, 2] };
  const event = {
    points: [{ curveNumber: 1, pointNumber: 2, pointIndex: 2, x: 3, "marker.size": 4, customdata: [5], data: trace, fullData: trace, xaxis: {} }, { pointIndices: [7, 8] }],
    selections: [{ type: "rect", xref: "x", yref: "y", x0: 0, x1: 1, y0: 2, y1: 3 }, { type: "path", xref: "x", yref: "y", path: "M1,2L3,4L5,6Z" }],
  };
  expect(selectionOf(event, ["points", "box", "lasso"])).toEqual({
    selection: {
      points: [{ curve_number: 1, point_number: 2, point_index: 2, x: 3, marker_size: 4, customdata: [5], legendgroup: "b" }, { point_indices: [7, 8] }],
      point_indices: [2, 7, 8],
      box: [{ xref: "x", yref: "y", x: [0, 1], y: [2, 3] }],
      lasso: [{ xref: "x", yref: "y", x: [1, 3, 5], y: [2, 4, 6] }],
    },
  });
  expect(selectionOf(event, ["points", "box"])).toBeNull();
  expect(selectionOf(undefined, ["points"])).toBeNull();
});

test("a click on a sector is a selection, on anything else none", () => {
  expect(sectorOf({ points: [{ id: "a", parent: "", label: "A", percentRoot: 1, pointNumber: 3, color: "red" }] })!.selection).toMatchObject({
    points: [{ id: "a", parent: "", label: "A", percent_root: 1, point_number: 3 }],
    point_indices: [3],
  });
  expect(sectorOf({ points: [{ x: 1 }] })).toBeNull();
});

test("a selection comes back into a figure that is drawn anew", () => {
  const figure = parseFigure(JSON.stringify({ data: [{}, {}], layout: {} }));
  restore(figure, { selection: { ...NOTHING.selection, points: [{ curve_number: 1, point_index: 4 }] } });
  expect(figure.data.map((trace) => trace.selectedpoints)).toEqual([[], [4]]);
  restore(figure, { selection: { ...NOTHING.selection, lasso: [{ xref: "x", yref: "y", x: [1, 3], y: [2, 4] }] } });
  expect(figure.layout.selections).toEqual([{ type: "path", xref: "x", yref: "y", path: "M1,2L3,4Z" }]);
  expect(isNothing(NOTHING)).toBe(true);
});

test("readers get binary arrays, the first hundred rows, and traces of different fields", () => {
  const figure = { data: [{ name: "n", x: { dtype: "i2", bdata: "AQD//w==" }, y: { dtype: "f8", bdata: "AAAAAAAA8D8AAAAAAAAAQA==" } }, { type: "pie", labels: ["l"], values: [0.1 + 0.2] }] };
  expect(readerData(JSON.stringify(figure))).toEqual({
    columns: ["trace", "x", "y", "labels", "values"],
    rows: [["n", "1", "1", "", ""], ["n", "-1", "2", "", ""], ["Trace 2", "", "", "l", "0.3"]],
    total: 3,
  });
  const many = readerData(JSON.stringify({ data: [{ y: Array.from({ length: 300 }, (_, i) => i) }] }));
  expect([many.rows.length, many.total]).toEqual([100, 300]);
});

test.each([
  [BARS, {}, "Bars"],
  [BARS, { alt: "Said" }, "Said"],
  [{ data: [{ mode: "lines", type: "scatter" }], layout: { yaxis: { title: { text: "<b>cats</b>" } } } }, {}, "Line chart of cats"],
  [{ data: [] }, {}, "Scatter chart"],
])("names %#", (figure, props, expected) => expect(figureName(chart(figure, props))).toBe(expected));
