/** What a map's JSON says beside its layers: its ground, its tooltip, its name, its data for readers. No library is needed. */
import { READER_ROWS, type ReaderData } from "./reader-table";

// deck.gl's JSON, read by name only.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>;

const NUMBERS = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

/** A map's JSON, which pydeck writes as Python does: with NaN and Infinity. Raises SyntaxError. */
export function parseSpec(text: string): Json {
  if (!/NaN|Infinity/.test(text)) return JSON.parse(text) as Json;
  const plain = text.replace(NUMBERS, (found) => (found.startsWith('"') ? found : `{"@@number":"${found}"}`));
  const revive = (_name: string, value: Json | null) => (value?.["@@number"] ? Number(value["@@number"]) : value);
  return JSON.parse(plain, revive) as Json;
}

const CARTO = "https://basemaps.cartocdn.com/gl";
/** Names that pydeck's users write instead of addresses. */
const STYLES: Record<string, string> = { light: "positron", dark: "dark-matter", road: "voyager", light_no_labels: "positron-nolabels", dark_no_labels: "dark-matter-nolabels", road_no_labels: "voyager-nolabels" };

/** The address of the ground's style; null where the map has none. Without a choice it follows the theme. */
export function styleUrl(spec: Json, dark: boolean): string | null {
  const views = [spec.views ?? []].flat() as Json[];
  if (views.length > 0 && !views.some((view) => (view["@@type"] ?? "MapView") === "MapView")) return null;
  const style = (Array.isArray(spec.mapStyle) ? spec.mapStyle[0] : spec.mapStyle) as unknown;
  if (!spec.mapProvider && !style) return null;
  if (typeof style === "string" && style in STYLES) return `${CARTO}/${STYLES[style]}-gl-style/style.json`;
  // Mapbox's own styles need a key that a page would give away.
  if (typeof style === "string" && /^https?:/.test(style)) return style;
  return `${CARTO}/${dark ? "dark-matter" : "positron"}-gl-style/style.json`;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function valueAt(object: Json, path: string): unknown {
  const found = path.split(".").reduce<unknown>((value, name) => (value as Json | undefined)?.[name], object);
  return found ?? (object.properties as Json | undefined)?.[path] ?? "";
}

/** pydeck's tooltip for an object: `{name}` is its value. Values are text, also where the template is HTML. */
export function tooltipOf(tooltip: string | undefined, object: Json | null | undefined): Json | null {
  if (!tooltip || !object) return null;
  const { html, text, style } = JSON.parse(tooltip) as Json;
  const fill = (template: string, safe: (text: string) => string) => template.replace(/\{([^{}]+)\}/g, (_, name: string) => safe(String(valueAt(object, name.trim()))));
  if (typeof html === "string") return { html: fill(html, escapeHtml), ...(style ? { style } : {}) };
  if (typeof text === "string") return { text: fill(text, (value) => value), ...(style ? { style } : {}) };
  return { text: JSON.stringify(object, null, 1) };
}

const rowsOf = (layer: Json): Json[] => (Array.isArray(layer.data) ? (layer.data as Json[]) : []).filter((row) => typeof row === "object" && row !== null);

export function readerData(spec: Json): ReaderData {
  const rows = ((spec.layers ?? []) as Json[]).flatMap(rowsOf);
  const shown = rows.slice(0, READER_ROWS);
  const columns = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const text = (value: unknown) => (value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));
  return { columns, rows: shown.map((row) => columns.map((name) => text(row[name]))), total: rows.length };
}

/** What screen readers call a map that has no `alt`. */
export function mapName(spec: Json): string {
  const count = ((spec.layers ?? []) as Json[]).flatMap(rowsOf).length;
  return count === 0 ? "Map" : `Map of ${count} ${count === 1 ? "place" : "places"}`;
}

export interface DeckSelection {
  selection: { indices: Record<string, number[]>; objects: Record<string, unknown[]> };
}
export const NOTHING: DeckSelection = { selection: { indices: {}, objects: {} } };
export const isNothing = ({ selection }: DeckSelection): boolean => Object.keys(selection.indices).length === 0;

/** The selection after a click on the object `index` of `layer`; -1 is a click beside all of them. */
export function afterClick(before: DeckSelection, mode: "single-object" | "multi-object", layer: string, index: number, object: unknown): DeckSelection {
  if (index === -1) return NOTHING;
  const { indices, objects } = before.selection;
  if (mode === "single-object") {
    return indices[layer]?.[0] === index ? NOTHING : { selection: { indices: { [layer]: [index] }, objects: { [layer]: [object] } } };
  }
  const chosen = new Map((indices[layer] ?? []).map((one, at) => [one, objects[layer]?.[at]]));
  if (!chosen.delete(index)) chosen.set(index, object);
  const rest = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== layer));
  if (chosen.size === 0) return { selection: { indices: rest(indices), objects: rest(objects) } };
  return { selection: { indices: { ...indices, [layer]: [...chosen.keys()] }, objects: { ...objects, [layer]: [...chosen.values()] } } };
}
