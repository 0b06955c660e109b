/** Sorting a million rows without moving them: an order of row numbers. */
import type { CellReader } from "./tabledata";

export interface Sorting {
  /** The column's place in the grid. */
  column: number;
  descending: boolean;
}

const NUMERIC = new Set(["integer", "float", "bool", "date", "datetime", "time", "timedelta"]);
// Above this, comparing by the rules of a language takes seconds.
const LOCALE_ROWS = 20_000;

/** Row numbers in the order of the column's values; missing values come last either way. */
export function sortedRows(reader: CellReader, rows: number, descending: boolean, lang: string): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const sign = descending ? -1 : 1;
  if (NUMERIC.has(reader.column.kind)) {
    const keys = Float64Array.from({ length: rows }, (_, row) => {
      const cell = reader.get(row);
      return cell === null ? NaN : Number(cell);
    });
    return order.sort((a, b) => compareNumbers(keys[a]!, keys[b]!, sign) || a - b);
  }
  const keys = Array.from({ length: rows }, (_, row) => {
    const cell = reader.get(row);
    return cell === null ? null : String(cell);
  });
  const collator = new Intl.Collator(lang, { numeric: true });
  const compare = rows > LOCALE_ROWS ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
  return order.sort((a, b) => compareTexts(keys[a]!, keys[b]!, compare, sign) || a - b);
}

function compareNumbers(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return (a - b) * sign;
}

function compareTexts(a: string | null, b: string | null, compare: (a: string, b: string) => number, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b) * sign;
}

/** What the next click on a header does: ascending, descending, as it was. */
export function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}
