/** deck.gl itself, with all the layers that pydeck knows, and the ground that needs no other host. */
import { COORDINATE_SYSTEM, Deck, FirstPersonView, MapView, OrbitView, OrthographicView, _GlobeView as GlobeView, type Layer, type PickingInfo } from "@deck.gl/core";
import * as aggregation from "@deck.gl/aggregation-layers";
import * as geo from "@deck.gl/geo-layers";
import { JSONConverter } from "@deck.gl/json";
import * as basic from "@deck.gl/layers";
import * as mesh from "@deck.gl/mesh-layers";
import { CSVLoader } from "@loaders.gl/csv";
import { registerLoaders } from "@loaders.gl/core";
// @ts-expect-error The package has no types.
import { feature } from "topojson-client";
import land from "world-atlas/land-110m.json";
import type { Json } from "./deck-spec";

registerLoaders([CSVLoader]);

export type { PickingInfo };
export type Rgba = [number, number, number, number];
export interface MapColors {
  primary: Rgba;
  land: Rgba;
  lines: Rgba;
}

const converter = new JSONConverter({
  configuration: { classes: { ...basic, ...aggregation, ...geo, ...mesh, MapView, FirstPersonView, OrbitView, OrthographicView, GlobeView }, enumerations: { COORDINATE_SYSTEM } },
} as never);

/** The land without the pole: Mercator's map has no place for that, and what reaches there would cover half the world. */
function shoresOf(): Json {
  const { features } = feature(land as never, (land as unknown as Json).objects.land) as { features: { geometry: { coordinates: number[][][][] } }[] };
  const polygons = features.flatMap(({ geometry }) => geometry.coordinates).filter(([ring]) => ring!.every(([, latitude]) => latitude! > -85 && latitude! < 85));
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: polygons } };
}
const shores = shoresOf();
const GRID = 15;

/** Meridians and parallels, and the land: what can be drawn of any place on Earth with nothing to load. */
function groundLayers({ land: fill, lines }: MapColors): Layer[] {
  const meridians = Array.from({ length: 360 / GRID }, (_, at) => Array.from({ length: 35 }, (__, step) => [at * GRID - 180, step * 5 - 85]));
  const parallels = Array.from({ length: 11 }, (_, at) => Array.from({ length: 73 }, (__, step) => [step * 5 - 180, at * GRID - 75]));
  return [
    new basic.PathLayer({ id: "st-ground-grid", data: [...meridians, ...parallels], getPath: (path: number[][]) => path as never, getColor: lines, widthMinPixels: 0.5, getWidth: 1, widthUnits: "pixels" }),
    new basic.GeoJsonLayer({ id: "st-ground-land", data: shores as never, getFillColor: fill, getLineColor: lines, lineWidthMinPixels: 1, stroked: true, filled: true }),
  ];
}

const COLORS = ["getFillColor", "getColor", "getSourceColor", "getTargetColor"];
const FADED = 0.4;

/** Layers of the specification as deck.gl takes them. What is not selected fades once something is. */
function userLayers(spec: Json, colors: MapColors, chosen: Record<string, number[]>): Json[] {
  const some = Object.keys(chosen).length > 0;
  return ((spec.layers ?? []) as Json[]).map((layer) => {
    const own = { ...layer };
    for (const name of COLORS) if (own[name] === "primary") own[name] = colors.primary;
    return some ? { ...own, _chosen: chosen[layer.id as string] ?? [] } : own;
  });
}

function fade(layer: Layer, chosen: number[] | undefined): Layer {
  if (chosen === undefined) return layer;
  const props = layer.props as unknown as Json;
  const changes: Json = { updateTriggers: {} };
  for (const name of COLORS) {
    const own = props[name] as unknown;
    if (own === undefined) continue;
    changes[name] = (object: unknown, info: { index: number }) => {
      const [r, g, b, a = 255] = (typeof own === "function" ? own(object, info) : own) as number[];
      return chosen.includes(info.index) ? [r, g, b, a] : [r, g, b, a * FADED];
    };
    changes.updateTriggers[name] = chosen.join();
  }
  return layer.clone(changes);
}

export interface LiveMap {
  deck: Deck;
  /** Draws anew; `ground` says whether ours is to be seen. */
  update(spec: Json, colors: MapColors, chosen: Record<string, number[]>, ground: boolean): void;
  /** Looks from nearer (1) or farther (-1); null where the view has no zoom of its own (several views, another kind). */
  zoom: ((by: number) => void) | null;
  destroy(): void;
}

interface Listeners {
  onClick: (info: PickingInfo) => void;
  onMove: (viewState: Json) => void;
  getTooltip: (info: PickingInfo) => Json | null;
}

export function createMap(parent: HTMLElement, spec: Json, listeners: Listeners): LiveMap {
  const canvas = document.createElement("canvas");
  canvas.className = "st-map-canvas mapboxgl-canvas";
  parent.append(canvas);
  const { views, initialViewState, parameters } = converter.convert({ views: spec.views, initialViewState: spec.initialViewState, parameters: spec.parameters }) as Json;
  let view = (initialViewState ?? {}) as Json;
  const deck = new Deck({
    canvas,
    parent: parent as HTMLDivElement,
    initialViewState,
    ...(views ? { views } : { controller: true }),
    ...(parameters ? { parameters } : {}),
    onClick: listeners.onClick,
    getTooltip: listeners.getTooltip as never,
    onViewStateChange: ({ viewState }: { viewState: Json }) => listeners.onMove((view = viewState)),
  } as never);
  const zoom = (by: number) => {
    const level = Math.min(Math.max(view.zoom + by, view.minZoom ?? 0), view.maxZoom ?? 20);
    view = { ...view, zoom: level };
    deck.setProps({ initialViewState: view } as never);
    listeners.onMove(view);
  };
  return {
    deck,
    update(next, colors, chosen, ground) {
      const prepared = userLayers(next, colors, chosen);
      const { layers } = converter.convert({ layers: prepared.map(({ _chosen: _, ...layer }) => layer) }) as { layers?: (Layer | null)[] };
      const own = (layers ?? []).map((layer, at) => layer && fade(layer, prepared[at]!._chosen as number[] | undefined));
      deck.setProps({ layers: [...(ground ? groundLayers(colors) : []), ...own] });
    },
    zoom: typeof view.zoom === "number" ? zoom : null,
    destroy: () => {
      deck.finalize();
      canvas.remove();
    },
  };
}
