/** What readers who cannot see a chart of ECharts get: its name, and its data as a table. */
import type { EChartsChart } from "../../protocol/elements";
import { READER_ROWS, type ReaderData } from "./reader-table";

// ECharts' JSON, read by name only.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>;

const KINDS: Record<string, string> = { line: "Line chart", bar: "Bar chart", pie: "Pie chart", scatter: "Scatter chart", effectScatter: "Scatter chart", heatmap: "Heat map", radar: "Radar chart", gauge: "Gauge", tree: "Tree", treemap: "Treemap", sunburst: "Sunburst chart", graph: "Graph", sankey: "Sankey diagram", funnel: "Funnel chart", boxplot: "Box plot", candlestick: "Candlestick chart" };

const list = (value: unknown): Json[] => (Array.isArray(value) ? value : value ? [value] : []).filter((one) => typeof one === "object" && one !== null);
const baseOf = (option: Json): Json => (option.baseOption as Json | undefined) ?? option;
const textOf = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

export const seriesOf = (option: Json): Json[] => list(baseOf(option).series);

export function echartsName(props: EChartsChart): string {
  const option = baseOf(JSON.parse(props.option) as Json);
  const title = list(option.title)[0]?.text as string | undefined;
  if (props.alt || title) return props.alt ?? title!;
  const series = seriesOf(option);
  const names = series.map(({ name }) => name as string | undefined).filter(Boolean);
  return `${KINDS[series[0]?.type as string] ?? "Chart"}${names.length ? ` of ${names.join(", ")}` : ""}`;
}

export function readerData(option: Json): ReaderData {
  const base = baseOf(option);
  const source = list(base.dataset)[0]?.source as unknown;
  return Array.isArray(source) && source.length > 0 ? ofDataset(source) : ofSeries(base);
}

/** A dataset is rows under a header, or one object a row. */
function ofDataset(source: unknown[]): ReaderData {
  if (Array.isArray(source[0])) {
    const [header, ...rows] = source as unknown[][];
    return { columns: header!.map(textOf), rows: rows.slice(0, READER_ROWS).map((row) => row.map(textOf)), total: rows.length };
  }
  const rows = list(source);
  const columns = Object.keys(rows[0] ?? {});
  return { columns, rows: rows.slice(0, READER_ROWS).map((row) => columns.map((name) => textOf(row[name]))), total: rows.length };
}

function ofSeries(option: Json): ReaderData {
  const categories = [option.xAxis, option.yAxis].flatMap(list).map(({ data }) => data as unknown[] | undefined).find(Array.isArray) ?? [];
  const all = seriesOf(option).flatMap((series, number) =>
    (Array.isArray(series.data) ? series.data : []).map((point: unknown, at) => {
      const { name, value } = point !== null && typeof point === "object" && !Array.isArray(point) ? (point as Json) : { name: undefined, value: point };
      const category = categories[at] as Json | string | undefined;
      return [textOf(series.name ?? `Series ${number + 1}`), textOf(name ?? (typeof category === "object" ? category?.value : category) ?? at), Array.isArray(value) ? value.map(textOf).join(", ") : textOf(value)];
    }),
  );
  return { columns: ["series", "name", "value"], rows: all.slice(0, READER_ROWS), total: all.length };
}
