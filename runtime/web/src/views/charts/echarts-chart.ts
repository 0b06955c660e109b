/** ECharts itself: the heavy chunk. Draws a live chart into the page, or a still picture at build time. */
import * as echarts from "echarts";
import type { EChartsChart } from "../../protocol/elements";
import { echartsTheme } from "./echarts-theme";
import type { PictureTheme } from "../view";
import { CSS_COLORS, type ChartColors } from "./theme";

export type Chart = echarts.ECharts;
const DEFAULT_HEIGHT = 350;

const themeOf = (props: EChartsChart, colors: ChartColors) => (props.theme === "streamlit" ? echartsTheme(colors) : undefined);

export function createChart(host: HTMLElement, props: EChartsChart, colors: ChartColors, dark: boolean): Chart {
  return echarts.init(host, themeOf(props, colors) ?? (dark ? "dark" : undefined), { renderer: props.renderer });
}

/** The chart as SVG text, without any DOM; its colours are the page's custom properties, but for what `theme` says. */
export function renderSvg(props: EChartsChart, room: number, theme: PictureTheme): string {
  const width = typeof props.width === "number" ? props.width : room;
  const height = typeof props.height === "number" ? props.height : DEFAULT_HEIGHT;
  const chart = echarts.init(null, themeOf(props, { ...CSS_COLORS, ...theme }), { renderer: "svg", ssr: true, width, height });
  chart.setOption({ ...(JSON.parse(props.option) as Record<string, unknown>), animation: false });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
