/** A cell as its column's type has it, where the data is of another kind: texts as dates, as numbers, as boxes. */
import type { Column } from "../../protocol/elements";
import { momentOf } from "./cells";
import type { Moment } from "../formats/dates";
import type { Cell } from "./tabledata";

const DAY = 86_400e6;
const YES = new Set(["true", "t", "yes", "y", "on", "1"]);
const NO = new Set(["false", "f", "no", "n", "off", "0"]);
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/;

/** The moment that a date, time or datetime column shows; null if the cell is none. */
export function momentIn(cell: Cell, column: Column, timezone: string | null, type?: string): Moment | null {
  if (column.kind === "date") return { microseconds: Number(cell) * DAY };
  if (column.kind === "time") return { microseconds: Number(cell) };
  // A time of day is UTC's, whatever the zone of the data.
  if (column.kind === "datetime" && type === "time" && !timezone) return { microseconds: Number(cell) };
  if (column.kind === "datetime") return momentOf(cell, column, timezone);
  const milliseconds = typeof cell === "string" ? millisecondsOf(cell.trim()) : typeof cell === "boolean" ? NaN : Number(cell);
  if (!Number.isFinite(milliseconds)) return null;
  return { microseconds: milliseconds * 1000, ...(timezone ? { zone: timezone } : {}) };
}

/** A text's milliseconds since the epoch (of a time of day: since midnight). Without a zone it is wall time. */
function millisecondsOf(text: string): number {
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, hours, minutes, seconds = "0", fraction = "0"] = clock;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(`0.${fraction}`)) * 1000;
  }
  if (!/^\d{4}-\d{2}/.test(text)) return NaN;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10));
  return Date.parse(hasZone || text.length <= 10 ? text : `${text.replace(" ", "T")}Z`);
}

/** Whether a box is ticked; null for an empty cell, undefined for what says neither yes nor no. */
export function tickIn(cell: Cell): boolean | null | undefined {
  if (cell === null || typeof cell === "boolean") return cell;
  const text = String(cell).trim().toLowerCase();
  if (text === "") return null;
  return YES.has(text) ? true : NO.has(text) ? false : undefined;
}

/** What a number column shows of the cell: a box's 1 or 0, a text's number, a moment's milliseconds. NaN if the cell is none. */
export function numberIn(cell: Cell, column: Column): number | bigint {
  if (typeof cell === "bigint") return cell;
  if (cell instanceof Uint8Array) return NaN;
  const number = typeof cell === "string" && column.kind === "json" ? NaN : Number(cell);
  return column.kind === "datetime" || column.kind === "time" ? number / 1000 : number;
}

/** Whether a number column cannot show the cell: it is no number, or a whole one that JavaScript does not have exactly. */
export function isNoNumber(cell: Cell, column: Column): boolean {
  const number = numberIn(cell, column);
  return typeof number === "bigint" || Number.isNaN(number) || (Number.isInteger(number) && !Number.isSafeInteger(number));
}

/** Whether the column shows nothing of the cell: it is missing, or a blank text among numbers. */
export function isMissing(cell: Cell, type: string): cell is null {
  return cell === null || (type === "number" && typeof cell === "string" && cell.trim() === "");
}
