/** `st.map` and `st.pydeck_chart`: a reserved box with the data for readers from the build, and the map in it. */
import { useMemo, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { Icon } from "../common";
import { ElementToolbar, FullscreenFrame, ToolbarButton, useFullscreen } from "../fullscreen";
import type { ViewProps } from "../view";
import { isNothing, mapName, NOTHING, parseSpec, readerData } from "./deck-spec";
import { ReaderTable } from "./reader-table";
import { useDeck } from "./use-deck";

export default function DeckGlJsonChart({ node, props }: ViewProps<"deck_gl_json_chart">) {
  const fullscreen = useFullscreen();
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const spec = useMemo(() => parseSpec(props.spec), [props.spec]);
  const { live, zoom, error, selection, select } = useDeck(node, props, spec, box, ground);
  const data = useMemo(() => readerData(spec), [spec]);
  const name = props.alt || mapName(spec);
  const height = fullscreen.active ? "calc(100vh - 7.5rem)" : typeof props.height === "number" ? props.height : "100%";
  const selected = node.id !== undefined && !isNothing(selection);
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <div className="stDeckGlJsonChart" data-testid="stDeckGlJsonChart" data-live={live || undefined} data-selected={selected || undefined} style={{ height }}>
        <ElementToolbar fullscreen={fullscreen}>
          {selected && <ToolbarButton label="Clear selection" icon="material/close" onPress={() => select(NOTHING)} />}
        </ElementToolbar>
        <div ref={ground} className="st-map-ground" aria-hidden="true" />
        <div ref={box} id="view-default-view" className="st-map-view" role="img" aria-label={name} />
        {zoom && <ZoomButtons zoom={zoom} />}
      </div>
      {error && (
        <p className="st-chart-error" role="alert">
          The map cannot be drawn: {error}
        </p>
      )}
      <ReaderTable data={data} caption={name} />
    </FullscreenFrame>
  );
}

/** Their other classes are MapLibre's for the same buttons. */
function ZoomButtons({ zoom }: { zoom: (by: number) => void }) {
  return (
    <div className="st-map-zoom mapboxgl-ctrl-group">
      <Button className="stIconButton mapboxgl-ctrl-zoom-in" aria-label="Zoom in" onPress={() => zoom(1)}>
        <Icon icon="material/add" />
      </Button>
      <Button className="stIconButton mapboxgl-ctrl-zoom-out" aria-label="Zoom out" onPress={() => zoom(-1)}>
        <Icon icon="material/remove" />
      </Button>
    </div>
  );
}
