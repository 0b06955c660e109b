import { render, screen, waitFor } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { EChartsChart as EChartsProps, GraphvizChart as GraphvizProps } from "../../../runtime/web/src/protocol/elements";
import { EChartsChart } from "../../../runtime/web/src/views/charts/echarts";
// Loaded before the tests' time counts: it is big.
import "../../../runtime/web/src/views/charts/echarts-chart";
import { echartsName, readerData } from "../../../runtime/web/src/views/charts/echarts-data";
import { NOTHING, selectionOf } from "../../../runtime/web/src/views/charts/echarts-selection";
import { GraphvizChart, digest, graphName } from "../../../runtime/web/src/views/charts/graphviz";
import { drawGraph } from "../../../runtime/web/src/views/charts/graphviz-draw";
import MermaidChart, { diagramName } from "../../../runtime/web/src/views/charts/mermaid";
import { HostContext, type WidgetHost } from "../../../runtime/web/src/views/view";

const host = { getValue: () => undefined, subscribeValue: () => () => {}, subscribeForm: () => () => {} } as unknown as WidgetHost;
const graph = (dot: string, props: Partial<GraphvizProps> = {}): GraphvizProps => ({ dot, engine: "dot", width: "content", height: "content", ...props });
const graphView = (props: GraphvizProps) => <GraphvizChart node={{ type: "graphviz_chart", props }} props={props} />;

test("the build draws a graph, and the page keeps that drawing", async () => {
  const props = graph("digraph Way { a -> b }");
  await GraphvizChart.prepare({ type: "graphviz_chart", props }, 700, { scale: 1 });
  const html = renderToString(graphView(props));
  expect(html).toContain('role="img" aria-label="Graph Way"');
  expect(html).toContain("<title>Way</title>");
  expect(html).not.toContain("<?xml");
  const container = document.createElement("div");
  document.body.append(container);
  container.innerHTML = html;
  const svg = container.querySelector("svg.keep, .stGraphVizChart svg");
  render(graphView(graph(props.dot)), { container, hydrate: true });
  await new Promise((done) => setTimeout(done, 30));
  expect(container.querySelector(".stGraphVizChart svg")).toBe(svg);
});

