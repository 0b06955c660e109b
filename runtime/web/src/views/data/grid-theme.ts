/** The grid's theme out of the page's. */
import type { Theme } from "@glideapps/glide-data-grid";
import { readProperty, resolveColor } from "../theme-colors";

export function gridTheme(host: Element): Partial<Theme> {
  const color = (name: string) => resolveColor(host, `var(--st-${name})`);
  const text = color("text-color");
  const faded = color("faded-text-color");
  const background = color("background-color");
  const header = resolveColor(host, "var(--st-dataframe-header-background-color)");
  const border = resolveColor(host, "var(--st-dataframe-border-color)");
  const accent = color("primary-color");
  return {
    accentColor: accent,
    accentFg: color("primary-text-color"),
    accentLight: resolveColor(host, "var(--st-dataframe-selection-color)"),
    textDark: text,
    textMedium: faded,
    textLight: faded,
    textBubble: text,
    bgIconHeader: faded,
    fgIconHeader: background,
    textHeader: faded,
    textGroupHeader: faded,
    textHeaderSelected: color("primary-text-color"),
    bgCell: background,
    bgCellMedium: header,
    bgHeader: header,
    bgHeaderHasFocus: header,
    bgHeaderHovered: resolveColor(host, "var(--st-dataframe-hover-color)"),
    bgBubble: color("secondary-background-color"),
    bgBubbleSelected: color("secondary-background-color"),
    bgSearchResult: resolveColor(host, "var(--st-yellow-background-color)"),
    borderColor: border,
    horizontalBorderColor: border,
    drilldownBorder: border,
    linkColor: color("link-color"),
    cellHorizontalPadding: 8,
    cellVerticalPadding: 3,
    headerFontStyle: "14px",
    baseFontStyle: "14px",
    editorFontSize: "14px",
    fontFamily: readProperty(host, "--st-font") || "sans-serif",
    lineHeight: 1.4,
  };
}
