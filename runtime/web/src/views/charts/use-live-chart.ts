/** Draws a chart with Vega in the browser, and keeps it up with its element, its box and the theme. */
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { TableData, VegaLite } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { afterPaint } from "../after-paint";
import { resolveColor, useThemeVersion } from "../theme-colors";
import { useTurn } from "../turn";
import { useWidgetValue } from "../view";
import { useBoxSize } from "./box-size";
import { liveColors } from "./live-colors";
import { saveSelections, watchSelections, type Selections } from "./selections";
import { hasPointerLayer } from "./resting";
import { rowsOf, type Spec } from "./spec";
import type { Result } from "./vega-chart";

interface LiveChart {
  /** The live chart stands; the picture may go. */
  live: boolean;
  error: string | null;
}

interface Drawn {
  result: Result;
  datasets: Record<string, TableData>;
  stop: () => void;
}

/** A table that is only the beginning of the whole (a prerendered page's) must not be drawn: the picture shows all of it. */
const isComplete = (table: TableData) => (table.total_rows ?? table.num_rows) <= table.num_rows;

/** Everything but the rows: what another drawing is needed for. */
const shapeOf = ({ spec, theme, width, height, selection_mode }: VegaLite) => JSON.stringify([spec, theme, width, height, selection_mode]);

export function useLiveChart(
  node: WireNode,
  props: VegaLite,
  box: RefObject<HTMLDivElement | null>,
  chart: RefObject<HTMLDivElement | null>,
  fullscreen: boolean,
): LiveChart {
  const [state, setState] = useState<LiveChart>({ live: false, error: null });
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const select = useSelectionWriter(node);
  const themeVersion = useThemeVersion();
  const size = useBoxSize(box, props, fullscreen);
  const shape = shapeOf(props);
  const turn = useTurn(box);
  const pointed = usePointed(chart, props.spec);
  const complete = Object.values(props.datasets).every(isComplete);

  useEffect(() => {
    const host = chart.current;
    if (!host || size === null || !complete || !turn) return undefined;
    let cancelled = false;
    void (async () => {
      try {
        const { draw } = await import("./vega-chart");
        if (cancelled) return;
        const next = document.createElement("div");
        const current = latest.current;
        const colors = liveColors(host);
        const result = await draw(next, resolveSpecColors(current, host), size, colors.colors, colors.dark ? "dark" : "light", pointed);
        if (cancelled) return result.finalize();
        const old = drawn.current;
        const kept = old && current.selection_mode.length ? saveSelections(old.result.view, current.selection_mode) : null;
        host.replaceChildren(next);
        next.querySelector(".chart-wrapper")?.setAttribute("role", "img");
        next.querySelector(".chart-wrapper")?.setAttribute("aria-label", host.getAttribute("aria-label") ?? "Chart");
        if (kept) result.view.setState(kept as never);
        const stop = watchSelections(result.view, current.selection_mode, select);
        old?.stop();
        old?.result.finalize();
        drawn.current = { result, datasets: current.datasets, stop };
        setState({ live: true, error: null });
      } catch (error) {
        if (!cancelled) setState({ live: false, error: `The chart cannot be drawn: ${(error as Error).message}` });
      }
    })();
    return () => {
      cancelled = true;
    };
  }, [chart, shape, complete, size, turn, themeVersion, select, pointed]);

  // New rows go in once the rest of the page shows its news: a chart takes longer than all of that. Charts that get new rows
  // faster than they can be drawn show the latest.
  const due = useRef(false);
  useEffect(() => {
    if (due.current || !drawn.current || drawn.current.datasets === props.datasets) return;
    due.current = true;
    afterPaint(() => {
      due.current = false;
      if (drawn.current) takeRows(drawn.current, latest.current.datasets);
    });
  }, [props.datasets]);

  useEffect(
    () => () => {
      drawn.current?.stop();
      drawn.current?.result.finalize();
      drawn.current = null;
    },
    [],
  );
  return state;
}

function takeRows(drawn: Drawn, datasets: Record<string, TableData>): void {
  const { view } = drawn.result;
  for (const [name, table] of Object.entries(datasets)) if (drawn.datasets[name] !== table) view.data(name, rowsOf(table));
  drawn.datasets = datasets;
  void view.runAsync();
}

/** Whether the pointer has come to the chart. Only where that makes a difference: another drawing is made then. */
function usePointed(chart: RefObject<HTMLDivElement | null>, spec: string): boolean {
  const rests = useMemo(() => hasPointerLayer(JSON.parse(spec) as Spec), [spec]);
  const [came, setCame] = useState(false);
  useEffect(() => {
    const element = chart.current;
    if (!element || came || !rests) return undefined;
    const point = () => setCame(true);
    element.addEventListener("pointerenter", point);
    return () => element.removeEventListener("pointerenter", point);
  }, [chart, came, rests]);
  return came && rests;
}

/** Writes one parameter's selection into the widget's value. A chart that is no widget has no id and writes nothing. */
function useSelectionWriter(node: WireNode) {
  const [value, setValue] = useWidgetValue(node);
  const held = useRef({ value, setValue, active: node.id !== undefined });
  held.current = { value, setValue, active: node.id !== undefined };
  const write = useRef((name: string, selection: unknown) => {
    const { value: before, setValue: set, active } = held.current;
    if (!active) return;
    const old = (before as Selections | null)?.selection ?? {};
    const next = { selection: { ...old, [name]: selection } };
    if (JSON.stringify(old[name] ?? {}) !== JSON.stringify(selection)) set(JSON.parse(JSON.stringify(next)));
  });
  return write.current;
}

/** The theme's colours that Python named in the specification, as a canvas needs them. */
function resolveSpecColors(props: VegaLite, host: Element): VegaLite {
  if (!props.spec.includes("var(--")) return props;
  return { ...props, spec: props.spec.replace(/var\(--[\w-]+\)/g, (css) => resolveColor(host, css)) };
}
