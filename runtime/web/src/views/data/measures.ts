/**
 * Sizes that the grid and its preview share. They follow the page's font (`theme.baseFontSize`): given in pixels of a page
 * whose root has the usual 16, whole pixels of any other. What the script says in pixels stays as it is.
 */
import type { Dataframe } from "../../protocol/elements";

const USUAL_ROOT = 16;
export const ROW_HEIGHT = 35;
const MAX_AUTO_HEIGHT = 400;
/** Rows of a table that a prerendered page holds. */
export const FIRST_ROWS = 100;

/** The column of checkboxes that row selections have: as wide as the grid would make it, the same with every font. */
export function markerWidth({ data }: Dataframe): number {
  const rows = data.total_rows ?? data.num_rows;
  return rows > 10_000 ? 48 : rows > 1000 ? 44 : rows > 100 ? 36 : 32;
}

/** For the preview, which is made without a page to measure. */
export function cssLength(usual: number): string {
  return `round(${usual / USUAL_ROOT}rem, 1px)`;
}

/** The same pixels for the grid: `scale` is `rootScale()`. */
export function scaled(usual: number, scale: number): number {
  return Math.round(usual * scale);
}

/** How much larger than usual the page's font is. */
export function rootScale(): number {
  return (parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_ROOT) / USUAL_ROOT;
}

interface Width {
  width: number;
  /** The script set the width: it does not follow the font. */
  fixed: boolean;
}

export const cssWidth = ({ width, fixed }: Width): string => (fixed ? `${width}px` : cssLength(width));

export const gridWidth = ({ width, fixed }: Width, scale: number): number => (fixed ? width : scaled(width, scale));

/** All columns side by side, and `more` pixels. */
export function cssTotal(columns: Width[], more: number): string {
  const own = columns.filter(({ fixed }) => fixed).reduce((sum, { width }) => sum + width, more);
  return `calc(${[`${own}px`, ...columns.filter(({ fixed }) => !fixed).map(cssWidth)].join(" + ")})`;
}

export const rowLength = ({ row_height: asked }: Dataframe): string => (asked === null ? cssLength(ROW_HEIGHT) : `${asked}px`);

/**
 * The grid's height: its rows, up to about ten, unless the script says; null for all there is. `more` rows than the data's:
 * those that were added, less those that are gone. `grouped`: there are headers above the titles.
 */
export function gridHeight(props: Dataframe, more = 0, grouped = false): string | null {
  if (typeof props.height === "number") return `${props.height}px`;
  if (props.height === "stretch") return null;
  const rows = Math.max((props.data.total_rows ?? props.data.num_rows) + more, 1);
  const all = `${rows} * ${rowLength(props)} + ${grouped ? "2 * " : ""}${cssLength(ROW_HEIGHT)} + 2px`;
  return props.height === "content" ? `calc(${all})` : `min(${all}, ${cssLength(MAX_AUTO_HEIGHT)})`;
}
