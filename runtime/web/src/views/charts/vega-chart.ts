/** Vega itself: the heavy chunk. Draws a live chart into the page, or a still picture at build time. */
import * as vega from "vega";
import embed, { type Result } from "vega-embed";
import { compile, type TopLevelSpec } from "vega-lite";
import type { VegaLite } from "../../protocol/elements";
import type { ChartSize } from "./box-size";
import { expressions } from "./expressions";
import { resting } from "./resting";
import { chartSpec, fillData, type Spec } from "./spec";
import type { PictureTheme } from "../view";
import { CSS_COLORS, type ChartColors } from "./theme";

export type { Result };

const quiet = { ...vega.logger(vega.Error) };

/** `pointed`: with what only answers the pointer. */
function compiled(props: VegaLite, size: ChartSize, colors: ChartColors, pointed: boolean): Spec {
  const spec = chartSpec(props, size, colors);
  const { spec: made } = compile((pointed ? spec : resting(spec)) as TopLevelSpec, { logger: quiet as never });
  return fillData(made as Spec, props.datasets);
}

/** Draws the chart into `element`. The page's policy forbids `eval`: expressions are interpreted. */
export async function draw(element: HTMLElement, props: VegaLite, size: ChartSize, colors: ChartColors, tooltipTheme: string, pointed: boolean): Promise<Result> {
  const spec = compiled(props, size, colors, pointed);
  const result = await embed(element, spec as never, {
    mode: "vega",
    ast: true,
    expr: expressions as never,
    renderer: "canvas",
    tooltip: { theme: tooltipTheme },
    actions: { export: true, source: false, compiled: false, editor: false },
    downloadFileName: "chart",
  });
  // The button has three dots for its name.
  element.querySelector(".vega-embed summary, :scope > details > summary")?.setAttribute("aria-label", "Chart actions");
  return result;
}

/** The chart as SVG text, without any DOM. `width` in pixels; its colours are the page's custom properties; but for what `theme` says. */
export async function renderSvg(props: VegaLite, width: number, theme: PictureTheme): Promise<string> {
  const height = typeof props.height === "number" ? props.height : null;
  const spec = compiled(props, { width: typeof props.width === "number" ? props.width : width, height }, { ...CSS_COLORS, ...theme }, false);
  const view = new vega.View(vega.parse(spec as vega.Spec, undefined, { ast: true }), {
    renderer: "none",
    expr: expressions as never,
    logger: quiet as never,
  });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