test("another graph is drawn in the browser, and source that cannot be read is told", async () => {
  const { rerender } = render(graphView(graph("graph First { first }")));
  await waitFor(() => expect(document.querySelector(".stGraphVizChart > svg > g > title")).not.toBeNull());
  rerender(graphView(graph("digraph { oops")));
  expect((await screen.findByRole("alert")).textContent).toContain("syntax error");
  rerender(graphView(graph("graph Mended { second }")));
  await waitFor(() => expect(document.querySelector(".stGraphVizChart > svg > g > title")!.textContent).toBe("Mended"));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("links of a graph run no script", async () => {
  const svg = await drawGraph('digraph { a [URL="javascript:alert(1)"] b [URL="https://example.org"] }', "neato");
  expect(svg).not.toContain("javascript:");
  expect(svg).toContain('xlink:href="https://example.org"');
});

test.each([
  [graph('digraph "Hello World" {}'), "Graph Hello World"],
  [graph("// said\nstrict graph G {\n label=\"Two\\nlines\" }"), "Graph Two lines"],
  [graph("{}", { alt: "Said" }), "Said"],
  [graph("digraph { a -> b }"), "Graph"],
])("graphs are named: %#", (props, expected) => expect(graphName(props)).toBe(expected));

test("digests tell sources apart", () => {
  expect(digest("a")).toBe(digest("a"));
  expect(digest("ab")).not.toBe(digest("ba"));
});

test("a diagram's source stands in its place until it is drawn", () => {
  const props = { body: "graph LR\n a --> b", width: "stretch" as const };
  const html = renderToString(<MermaidChart node={{ type: "mermaid_chart", props }} props={props} />);
  expect(html).toContain("a --&gt; b</pre>");
  expect(html).toContain('aria-label="Mermaid graph"');
});

test.each([
  ["sequenceDiagram\n accTitle: Who talks\n A->>B: hi", "Who talks"],
  ["---\ntitle: Pets\n---\npie\n \"cats\": 3", "Pets"],
  ["%% a comment\nflowchart TD", "Mermaid flowchart"],
])("diagrams are named: %#", (body, expected) => expect(diagramName({ body })).toBe(expected));

const BARS = { title: { text: "Pets" }, xAxis: { type: "category", data: ["cats", "dogs"] }, yAxis: {}, series: [{ type: "bar", name: "count", data: [3, { value: 4, name: "hounds" }] }] };
const echart = (option: object, props: Partial<EChartsProps> = {}): EChartsProps => ({ option: JSON.stringify(option), theme: "streamlit", renderer: "canvas", selectable: false, width: "stretch", height: 350, ...props });

test("the build draws ECharts without a DOM, in the theme's own colours, with the data for readers", async () => {
  const props = echart(BARS);
  const node = { type: "echarts_chart" as const, props };
  vi.stubGlobal("document", undefined);
  await EChartsChart.prepare(node, 700, { scale: 1.25 });
  vi.unstubAllGlobals();
  const html = renderToString(<HostContext value={host}><EChartsChart node={node} props={props} /></HostContext>);
  expect(html).toContain('role="img" aria-label="Pets"');
  expect(html).toContain('fill="var(--st-chart-category-1)"');
  expect(html).toContain(">cats</text>");
  expect(html).toMatch(/font-size:15px[^>]*>cats</);
  expect(html).toContain("<td>count</td><td>hounds</td><td>4</td>");
  expect(html).toContain("height:350px");
});

test("readers get datasets as they are", () => {
  expect(readerData({ dataset: { source: [["a", "b"], [1, null]] } })).toEqual({ columns: ["a", "b"], rows: [["1", ""]], total: 1 });
  expect(readerData({ dataset: { source: [{ a: 1, b: "x" }] } })).toEqual({ columns: ["a", "b"], rows: [["1", "x"]], total: 1 });
  expect(readerData({ series: [{ type: "scatter", data: [[1, 2]] }] }).rows).toEqual([["Series 1", "0", "1, 2"]]);
});

test.each([
  [BARS, {}, "Pets"],
  [BARS, { alt: "Said" }, "Said"],
  [{ baseOption: { series: { type: "pie", name: "shares" } } }, {}, "Pie chart of shares"],
  [{}, {}, "Chart"],
])("charts of ECharts are named: %#", (option, props, expected) => expect(echartsName(echart(option, props))).toBe(expected));

test("points and brushed data are one selection, by series and kind", () => {
  const option = { series: [{ name: "a" }, { id: "b", type: "graph" }] };
  const points = [{ seriesIndex: 1, dataIndex: [2], dataType: "edge" }, { seriesIndex: 1, dataIndex: [1], dataType: "node" }, { seriesIndex: 0, dataIndex: [] }];
  const brushes = [{ brushIndex: 0, areas: [{ brushType: "rect", coordRange: [[0, 1], [2, 3]] }, { brushType: "rect" }], selected: [{ seriesIndex: 0, dataIndex: [3, 1] }] }];
  expect(selectionOf(option, points, brushes)).toEqual({
    selection: {
      selected: [
        { series_index: 0, series_id: null, series_name: "a", data_type: "main", data_indices: [1, 3] },
        { series_index: 1, series_id: "b", series_name: null, data_type: "node", data_indices: [1] },
        { series_index: 1, series_id: "b", series_name: null, data_type: "edge", data_indices: [2] },
      ],
      areas: [{ brush_index: 0, brush_type: "rect", coord_range: [[0, 1], [2, 3]] }],
    },
  });
  expect(selectionOf(option, [], [])).toEqual(NOTHING);
});
