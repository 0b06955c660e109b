/** The ground from a tile server, below deck.gl's canvas: loaded only when its style could be had. */
import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import styles from "maplibre-gl/dist/maplibre-gl.css?url";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { resolveUrl } from "../media";
import type { Json } from "./deck-spec";

export interface BaseMap {
  follow(viewState: Json): void;
  destroy(): void;
}

/** Shows `style` in `host`, looking where `viewState` says. It moves only with deck.gl. */
export async function createBaseMap(host: HTMLElement, style: unknown, viewState: Json, root: string): Promise<BaseMap> {
  setWorkerUrl(new URL(resolveUrl(worker, root), document.baseURI).href);
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = resolveUrl(styles, root);
  document.head.append(link);
  const map = new MapLibre({ container: host, style: style as StyleSpecification, interactive: false, attributionControl: { compact: true }, ...place(viewState) });
  map.on("error", () => undefined);
  await new Promise<void>((done) => map.once("load", () => done()));
  return { follow: (next) => map.jumpTo(place(next)), destroy: () => map.remove() };
}

function place({ longitude, latitude, zoom, bearing, pitch }: Json) {
  return { center: [longitude ?? 0, latitude ?? 0] as [number, number], zoom: (zoom as number | undefined) ?? 1, bearing: (bearing as number | undefined) ?? 0, pitch: (pitch as number | undefined) ?? 0 };
}
