/** Vega-Lite's configuration in the page's theme. Colours are CSS: as they are in SVG, resolved for a canvas. */

export interface ChartColors {
  text: string;
  faded: string;
  border: string;
  background: string;
  font: string;
  /** How much larger than usual the page's font is (`theme.baseFontSize`): texts and the room between them grow with it. */
  scale: number;
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
  scale: 1,
  category: Array.from({ length: 10 }, (_, number) => `var(--st-chart-category-${number + 1})`),
  sequential: BLUES,
  diverging: DIVERGING,
};

/** The same as the browser computes them; `has` tells whether a custom property is set. */
export function resolvedColors(resolve: (css: string) => string, has: (name: string) => boolean, font: string, scale: number, dark: boolean): ChartColors {
  const ramp = (kind: string, usual: string[]) =>
    has(`--st-chart-${kind}-1`) ? usual.map((_, number) => resolve(`var(--st-chart-${kind}-${number + 1})`)) : usual;
  return {
    text: resolve(CSS_COLORS.text),
    faded: resolve(CSS_COLORS.faded),
    border: resolve(CSS_COLORS.border),
    background: "transparent",
    font,
    scale,
    category: CSS_COLORS.category.map(resolve),
    sequential: ramp("sequential", dark ? BLUES.toReversed() : BLUES),
    diverging: ramp("diverging", DIVERGING),
  };
}

export type Config = Record<string, unknown>;

/** Streamlit's look. Its sizes are multiples of the root's font size; here they are pixels of a page with the usual 16. */
export function streamlitConfig(colors: ChartColors): Config {
  const px = (usual: number) => usual * colors.scale;
  const label = { labelFontSize: px(12), labelFontWeight: 400, labelColor: colors.faded, labelFontStyle: "normal" };
  const title = { titleFontWeight: 400, titleColor: colors.faded, titleFontStyle: "normal" };
  return {
    font: colors.font,
    background: colors.background,
    fieldTitle: "verbal",
    autosize: { type: "fit", contains: "padding" },
    title: { align: "left", anchor: "start", color: colors.text, titleFontStyle: "normal", fontWeight: 600, fontSize: px(16), orient: "top", offset: 26 },
    header: { ...label, ...title, titleFontSize: px(16) },
    axis: {
      ...label,
      ...title,
      titleFontSize: px(14),
      ticks: false,
      gridColor: colors.border,
      domain: false,
      domainWidth: 1,
      domainColor: colors.border,
      labelFlush: true,
      labelFlushOffset: 1,
      labelBound: false,
      labelLimit: 100,
      titlePadding: px(16),
      labelPadding: px(16),
      labelSeparation: px(4),
      labelOverlap: true,
    },
    legend: {
      ...label,
      ...title,
      labelFontSize: px(14),
      titleFontSize: px(14),
      titlePadding: px(5),
      labelPadding: px(16),
      columnPadding: px(8),
      rowPadding: px(4),
      padding: px(7),
      symbolStrokeWidth: px(4),
    },
    range: { category: colors.category, diverging: colors.diverging, ramp: colors.sequential, heatmap: colors.sequential },
    view: { columns: 1, strokeWidth: 0, stroke: "transparent", continuousHeight: px(350), continuousWidth: px(400) },
    concat: { columns: 1 },
    facet: { columns: 1 },
    mark: { tooltip: true, color: colors.category[0] },
    bar: { binSpacing: px(4), discreteBandSize: { band: 0.85 } },
    axisDiscrete: { grid: false },
    axisXPoint: { grid: false },
    axisTemporal: { grid: false },
    axisXBand: { grid: false },
  };
}

/** `theme=None`: Vega-Lite's own look, made to fit the page's ground. */
export function plainConfig(colors: ChartColors): Config {
  const size = 12 * colors.scale;
  const text = { labelColor: colors.text, titleColor: colors.text, labelFont: colors.font, titleFont: colors.font, labelFontSize: size, titleFontSize: size };
  return {
    background: colors.background,
    axis: { ...text, gridColor: colors.border },
    legend: text,
    title: { color: colors.text, subtitleColor: colors.text, font: colors.font },
    header: text,
    view: { stroke: colors.border, continuousHeight: 350 * colors.scale, continuousWidth: 400 * colors.scale },
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
