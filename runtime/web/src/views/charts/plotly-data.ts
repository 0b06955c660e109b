/** What readers who cannot see a figure get: its name, and its data as a table. */
import type { PlotlyChart } from "../../protocol/elements";
import { parseFigure, type Json } from "./plotly-figure";
import { READER_ROWS, type ReaderData } from "./reader-table";

const FIELDS = ["x", "y", "z", "labels", "parents", "values", "locations", "lat", "lon", "r", "theta", "a", "b", "c", "open", "high", "low", "close"];
const KINDS: Record<string, string> = {
  scatter: "Scatter chart", bar: "Bar chart", pie: "Pie chart", histogram: "Histogram", box: "Box plot", violin: "Violin plot", heatmap: "Heat map", contour: "Contour plot",
  surface: "Surface plot", candlestick: "Candlestick chart", sunburst: "Sunburst chart", treemap: "Treemap", choropleth: "Map", scattergeo: "Map", scattermap: "Map", table: "Table",
};
const TYPES: Record<string, { bytes: number; read: (view: DataView, at: number) => number }> = {
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  i2: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  u2: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  i4: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  u4: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  f4: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  f8: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

interface Values {
  length: number;
  at: (row: number) => unknown;
}

/** An array as plotly.py writes it: a list, or base64 of little-endian numbers. Null for anything else. */
function valuesOf(value: unknown): Values | null {
  if (Array.isArray(value)) return { length: value.length, at: (row) => value[row] };
  const { dtype, bdata, shape } = (value ?? {}) as Json;
  const type = TYPES[String(dtype).replace(/[<>|]/g, "")];
  if (typeof bdata !== "string" || !type || String(shape ?? "").includes(",")) return null;
  const bytes = Uint8Array.from(atob(bdata), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return { length: Math.floor(bytes.length / type.bytes), at: (row) => type.read(view, row * type.bytes) };
}

function textOf(value: unknown): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : "";
  return value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The first rows of all traces, one below the other. */
export function readerData(spec: string): ReaderData {
  const traces = parseFigure(spec).data.map((trace, number) => {
    const fields = FIELDS.map((name) => [name, valuesOf(trace[name])] as const).filter((field): field is [string, Values] => field[1] !== null);
    return { name: String(trace.name || `Trace ${number + 1}`), fields: new Map(fields), length: Math.max(0, ...fields.map(([, values]) => values.length)) };
  });
  const used = FIELDS.filter((name) => traces.some(({ fields }) => fields.has(name)));
  const rows: string[][] = [];
  for (const { name, fields, length } of traces) {
    for (let row = 0; row < length && rows.length < READER_ROWS; row++) rows.push([name, ...used.map((field) => textOf(fields.get(field)?.at(row)))]);
  }
  return { columns: ["trace", ...used], rows, total: traces.reduce((sum, { length }) => sum + length, 0) };
}

const plain = (text: unknown) => String(text ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

/** The figure's accessible name: what the script says, its title, or what it draws. */
export function figureName(props: PlotlyChart): string {
  const { data, layout } = parseFigure(props.spec);
  const title = props.alt || plain(layout.title?.text);
  if (title) return title;
  const lines = String(data[0]?.mode ?? "").includes("lines");
  const kind = lines ? "Line chart" : (KINDS[(data[0]?.type as string) ?? "scatter"] ?? "Chart");
  const y = plain(layout.yaxis?.title?.text);
  const x = plain(layout.xaxis?.title?.text);
  return [kind, y && `of ${y}`, x && `by ${x}`].filter(Boolean).join(" ");
}
