/** Draws a figure with Plotly, and keeps it up with its element, its box, the theme and its selection. */
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { PlotlyChart } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import type { Fullscreen } from "../fullscreen";
import { useThemeVersion } from "../theme-colors";
import { useWidgetValue } from "../view";
import { useBoxSize } from "./box-size";
import { liveColors } from "./live-colors";
import { clickMode, parseFigure, plotlyConfig, themedFigure, type Json } from "./plotly-figure";
import { libraryFor, type PlotlyElement, type PlotlyLibrary } from "./plotly-library";
import { isNothing, NOTHING, restore, sectorOf, selectionOf, type PlotlySelection } from "./plotly-selection";

const ICONS = {
  open: "M32 32h160v64H96v96H32zM480 32v160h-64V96h-96V32zM32 480V320h64v96h96v64zM480 480H320v-64h96v-96h64z",
  close: "M128 32h64v160H32v-64h96zM320 32h64v96h96v64H320zM32 320h160v160h-64v-96H32zM320 320h160v64h-96v96h-64z",
};

/** Fullscreen as a button of Plotly's own bar. The same object while nothing changes: another one draws all anew. */
function useFullscreenButton({ active, toggle }: Fullscreen): Json {
  return useMemo(() => {
    const name = active ? "Close fullscreen" : "Fullscreen";
    return { name, title: name, icon: { width: 512, height: 512, path: active ? ICONS.close : ICONS.open }, click: toggle };
  }, [active, toggle]);
}

/** The widget's value, if the figure is one: read and written without drawing again. */
function useSelection(node: WireNode, props: PlotlyChart) {
  const [value, setValue] = useWidgetValue(node);
  const current = (value ?? NOTHING) as unknown as PlotlySelection;
  const held = useRef({ current, modes: props.selection_mode, set: (_next: PlotlySelection | null) => {} });
  held.current = {
    current,
    modes: props.selection_mode,
    set: (next) => {
      if (node.id === undefined || next === null) return;
      if (JSON.stringify(next) !== JSON.stringify(held.current.current)) setValue(JSON.parse(JSON.stringify(next)));
    },
  };
  return held;
}

type Selection = ReturnType<typeof useSelection>;
interface Drawn {
  library: PlotlyLibrary;
  element: PlotlyElement;
  config: string;
}

export function usePlotly(node: WireNode, props: PlotlyChart, box: RefObject<HTMLElement | null>, host: RefObject<HTMLElement | null>, fullscreen: Fullscreen) {
  const [state, setState] = useState<{ live: boolean; error: string | null }>({ live: false, error: null });
  const drawn = useRef<Drawn | null>(null);
  const selection = useSelection(node, props);
  const size = useBoxSize(box, { width: "stretch", height: props.height ?? "content" }, fullscreen.active);
  const theme = useThemeVersion();
  const button = useFullscreenButton(fullscreen);

  useEffect(() => {
    const element = host.current;
    if (!element || size === null) return undefined;
    let cancelled = false;
    void (async () => {
      try {
        const library = await libraryFor(parseFigure(props.spec));
        if (cancelled) return;
        drawn.current = await draw(library, element, props, size, button, drawn.current, selection);
        if (!cancelled) setState({ live: true, error: null });
      } catch (error) {
        if (!cancelled) setState({ live: false, error: `The chart cannot be drawn: ${(error as Error).message}` });
      }
    })();
    return () => {
      cancelled = true;
    };
  }, [host, props, size, theme, button, selection]);

  const empty = isNothing(selection.current.current);
  useEffect(() => {
    // Emptied by the script or by a form: the figure follows.
    if (empty && drawn.current && props.selection_mode.length > 0) clear(drawn.current);
  }, [empty, props.selection_mode.length]);

  useEffect(
    () => () => {
      if (drawn.current) drawn.current.library.purge(drawn.current.element);
      drawn.current = null;
    },
    [],
  );
  return state;
}

async function draw(library: PlotlyLibrary, host: HTMLElement, props: PlotlyChart, size: { width: number; height: number | null }, button: Json, old: Drawn | null, selection: Selection): Promise<Drawn> {
  const figure = themedFigure(props, size, liveColors(host));
  const config = plotlyConfig(props, button);
  // What the visitor zoomed, hid and chose outlives another size or theme, but not another figure.
  figure.layout.uirevision ??= props.spec.length + hash(props.spec);
  const configured = `${props.config} ${String(button.name)}`;
  if (old && old.config !== configured) keepView(old.element, figure.layout, figure.layout.uirevision);
  if (!old && !isNothing(selection.current.current)) restore(figure, selection.current.current);
  if (old && old.library !== library) old.library.purge(host);
  const element = await library.react(host, { ...figure, config });
  name(element);
  if (old?.element !== element || old.library !== library) listen(library, element, selection);
  return { library, element, config: configured };
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) value = (value * 31 + text.charCodeAt(at)) | 0;
  return value;
}

/** Another configuration makes Plotly begin anew: what the visitor looks at goes along. */
function keepView(element: PlotlyElement, layout: Json, revision: unknown): void {
  if (element.layout?.uirevision !== revision) return;
  for (const [key, axis] of Object.entries(element.layout)) {
    if (/^[xy]axis\d*$/.test(key) && axis?.autorange === false && axis.range) layout[key] = { ...layout[key], range: axis.range, autorange: false };
    if (/^scene\d*$/.test(key) && axis?.camera) layout[key] = { ...layout[key], camera: axis.camera };
  }
  layout.dragmode = element.layout.dragmode ?? layout.dragmode;
  if (element.layout.selections) layout.selections = element.layout.selections;
}

/** To readers the drawing is one picture, with the element's name. */
function name(element: PlotlyElement): void {
  element.querySelectorAll(".main-svg").forEach((svg, number) => {
    svg.setAttribute(number === 0 ? "role" : "aria-hidden", number === 0 ? "img" : "true");
    if (number === 0) svg.setAttribute("aria-label", element.getAttribute("aria-label") ?? "Chart");
  });
}

function listen(library: PlotlyLibrary, element: PlotlyElement, selection: Selection): void {
  for (const event of ["plotly_selected", "plotly_deselect", "plotly_doubleclick", "plotly_click", "plotly_relayout"]) element.removeAllListeners?.(event);
  const { current } = selection;
  if (current.modes.length === 0) return;
  const held = () => selection.current;
  element.on("plotly_selected", (event) => held().set(selectionOf(event, held().modes)));
  element.on("plotly_deselect", () => held().set(NOTHING));
  element.on("plotly_doubleclick", () => held().set(NOTHING));
  element.on("plotly_click", (event) => held().modes.includes("points") && held().set(sectorOf(event)));
  element.on("plotly_relayout", (event) => {
    const wanted = clickMode(event?.dragmode, held().modes);
    if (event?.dragmode && element.layout.clickmode !== wanted) void library.relayout(element, { clickmode: wanted });
  });
}

function clear({ library, element }: Drawn): void {
  const marked = element.data?.some((trace) => trace.selectedpoints);
  if (marked) void library.restyle(element, { selectedpoints: [null] });
  if (element.layout?.selections?.length) void library.relayout(element, { selections: [] });
}
