/** Draws a chart with ECharts in the browser, and keeps it up with its element, its box, the theme and its selection. */
import { useEffect, useRef, useState, type RefObject } from "react";
import type { EChartsChart } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useThemeVersion } from "../theme-colors";
import { useWidgetValue } from "../view";
import { useBoxSize } from "./box-size";
import type { Chart } from "./echarts-chart";
import { NOTHING, selectionOf, type Brush, type EChartsSelection, type Group } from "./echarts-selection";
import { liveColors } from "./live-colors";

const SETTLE = 150;
interface LiveChart {
  chart: Chart | null;
  error: string | null;
}

export function useECharts(node: WireNode, props: EChartsChart, box: RefObject<HTMLElement | null>, host: RefObject<HTMLDivElement | null>, fullscreen: boolean): LiveChart {
  const [state, setState] = useState<LiveChart>({ chart: null, error: null });
  const size = useBoxSize(box, { width: "stretch", height: props.height ?? "content" }, fullscreen);
  const theme = useThemeVersion();
  const seen = size !== null;
  const latest = useRef(props);
  latest.current = props;
  const { renderer } = props;

  // The theme and the renderer are chosen once for a chart's life: another one is another chart.
  useEffect(() => {
    const element = host.current;
    if (!element || !seen) return undefined;
    let chart: Chart | null = null;
    let gone = false;
    void import("./echarts-chart").then(({ createChart }) => {
      if (gone) return;
      const { colors, dark } = liveColors(element);
      chart = createChart(element, latest.current, colors, dark);
      setState({ chart, error: null });
    });
    return () => {
      gone = true;
      chart?.dispose();
      setState((old) => ({ ...old, chart: null }));
    };
  }, [host, seen, renderer, props.theme, theme]);

  useEffect(() => {
    if (!state.chart) return;
    try {
      state.chart.setOption(JSON.parse(props.option) as Record<string, unknown>, { notMerge: true });
      setState((old) => (old.error ? { ...old, error: null } : old));
    } catch (error) {
      setState((old) => ({ ...old, error: (error as Error).message }));
    }
  }, [state.chart, props.option]);

  useEffect(() => {
    if (state.chart && size) state.chart.resize();
  }, [state.chart, size]);

  useSelections(node, props, state.chart);
  return state;
}

/** Tells Python of selections, once the pointer rests; puts them back into a chart that is made anew. */
function useSelections(node: WireNode, props: EChartsChart, chart: Chart | null): void {
  const [value, setValue] = useWidgetValue(node);
  const held = useRef({ value, setValue, option: props.option });
  held.current = { value, setValue, option: props.option };
  const state = useRef<{ points: Group[]; brushes: Brush[] }>({ points: [], brushes: [] });
  const active = props.selectable && node.id !== undefined;

  useEffect(() => {
    if (!chart || !active) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { points, brushes } = state.current;
        const next = selectionOf(JSON.parse(held.current.option), points, brushes);
        if (JSON.stringify(next) !== JSON.stringify(held.current.value ?? NOTHING)) held.current.setValue(JSON.parse(JSON.stringify(next)));
      }, SETTLE);
    };
    const listen = () => {
      chart.on("selectchanged", (event) => {
        state.current.points = (event as { selected?: Group[] }).selected ?? [];
        tell();
      });
      chart.on("brushSelected", (event) => {
        state.current.brushes = (event as { batch?: Brush[] }).batch ?? [];
        tell();
      });
      chart.getZr().on("dblclick", () => clear(chart, state.current.points));
    };
    restore(chart, state.current);
    listen();
    return () => clearTimeout(timer);
  }, [chart, active]);

  const empty = ((value as unknown as EChartsSelection | null) ?? NOTHING).selection.selected.length === 0;
  useEffect(() => {
    // Emptied by the script or by a form: the chart follows.
    if (chart && active && empty && state.current.points.length > 0) clear(chart, state.current.points);
  }, [chart, active, empty]);
}

function restore(chart: Chart, { points, brushes }: { points: Group[]; brushes: Brush[] }): void {
  for (const { seriesIndex, dataIndex, dataType } of points) chart.dispatchAction({ type: "select", seriesIndex, dataIndex, ...(dataType ? { dataType } : {}) });
  for (const { brushIndex, areas } of brushes) if (areas?.length) chart.dispatchAction({ type: "brush", brushIndex, areas });
}

function clear(chart: Chart, points: Group[]): void {
  chart.dispatchAction({ type: "brush", areas: [] });
  for (const { seriesIndex, dataIndex, dataType } of points) chart.dispatchAction({ type: "unselect", seriesIndex, dataIndex, ...(dataType ? { dataType } : {}) });
}
