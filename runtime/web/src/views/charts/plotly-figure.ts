/** A figure as Plotly gets it: read, brought up to date, in the page's theme and size. */
import type { PlotlyChart } from "../../protocol/elements";
import type { ChartSize } from "./box-size";
import type { LiveColors } from "./live-colors";
import { applyStreamlit, replaceStandIns } from "./plotly-theme";

// Plotly's JSON, read by name only.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>;
export interface Figure {
  data: Json[];
  layout: Json;
  frames?: Json[];
}

const MIN_WIDTH = 150;
const DEFAULT_HEIGHT = 450;
/** What the small bundle draws. All else needs the whole library, three times as heavy. */
const CARTESIAN = new Set([
  "scatter", "bar", "box", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "contour", "scatterternary", "violin", "image", "pie", undefined,
]);

export function parseFigure(spec: string): Figure {
  const { data, layout, frames } = JSON.parse(spec) as Partial<Figure>;
  const figure: Figure = { data: (Array.isArray(data) ? data : []).map(modernTrace), layout: modernLayout(layout ?? {}) };
  return frames ? { ...figure, frames } : figure;
}

/** Traces of the former Mapbox maps are those of MapLibre today. */
function modernTrace(trace: Json): Json {
  const modern = { ...trace };
  if (typeof trace.type === "string") modern.type = trace.type.replace("mapbox", "map");
  if (typeof trace.subplot === "string") modern.subplot = trace.subplot.replace(/^mapbox/, "map");
  return modern;
}

function modernLayout(layout: Json): Json {
  const modern: Json = {};
  for (const [name, value] of Object.entries(layout)) modern[name.replace(/^mapbox(?=\d*$)/, "map")] = value;
  if (typeof modern.title === "string") modern.title = { text: modern.title };
  for (const name of Object.keys(modern)) {
    if (/^[xyz]axis\d*$/.test(name) && typeof modern[name]?.title === "string") modern[name] = { ...modern[name], title: { text: modern[name].title } };
  }
  if (modern.template?.data) modern.template = { ...modern.template, data: modernTemplate(modern.template.data) };
  return modern;
}

/** A whole template of plotly.py's names traces that are gone. */
function modernTemplate(data: Json): Json {
  return Object.fromEntries(Object.entries(data).map(([name, traces]) => [name.replace("mapbox", "map"), (traces as Json[]).map(modernTrace)]));
}

/** Whether the small bundle can draw this figure. */
export function isCartesian({ data, layout, frames }: Figure): boolean {
  const traces = [...data, ...(frames ?? []).flatMap((frame) => (frame.data ?? []) as Json[])];
  return traces.every(({ type }) => CARTESIAN.has(type)) && !Object.keys(layout).some((name) => /^(scene|geo|map|polar)\d*$/.test(name));
}

/** The figure to draw. Its look is the theme's where it does not say otherwise. */
export function themedFigure(props: PlotlyChart, size: ChartSize, live: LiveColors): Figure {
  const figure = parseFigure(replaceStandIns(props.spec, props.theme, live));
  if (props.theme === "streamlit") applyStreamlit(figure.layout, live);
  figure.layout.width = Math.max(size.width, MIN_WIDTH);
  figure.layout.height = size.height ?? figure.layout.height ?? DEFAULT_HEIGHT;
  applyModes(figure.layout, props.selection_mode);
  return figure;
}

/** What a click and a drag do, when they select. */
function applyModes(layout: Json, modes: PlotlyChart["selection_mode"]): void {
  if (modes.length === 0) return;
  layout.clickmode ??= clickMode(layout.dragmode, modes);
  layout.hovermode ??= "closest";
  layout.dragmode ??= modes.includes("points") ? "pan" : modes.includes("box") ? "select" : "lasso";
}

/** While dragging selects an area, a click must not select a point beside. */
export function clickMode(dragmode: unknown, modes: PlotlyChart["selection_mode"]): string {
  if (dragmode === "select" || dragmode === "lasso") return "event";
  return modes.includes("points") ? "event+select" : "none";
}

/** Plotly's options: Streamlit's defaults, the tools that the selection modes allow, and our own button. */
export function plotlyConfig(props: PlotlyChart, button: Json): Json {
  const config = JSON.parse(props.config) as Json;
  const remove = new Set<string>(config.modeBarButtonsToRemove ?? []);
  if (!props.selection_mode.includes("box")) remove.add("select2d");
  if (!props.selection_mode.includes("lasso")) remove.add("lasso2d");
  delete config.mapboxAccessToken;
  return {
    showSendToCloud: false,
    displaylogo: false,
    ...config,
    modeBarButtonsToRemove: [...remove],
    modeBarButtonsToAdd: [button, ...(config.modeBarButtonsToAdd ?? [])],
  };
}
