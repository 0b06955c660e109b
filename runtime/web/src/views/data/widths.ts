/**
 * How wide a text and a column are, without a canvas: a build has none, and the prerendered table and the grid must agree
 * to the pixel. The rules are Glide Data Grid's own (`measureColumn`), the widths those of the font.
 */

const FONT_SIZE = 14;
export const CELL_PADDING = 16;
const LEAST = 50;
const MOST = 500;
const HEAD_ROWS = 9;
// Longer texts count as outliers anyway.
const MOST_CHARACTERS = 2000;

// The advances of Source Sans 3's regular face from the space to "~", in thousandths of the font's size. Kerning left out.
const ADVANCES = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497,
  497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
  566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504,
  544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
const AVERAGE = 540;
const NOTHING = /\p{M}|[\u1160-\u11ff\u200b-\u200f]/u;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uff00-\uff60\u{1f000}-\u{3ffff}]/u;

/** In pixels. Letters with accents are as wide as those without. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const character of text.slice(0, MOST_CHARACTERS).normalize("NFD")) {
    const code = character.charCodeAt(0);
    sum += code < 127 ? (ADVANCES[code - 32] ?? 0) : NOTHING.test(character) ? 0 : WIDE.test(character) ? 1000 : AVERAGE;
  }
  return (sum * FONT_SIZE) / 1000;
}

/** The rows whose cells are measured: the first and the last. Of a long table a prerendered page has the first alone. */
export function sampledRows(rows: number, whole: boolean): number[] {
  const head = Array.from({ length: Math.min(rows, HEAD_ROWS) }, (_, row) => row);
  return rows > HEAD_ROWS && whole ? [...head, rows - 1] : head;
}

/** A column's width for those of its title and its cells: what is more than twice as wide as the others is left out. */
export function fittingWidth(title: number, cells: number[]): number {
  const limit = cells.length > 5 ? (2 * cells.reduce((sum, width) => sum + width, 0)) / cells.length : Infinity;
  const most = Math.max(title, ...cells.filter((width) => width < limit));
  return Math.max(LEAST, Math.min(MOST, Math.ceil(most)));
}
