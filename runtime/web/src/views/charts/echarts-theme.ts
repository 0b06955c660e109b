/** ECharts in Streamlit's look. Colours are CSS: custom properties in the build's SVG, numbers for a canvas. */
import type { ChartColors } from "./theme";

type Json = Record<string, unknown>;

export function echartsTheme(colors: ChartColors): Json {
  const px = (usual: number) => usual * colors.scale;
  const small = { color: colors.faded, fontSize: px(12), fontFamily: colors.font };
  const line = { lineStyle: { color: colors.border } };
  const axis = { axisLine: { show: false, ...line }, axisTick: { show: false }, axisLabel: small, nameTextStyle: { ...small, fontSize: px(14) }, splitLine: line, minorSplitLine: line, splitArea: { show: false } };
  return {
    color: colors.category,
    backgroundColor: "transparent",
    textStyle: { fontFamily: colors.font, color: colors.text },
    title: { left: 0, textStyle: { color: colors.text, fontSize: px(16), fontWeight: 600, fontFamily: colors.font }, subtextStyle: small },
    legend: { textStyle: { ...small, color: colors.text }, inactiveColor: colors.border, pageTextStyle: small, pageIconColor: colors.text, pageIconInactiveColor: colors.border },
    tooltip: { textStyle: { fontSize: px(12) }, borderWidth: 1 },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    logAxis: axis,
    timeAxis: { ...axis, splitLine: { show: false } },
    radar: { axisName: small, axisLine: line, splitLine: line, splitArea: { show: false } },
    polar: { axisLine: line },
    visualMap: { textStyle: small, color: colors.sequential.toReversed() },
    toolbox: { iconStyle: { borderColor: colors.faded }, emphasis: { iconStyle: { borderColor: colors.text } } },
    dataZoom: { textStyle: small, borderColor: colors.border },
    timeline: { label: small, lineStyle: { color: colors.border }, itemStyle: { color: colors.category[0] }, controlStyle: { color: colors.faded, borderColor: colors.faded } },
    line: { symbolSize: 6, lineStyle: { width: 2 } },
    bar: { itemStyle: { borderRadius: 2 } },
    pie: { label: small },
    gauge: { axisLabel: small, title: small, detail: { color: colors.text } },
    graph: { label: { color: colors.text }, lineStyle: { color: colors.border } },
    sankey: { label: { color: colors.text } },
    treemap: { breadcrumb: { itemStyle: { textStyle: small } } },
    sunburst: { label: { color: colors.text } },
    candlestick: { itemStyle: { color: colors.category[4], color0: colors.category[2], borderColor: colors.category[4], borderColor0: colors.category[2] } },
  };
}
