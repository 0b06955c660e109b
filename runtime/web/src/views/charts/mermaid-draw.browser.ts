/** Mermaid itself: it measures texts in a page, so it draws in browsers only. Each kind of diagram is a chunk of its own. */
import mermaid from "mermaid";
import { hexColor } from "../theme-colors";
import type { LiveColors } from "./live-colors";

const COLORS = ["blue", "green", "orange", "red", "violet", "yellow", "gray"];
let count = 0;
// One diagram at a time: Mermaid's configuration is one for all.
let last: Promise<unknown> = Promise.resolve();

/** The diagram as SVG text, in the page's theme. Rejects with what Mermaid says of source that it cannot read. */
export function drawDiagram(body: string, live: LiveColors): Promise<string> {
  const drawing = last.then(async () => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", darkMode: live.dark, htmlLabels: false, flowchart: { htmlLabels: false }, fontFamily: live.colors.font, themeVariables: variables(live) });
    const { svg } = await mermaid.render(`st-mermaid-${++count}`, body);
    return svg;
  });
  last = drawing.catch(() => undefined);
  return drawing;
}

/** Streamlit's look: the theme's soft grounds for shapes, its text colours for lines and labels. */
function variables({ colors, dark, ground, resolve }: LiveColors): Record<string, unknown> {
  const soft = COLORS.map((name) => resolve(`color-mix(in srgb, var(--st-${name}-color) ${dark ? 30 : 18}%, var(--st-background-color))`)).map(hexColor);
  const strong = COLORS.map((name) => hexColor(resolve(`color-mix(in srgb, var(--st-${name}-color) 80%, var(--st-text-color))`)));
  const border = hexColor(resolve("color-mix(in srgb, var(--st-text-color) 25%, var(--st-background-color))"));
  const text = hexColor(colors.text);
  const under = hexColor(ground);
  const series = (prefix: string, values: string[], first: number) => Object.fromEntries(values.map((value, number) => [`${prefix}${number + first}`, value]));
  return {
    darkMode: dark,
    background: under,
    fontFamily: colors.font,
    fontSize: "14px",
    primaryColor: soft[0],
    primaryTextColor: text,
    primaryBorderColor: border,
    secondaryColor: soft[1],
    tertiaryColor: soft[2],
    mainBkg: hexColor(resolve("var(--st-secondary-background-color)")),
    lineColor: hexColor(colors.faded),
    textColor: text,
    noteBkgColor: soft[5],
    noteTextColor: text,
    errorBkgColor: soft[3],
    errorTextColor: text,
    gridColor: border,
    pieStrokeColor: border,
    pieOuterStrokeColor: border,
    ...series("pie", soft, 1),
    ...series("git", strong, 0),
    ...Object.fromEntries(strong.map((_, number) => [`gitBranchLabel${number}`, under])),
    ...series("cScale", soft, 0),
    ...series("fillType", soft, 0),
    xyChart: { backgroundColor: under, titleColor: text, plotColorPalette: colors.category.map(hexColor).join(", ") },
  };
}
