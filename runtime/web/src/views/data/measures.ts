/** Sizes that the grid and its preview share, in pixels. */

/** The column of checkboxes that row selections have. */
export const MARKER_WIDTH = 30;
