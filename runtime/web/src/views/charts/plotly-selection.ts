/** A figure's selection as the widget's value, and back into a figure that is drawn anew. */
import snakeCase from "lodash/snakeCase";
import type { PlotlyChart } from "../../protocol/elements";
import type { Figure, Json } from "./plotly-figure";

export interface PlotlySelection {
  selection: { points: Json[]; point_indices: number[]; box: Json[]; lasso: Json[] };
}

export const NOTHING: PlotlySelection = { selection: { points: [], point_indices: [], box: [], lasso: [] } };
/** The whole trace and the axes: not the point's. */
const NOT_THE_POINTS = new Set(["data", "fullData", "xaxis", "yaxis"]);
/** What Plotly tells of a sector of a sunburst, treemap or icicle. */
const SECTOR = ["label", "id", "parent", "value", "currentPath", "percentRoot", "percentEntry", "percentParent", "pointNumber", "curveNumber"];

function pythonNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pythonNames);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [snakeCase(name), pythonNames(entry)]));
}

function pointOf(point: Json): Json {
  const kept = Object.entries(point).filter(([name, value]) => !NOT_THE_POINTS.has(name) && value !== undefined);
  const group = point.data?.legendgroup as string | undefined;
  return pythonNames({ ...Object.fromEntries(kept), ...(group ? { legendgroup: group } : {}) }) as Json;
}

function boxOf({ xref, yref, x0, x1, y0, y1 }: Json): Json {
  return { xref, yref, x: [x0, x1], y: [y0, y1] };
}

function lassoOf({ xref, yref, path }: Json): Json {
  const corners = String(path ?? "").replace(/[MZ]/g, "").split("L").filter(Boolean).map((corner) => corner.split(",").map(Number));
  return { xref, yref, x: corners.map(([x]) => x), y: corners.map(([, y]) => y) };
}

/** What Plotly's `plotly_selected` says; null if it selected in a way that the element does not allow. */
export function selectionOf(event: Json | undefined, modes: PlotlyChart["selection_mode"]): PlotlySelection | null {
  if (!event) return null;
  const points = (event.points ?? []) as Json[];
  const areas = (event.selections ?? []) as Json[];
  const box = areas.filter(({ type }) => type === "rect").map(boxOf);
  const lasso = areas.filter(({ type, path }) => type === "path" && path).map(lassoOf);
  if ((box.length && !modes.includes("box")) || (lasso.length && !modes.includes("lasso"))) return null;
  const indices = new Set<number>(points.flatMap(({ pointIndex, pointIndices }) => [...(pointIndex === undefined ? [] : [pointIndex as number]), ...((pointIndices ?? []) as number[])]));
  return { selection: { points: points.map(pointOf), point_indices: [...indices], box, lasso } };
}

/** A click on a sector, which Plotly does not count as a selection; null for any other click. */
export function sectorOf(event: Json | undefined): PlotlySelection | null {
  const point = event?.points?.[0] as Json | undefined;
  if (point?.id === undefined || point.parent === undefined) return null;
  const known = Object.fromEntries(SECTOR.filter((name) => point[name] !== undefined).map((name) => [name, point[name]]));
  const indices = point.pointNumber === undefined ? [] : [point.pointNumber as number];
  return { selection: { ...NOTHING.selection, points: [pythonNames(known) as Json], point_indices: indices } };
}

export const isNothing = ({ selection }: PlotlySelection): boolean => Object.values(selection).every((part) => part.length === 0);

/** Puts a selection into a figure that does not have it yet. */
export function restore(figure: Figure, { selection }: PlotlySelection): void {
  const areas = [
    ...selection.box.map(({ xref, yref, x, y }) => ({ type: "rect", xref, yref, x0: x[0], x1: x[1], y0: y[0], y1: y[1] })),
    ...selection.lasso.map(({ xref, yref, x, y }) => ({ type: "path", xref, yref, path: `M${x.map((at: number, i: number) => `${at},${y[i]}`).join("L")}Z` })),
  ];
  if (areas.length) figure.layout.selections = areas;
  if (areas.length || selection.points.length === 0) return;
  figure.data = figure.data.map((trace, curve) => ({
    ...trace,
    selectedpoints: selection.points.filter((point) => point.curve_number === curve).flatMap((point) => point.point_indices ?? [point.point_index]),
  }));
}
