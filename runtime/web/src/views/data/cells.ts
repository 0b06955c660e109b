/** A cell's text, by its column's kind and format. */
import type { Column } from "../../protocol/elements";
import { formatDate, type Moment } from "../formats/dates";
import { duration, formatNumber, fourDigits } from "../formats/numbers";
import type { Cell } from "./tabledata";

export interface CellFormat {
  lang: string;
  /** The clock, in milliseconds, for relative dates; null in a page that must equal the prerendered one. */
  now?: number | null;
  /** As in `st.column_config`; null is the default of the kind. */
  format?: string | null;
  /** A number's digits after the point are as many as this has. */
  step?: number | undefined;
  /** IANA zone that replaces the column's own. */
  timezone?: string | null;
}

const DAY = 86_400e6;

export function isNumeric(column: Column): boolean {
  return column.kind === "integer" || column.kind === "float";
}

/** What the cell shows; "" for a missing value. */
export function cellText(cell: Cell, column: Column, { lang, now = null, format, timezone, step }: CellFormat): string {
  if (cell === null) return "";
  // Bytes as their numbers: "97,98,99".
  if (cell instanceof Uint8Array) return cell.join();
  switch (column.kind) {
    case "integer":
    case "float":
      return formatNumber(cell as number | bigint, format, lang, step);
    case "date":
      return formatDate("date", { microseconds: Number(cell) * DAY }, format, lang, now);
    case "time":
      return formatDate("time", { microseconds: Number(cell) }, format, lang, now);
    case "datetime":
      return formatDate("datetime", momentOf(cell, column, timezone), format, lang, now);
    case "timedelta":
      return duration(Number(cell));
    default:
      return String(cell);
  }
}

export function momentOf(cell: Cell, column: Column, timezone?: string | null): Moment {
  return { microseconds: Number(cell), zone: timezone ?? column.timezone };
}

/** As `st.table` shows it: floats with four digits in groups, times to the second or millisecond, lists and dicts as JSON. */
export function tableText(cell: Cell, column: Column, lang: string): string {
  if (cell === null || cell === "") return "\u00a0";
  if (column.kind === "float" && Number.isFinite(cell)) return fourDigits(cell as number);
  if (column.kind === "time") cell = Math.floor(Number(cell) / 1000) * 1000;
  if (column.kind === "datetime") cell = Math.floor(Number(cell) / 1e6) * 1e6;
  if (column.kind === "bool") return cell ? "True" : "False";
  return cellText(cell, column, { lang });
}

/** The value for CSV: no display format, dates in ISO 8601. */
export function rawText(cell: Cell, column: Column): string {
  if (cell === null) return "";
  if (column.kind === "integer" || column.kind === "float") return String(cell);
  if (column.kind === "bool") return cell ? "True" : "False";
  return cellText(cell, column, { lang: "en" });
}
