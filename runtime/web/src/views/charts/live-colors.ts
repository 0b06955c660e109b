/** The theme's colours as the browser computes them at a chart's place: libraries that draw on a canvas need numbers. */
import { rootScale } from "../data/measures";
import { readProperty, resolveColor } from "../theme-colors";
import { resolvedColors, type ChartColors } from "./theme";

export interface LiveColors {
  colors: ChartColors;
  dark: boolean;
  /** What lies under the chart. */
  ground: string;
  /** Any CSS colour, custom properties included. */
  resolve: (css: string) => string;
}

export function liveColors(host: Element): LiveColors {
  const resolve = (css: string) => resolveColor(host, css);
  const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
  const has = (name: string) => readProperty(host, name) !== "";
  const colors = resolvedColors(resolve, has, readProperty(host, "--st-font") || "sans-serif", rootScale(), dark);
  return { colors, dark, ground: resolve("var(--st-background-color)"), resolve };
}
