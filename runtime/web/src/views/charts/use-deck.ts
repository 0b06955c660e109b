/** Draws a map with deck.gl in the browser: over tiles where they can be had, else over coastlines. */
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { DeckGlJsonChart } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useThemeVersion } from "../theme-colors";
import { useTurn } from "../turn";
import { useSite, useWidgetValue } from "../view";
import type { BaseMap } from "./base-map.browser";
import type { LiveMap, MapColors, Rgba } from "./deck-draw.browser";
import { afterClick, NOTHING, styleUrl, tooltipOf, type DeckSelection, type Json } from "./deck-spec";
import { liveColors, type LiveColors } from "./live-colors";

/** A tile server that does not answer in this time is none. */
const STYLE_MS = 5000;
const POINT_ALPHA = 160;

function rgba(css: string, alpha = 255): Rgba {
  const parts = (css.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const scale = css.startsWith("color(") ? 255 : 1;
  return [(parts[0] ?? 0) * scale, (parts[1] ?? 0) * scale, (parts[2] ?? 0) * scale, alpha];
}

const mapColors = ({ resolve }: LiveColors): MapColors => ({
  primary: rgba(resolve("var(--st-primary-color)"), POINT_ALPHA),
  land: rgba(resolve("color-mix(in srgb, var(--st-text-color) 8%, var(--st-background-color))")),
  lines: rgba(resolve("color-mix(in srgb, var(--st-text-color) 20%, var(--st-background-color))")),
});

export function useDeck(node: WireNode, props: DeckGlJsonChart, spec: Json, box: RefObject<HTMLElement | null>, ground: RefObject<HTMLElement | null>) {
  const [map, setMap] = useState<LiveMap | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [value, setValue] = useWidgetValue(node);
  const selection = ((value as unknown) ?? NOTHING) as DeckSelection;
  const select = useCallback((next: DeckSelection) => setValue(JSON.parse(JSON.stringify(next))), [setValue]);
  const latest = { props, spec, selection, select, active: node.id !== undefined };
  const held = useRef(latest);
  held.current = latest;
  const view = useRef<Json>({});
  const base = useRef<BaseMap | null>(null);
  const theme = useThemeVersion();
  const start = JSON.stringify([spec.initialViewState, spec.views]);
  // A map takes the processor's time too where there is no graphics card: a browser draws it with that then.
  const turn = useTurn(box);

  useEffect(() => {
    const parent = box.current;
    if (!parent || !turn) return undefined;
    let made: LiveMap | null = null;
    let gone = false;
    view.current = (held.current.spec.initialViewState as Json | undefined) ?? {};
    import("./deck-draw.browser").then(
      ({ createMap }) => {
        if (gone) return;
        made = createMap(parent, held.current.spec, {
          onClick: ({ index, object, layer }) => {
            const { active, props: now, selection: before, select: set } = held.current;
            if (active && now.selection_mode) set(afterClick(before, now.selection_mode, String(layer?.id ?? ""), index, object));
          },
          onMove: (next) => {
            view.current = next;
            base.current?.follow(next);
          },
          getTooltip: ({ object }) => tooltipOf(held.current.props.tooltip, object),
        });
        setMap(made);
      },
      (reason: unknown) => setError((reason as Error).message),
    );
    return () => {
      gone = true;
      made?.destroy();
      setMap(null);
    };
    // Another start is another map: the visitor's own view is kept only while the script's stays.
  }, [box, start, turn]);

  const tiles = useTiles(ground, spec, view, base, map !== null);
  const chosen = JSON.stringify(selection.selection.indices);
  useEffect(() => {
    if (!map || !box.current) return;
    try {
      map.update(spec, mapColors(liveColors(box.current)), JSON.parse(chosen), !tiles && isMap(spec));
      setError(null);
    } catch (reason) {
      setError((reason as Error).message);
    }
  }, [map, spec, chosen, tiles, theme, box]);
  return { live: map !== null, zoom: (isMap(spec) && map?.zoom) || null, error, selection, select };
}

const isMap = (spec: Json) => styleUrl(spec, false) !== null;

/** The ground from a tile server; whether it is there. Without it nothing is lost but the streets. */
function useTiles(host: RefObject<HTMLElement | null>, spec: Json, view: RefObject<Json>, base: RefObject<BaseMap | null>, live: boolean): boolean {
  const { root } = useSite();
  const theme = useThemeVersion();
  const [shown, setShown] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const element = host.current;
    setUrl(element && live ? styleUrl(spec, liveColors(element).dark) : null);
  }, [host, spec, theme, live]);
  useEffect(() => {
    const element = host.current;
    if (!element || url === null) return undefined;
    let gone = false;
    const load = async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(STYLE_MS) });
      const style: unknown = await answer.json();
      const { createBaseMap } = await import("./base-map.browser");
      if (gone) return;
      const made = await createBaseMap(element, style, view.current, root);
      if (gone) return made.destroy();
      base.current = made;
      made.follow(view.current);
      setShown(true);
    };
    // No network, or a host that does not answer: the coastlines stay.
    load().catch(() => undefined);
    return () => {
      gone = true;
      base.current?.destroy();
      base.current = null;
      setShown(false);
    };
  }, [host, url, root, view, base]);
  return shown;
}
