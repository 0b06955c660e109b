/** Vega-Lite's configuration in the page's theme. Colours are CSS: as they are in SVG, resolved for a canvas. */

export interface ChartColors {
  text: string;
  faded: string;
  border: string;
  background: string;
  font: string;
  category: string[];
  sequential: string[];
  diverging: string[];
}

const BLUES = ["#e4f5ff", "#c7ebff", "#a6dcff", "#83c9ff", "#60b4ff", "#3d9df3", "#1c83e1", "#0068c9", "#0054a3", "#004280"];
const DIVERGING = ["#7d353b", "#bd4043", "#ff4b4b", "#ff8c8c", "#ffc7c7", "#a6dcff", "#60b4ff", "#1c83e1", "#0054a3", "#004280"];

/** Colours by custom property: a picture in them follows the theme by itself. Ramps are mixed by Vega: it needs numbers. */
export const CSS_COLORS: ChartColors = {
  text: "var(--st-text-color)",
  faded: "var(--st-faded-text-color)",
  border: "var(--st-chart-grid-color)",
  background: "transparent",
  font: "var(--st-font)",
  category: Array.from({ length: 10 }, (_, number) => `var(--st-chart-category-${number + 1})`),
  sequential: BLUES,
  diverging: DIVERGING,
};

/** The same as the browser computes them. */
export function resolvedColors(resolve: (css: string) => string, font: string, dark: boolean): ChartColors {
  return {
    text: resolve(CSS_COLORS.text),
    faded: resolve(CSS_COLORS.faded),
    border: resolve(CSS_COLORS.border),
    background: "transparent",
    font,
    category: CSS_COLORS.category.map(resolve),
    sequential: dark ? BLUES.toReversed() : BLUES,
    diverging: dark ? DIVERGING.toReversed() : DIVERGING,
  };
}

export type Config = Record<string, unknown>;

/** Streamlit's look. */
export function streamlitConfig(colors: ChartColors): Config {
  const label = { labelFontSize: 12, labelFontWeight: 400, labelColor: colors.faded, labelFontStyle: "normal" };
  const title = { titleFontWeight: 400, titleColor: colors.faded, titleFontStyle: "normal" };
  return {
    font: colors.font,
    background: colors.background,
    fieldTitle: "verbal",
    autosize: { type: "fit", contains: "padding" },
    title: { align: "left", anchor: "start", color: colors.text, titleFontStyle: "normal", fontWeight: 600, fontSize: 16, orient: "top", offset: 26 },
    header: { ...label, ...title, titleFontSize: 16 },
    axis: {
      ...label,
      ...title,
      titleFontSize: 14,
      ticks: false,
      gridColor: colors.border,
      domain: false,
      domainWidth: 1,
      domainColor: colors.border,
      labelFlush: true,
      labelFlushOffset: 1,
      labelBound: false,
      labelLimit: 100,
      titlePadding: 16,
      labelPadding: 16,
      labelSeparation: 4,
      labelOverlap: true,
    },
    legend: { ...label, ...title, labelFontSize: 14, titleFontSize: 14, titlePadding: 5, labelPadding: 16, columnPadding: 8, rowPadding: 4, padding: 7, symbolStrokeWidth: 4 },
    range: { category: colors.category, diverging: colors.diverging, ramp: colors.sequential, heatmap: colors.sequential },
    view: { columns: 1, strokeWidth: 0, stroke: "transparent", continuousHeight: 350, continuousWidth: 400 },
    concat: { columns: 1 },
    facet: { columns: 1 },
    mark: { tooltip: true, color: colors.category[0] },
    bar: { binSpacing: 4, discreteBandSize: { band: 0.85 } },
    axisDiscrete: { grid: false },
    axisXPoint: { grid: false },
    axisTemporal: { grid: false },
    axisXBand: { grid: false },
  };
}

/** `theme=None`: Vega-Lite's own look, made to fit the page's ground. */
export function plainConfig(colors: ChartColors): Config {
  const text = { labelColor: colors.text, titleColor: colors.text, labelFont: colors.font, titleFont: colors.font, labelFontSize: 12, titleFontSize: 12 };
  return {
    background: colors.background,
    axis: { ...text, gridColor: colors.border },
    legend: text,
    title: { color: colors.text, subtitleColor: colors.text, font: colors.font },
    header: text,
    view: { stroke: colors.border, continuousHeight: 350, continuousWidth: 400 },
    mark: { tooltip: true },
  };
}

const isObject = (value: unknown): value is Config => typeof value === "object" && value !== null && !Array.isArray(value);

/** The script's own configuration on top of the theme's; lists are replaced whole. */
export function mergeConfig(base: Config, own: unknown): Config {
  if (!isObject(own)) return base;
  const merged: Config = { ...base };
  for (const [key, value] of Object.entries(own)) {
    merged[key] = isObject(value) && isObject(merged[key]) ? mergeConfig(merged[key], value) : value;
  }
  return merged;
}
