/** Plotly in Streamlit's look: what the template's stand-in colours mean, and the layout of axes, legends and titles. */
import type { LiveColors } from "./live-colors";
import { mergeConfig } from "./theme";

type Json = Record<string, unknown>;

/** Plotly's own colours, for `theme=None`: categories, a ramp, a diverging ramp, then the single ones. */
const PLAIN = [
  ["#636efa", "#EF553B", "#00cc96", "#ab63fa", "#FFA15A", "#19d3f3", "#FF6692", "#B6E880", "#FF97FF", "#FECB52"],
  ["#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921"],
  ["#8e0152", "#c51b7d", "#de77ae", "#f1b6da", "#fde0ef", "#e6f5d0", "#b8e186", "#7fbc41", "#4d9221", "#276419"],
].flat();
const PLAIN_SINGLE = ["#3D9970", "#FF4136", "#4499FF", "#B2B5BE", "#2a3f5f", "#2a3f5f", "#EBF0F8", "white", "#C8D4E3"];
const FIRST_SINGLE = 32;

/** The colour that `#0000NN` stands for. */
function meaning(number: number, theme: string | null, live: LiveColors): string | undefined {
  const { colors, ground, resolve } = live;
  if (theme !== "streamlit") return PLAIN[number - 1] ?? PLAIN_SINGLE[number - FIRST_SINGLE];
  const palette = [...colors.category, ...colors.sequential, ...colors.diverging];
  const single = [
    resolve("light-dark(#158237, #5ce488)"),
    resolve("light-dark(#bd4043, #ff8c8c)"),
    resolve("light-dark(#0054a3, #83c9ff)"),
    colors.border,
    colors.faded,
    colors.text,
    ground,
    resolve("var(--st-border-color-light)"),
    resolve("color-mix(in srgb, var(--st-text-color) 5%, var(--st-background-color))"),
  ];
  return palette[number - 1] ?? single[number - FIRST_SINGLE];
}

/** The figure's JSON with the theme's colours in it. */
export function replaceStandIns(json: string, theme: string | null, live: LiveColors): string {
  return json.replace(/#0000([0-4]\d)\b(?![0-9a-f])/gi, (text, digits: string) => meaning(Number(digits), theme, live) ?? text);
}

/** What Streamlit adds to every figure's template: it yields to what the figure says itself. Sizes follow the page's font. */
export function streamlitLayout({ colors, ground }: LiveColors): Json {
  const px = (usual: number) => usual * colors.scale;
  const small = { color: colors.faded, size: px(14) };
  const tiny = { color: colors.faded, size: px(12) };
  const grid = { gridcolor: colors.border, zerolinecolor: colors.border, tickcolor: colors.border, minor: { gridcolor: colors.border } };
  const ternary = { gridcolor: colors.faded, linecolor: colors.faded, tickfont: { family: colors.font, size: px(12) } };
  return {
    font: { color: colors.faded, family: colors.font, size: px(12), weight: 400 },
    title: { subtitle: { font: { color: colors.text } }, font: { family: colors.font, size: px(16), color: colors.text }, pad: { l: px(4) }, xanchor: "left", x: 0 },
    legend: { title: { font: tiny, side: "top" }, valign: "top", bordercolor: "rgba(0,0,0,0)", borderwidth: 0, font: { size: px(12), color: colors.text } },
    paper_bgcolor: ground,
    plot_bgcolor: ground,
    yaxis: { ...grid, ticklabelposition: "outside", title: { font: small, standoff: px(24) }, tickfont: tiny, automargin: true },
    xaxis: {
      ...grid,
      showgrid: false,
      zeroline: false,
      title: { font: small, standoff: px(20) },
      tickfont: tiny,
      automargin: true,
      rangeselector: { bgcolor: ground, bordercolor: colors.border, borderwidth: 1, x: 0 },
    },
    margin: { pad: px(8), r: 0, l: 0 },
    hoverlabel: { bgcolor: ground, bordercolor: colors.border, font: { ...tiny, family: colors.font } },
    coloraxis: {
      colorbar: { thickness: px(16), xpad: px(24), ticklabelposition: "outside", outlinecolor: "rgba(0,0,0,0)", outlinewidth: 8, len: 0.75, y: 0.5745, title: { font: small }, tickfont: tiny },
    },
    ternary: { bgcolor: ground, aaxis: ternary, baxis: ternary, caxis: ternary },
    polar: { bgcolor: ground },
    geo: { bgcolor: ground },
    modebar: { bgcolor: "rgba(0,0,0,0)", color: colors.faded, activecolor: colors.text },
  };
}

/** Puts the theme under a figure's layout, in place. */
export function applyStreamlit(layout: Json, live: LiveColors): void {
  const template = (layout.template ?? {}) as Json;
  const own = (template.layout ?? {}) as Json;
  layout.template = { ...template, layout: { colorway: live.colors.category, ...mergeConfig(own, streamlitLayout(live)) } };
  const title = layout.title as { text?: unknown } | undefined;
  if (typeof title?.text === "string" && title.text) layout.title = { ...title, text: `<b>${title.text}</b>` };
}
