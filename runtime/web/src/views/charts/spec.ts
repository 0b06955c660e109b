/** What a chart's element says, as a specification that Vega-Lite compiles: its theme, its size, its rows. */
import type { Column, TableData, VegaLite } from "../../protocol/elements";
import { readTable, type Cell } from "../data/tabledata";
import type { ChartSize } from "./box-size";
import { mergeConfig, plainConfig, streamlitConfig, type ChartColors } from "./theme";

// Vega-Lite's JSON, read by name only.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Spec = Record<string, any>;
export type Row = Record<string, unknown>;

const BOTTOM_PADDING = 20;

/** The specification without its rows: those go in by name after compiling. */
export function chartSpec(props: VegaLite, size: ChartSize, colors: ChartColors): Spec {
  const spec = JSON.parse(props.spec) as Spec;
  const themed = props.theme === "streamlit" || spec.usermeta?.embedOptions?.theme === "streamlit";
  if (spec.usermeta?.embedOptions?.theme === "streamlit") delete spec.usermeta.embedOptions.theme;
  spec.config = mergeConfig(themed ? streamlitConfig(colors) : plainConfig(colors), spec.config);
  applySize(spec, props, size);
  const padding = typeof spec.padding === "object" && spec.padding ? spec.padding : {};
  if (typeof spec.padding !== "number") spec.padding = { ...padding, bottom: padding.bottom ?? BOTTOM_PADDING };
  if (props.selection_mode.length > 0) spellOutSelections(spec);
  return spec;
}

function applySize(spec: Spec, props: VegaLite, { width, height }: ChartSize): void {
  for (const side of ["width", "height"]) if (spec[side] === 0) delete spec[side];
  if (props.width !== "content" && props.width !== undefined) {
    if (Array.isArray(spec.vconcat)) for (const child of spec.vconcat) child.width = width;
    else if (!isComposed(spec)) {
      spec.width = width;
      // The width is the whole chart's, axes and legends included: without this it would run over its box.
      spec.autosize ??= { type: "fit", contains: "padding" };
    }
  }
  if (height !== null && !isComposed(spec)) spec.height = height;
}

export function isComposed(spec: Spec): boolean {
  return ["hconcat", "vconcat", "concat", "facet", "repeat"].some((name) => name in spec);
}

/** Point selections give their points' values only if they name the encodings to read. */
function spellOutSelections(spec: Spec): void {
  for (const param of spec.params ?? []) {
    if (!param.select) continue;
    if (typeof param.select === "string") param.select = { type: param.select };
    const { select } = param;
    if (select.type === "point" && !select.encodings && !select.fields && spec.encoding) select.encodings = Object.keys(spec.encoding);
  }
}

// ---------------------------------------------------------------------------------------------- rows

/** Vega shows times in the local zone: wall times are moved so that they read the same everywhere. */
function wallTime(milliseconds: number): number {
  const utc = new Date(milliseconds);
  const local = new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds(), utc.getUTCMilliseconds());
  // Years below 100 would be taken for 19xx.
  if (utc.getUTCFullYear() < 100) local.setFullYear(utc.getUTCFullYear());
  return local.getTime();
}

function convert(column: Column): (cell: Cell) => unknown {
  switch (column.kind) {
    case "date":
      return (cell) => wallTime(Number(cell) * 86_400_000);
    case "datetime":
      return column.timezone ? (cell) => Number(cell) / 1000 : (cell) => wallTime(Number(cell) / 1000);
    case "time":
      return (cell) => wallTime(Number(cell) / 1000);
    case "timedelta":
      return (cell) => Number(cell) / 1000;
    case "json":
      return (cell) => JSON.parse(cell as string);
    default:
      return (cell) => (typeof cell === "bigint" ? Number(cell) : cell);
  }
}

/** A table as Vega's rows: one object each. */
export function rowsOf(data: TableData): Row[] {
  const rows: Row[] = Array.from({ length: data.num_rows }, () => ({}));
  for (const reader of readTable(data).columns) {
    const of = convert(reader.column);
    for (let row = 0; row < rows.length; row++) {
      const cell = reader.get(row);
      rows[row]![reader.name] = cell === null ? null : of(cell);
    }
  }
  return rows;
}

/** Puts rows into a compiled specification, where Vega-Lite only knows the names of its data. */
export function fillData(vega: Spec, datasets: Record<string, TableData>): Spec {
  for (const source of vega.data ?? []) {
    const table = datasets[source.name as string];
    if (table && !source.values && !source.url) source.values = rowsOf(table);
  }
  return vega;
}

// --------------------------------------------------------------------------------------------- names

const MARKS: Record<string, string> = { line: "Line chart", area: "Area chart", bar: "Bar chart", circle: "Scatter chart", point: "Scatter chart", arc: "Pie chart", rect: "Heat map" };

function markOf(spec: Spec): string {
  const mark = spec.mark ?? spec.layer?.[0]?.mark;
  const type = typeof mark === "string" ? mark : mark?.type;
  return MARKS[type as string] ?? "Chart";
}

/** A field's name as a reader should hear it: not those that the built-in charts make up. */
function spoken(channel: Spec | undefined): string | null {
  const name = channel?.title || channel?.field;
  return typeof name === "string" && name.trim() && !name.includes("--appc") ? name : null;
}

/** The chart's accessible name: what the script says, else its title, else what it draws. */
export function chartName(props: VegaLite): string {
  const spec = JSON.parse(props.spec) as Spec;
  const title = typeof spec.title === "string" ? spec.title : spec.title?.text;
  if (props.alt || spec.description || title) return String(props.alt || spec.description || [title].flat().join(" "));
  const encoding = spec.encoding ?? spec.layer?.[0]?.encoding ?? {};
  const series: string[] = spec.transform?.[0]?.fold ?? [];
  const y = spoken(encoding.y) ?? (series.length ? series.join(", ") : null);
  const x = spoken(encoding.x);
  return [markOf(spec), y && `of ${y}`, x && `by ${x}`].filter(Boolean).join(" ");
}
