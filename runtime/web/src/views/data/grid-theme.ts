/** The grid's theme out of the page's: its colours, and sizes that follow its font. */
import type { Theme } from "@glideapps/glide-data-grid";
import { readProperty, resolveColor, rgbaColor } from "../theme-colors";
import { scaled } from "./measures";

/** Text in a cell where the page's font has the usual size, in pixels. */
const FONT = 14;

/** How much larger than usual what stands in a cell is drawn. */
export function scaleOf({ editorFontSize }: Pick<Theme, "editorFontSize">): number {
  return parseFloat(editorFontSize) / FONT;
}

function sizes(scale: number): Partial<Theme> {
  const font = `${FONT * scale}px`;
  return {
    cellHorizontalPadding: scaled(8, scale),
    cellVerticalPadding: scaled(3, scale),
    bubbleHeight: scaled(20, scale),
    bubblePadding: scaled(8, scale),
    bubbleMargin: scaled(4, scale),
    headerIconSize: scaled(18, scale),
    checkboxMaxSize: scaled(18, scale),
    headerFontStyle: font,
    baseFontStyle: font,
    editorFontSize: font,
  };
}

export function gridTheme(host: Element, scale: number): Partial<Theme> {
  // The grid lays colours over one another itself.
  const color = (name: string) => rgbaColor(resolveColor(host, `var(--st-${name})`));
  const text = color("text-color");
  const faded = color("faded-text-color");
  const background = color("background-color");
  const headerText = color("dataframe-header-text-color");
  const header = color("dataframe-header-background-color");
  const border = color("dataframe-border-color");
  const accent = color("primary-color");
  return {
    accentColor: accent,
    accentFg: color("primary-text-color"),
    accentLight: color("dataframe-selection-color"),
    textDark: text,
    textMedium: faded,
    textLight: faded,
    textBubble: text,
    bgIconHeader: headerText,
    fgIconHeader: background,
    textHeader: headerText,
    textGroupHeader: headerText,
    textHeaderSelected: color("primary-text-color"),
    bgCell: background,
    bgCellMedium: header,
    bgHeader: header,
    bgHeaderHasFocus: header,
    bgHeaderHovered: color("dataframe-hover-color"),
    bgBubble: color("secondary-background-color"),
    bgBubbleSelected: color("secondary-background-color"),
    bgSearchResult: color("yellow-background-color"),
    borderColor: border,
    horizontalBorderColor: border,
    drilldownBorder: border,
    linkColor: color("link-color"),
    ...sizes(scale),
    fontFamily: readProperty(host, "--st-font") || "sans-serif",
    lineHeight: 1.4,
  };
}
