/** Dates as text in the formats that st.date_input allows: YYYY, MM and DD in any of three orders. */
import { CalendarDate, CalendarDateTime, parseDate as parseIso } from "@internationalized/date";

const PARTS = /YYYY|MM|DD/g;
const TYPES: Record<string, "year" | "month" | "day"> = { YYYY: "year", MM: "month", DD: "day" };

const two = (part: number) => String(part).padStart(2, "0");

export function formatDate(date: CalendarDate, format: string): string {
  const parts: Record<string, string> = { YYYY: String(date.year).padStart(4, "0"), MM: two(date.month), DD: two(date.day) };
  return format.replace(PARTS, (part) => parts[part] ?? part);
}

export function formatDateTime(date: CalendarDateTime, format: string): string {
  return `${formatDate(new CalendarDate(date.year, date.month, date.day), format)}, ${two(date.hour)}:${two(date.minute)}`;
}

/** What a field shows, in order: the parts that are typed (by their type), and what stands between them. */
export function piecesOf(format: string, withTime: boolean): { type: "year" | "month" | "day" | "hour" | "minute" | "literal"; text: string }[] {
  const pieces = format.split(/(YYYY|MM|DD)/).filter(Boolean).map((text) => ({ type: TYPES[text] ?? ("literal" as const), text }));
  const time = [{ type: "literal" as const, text: ", " }, { type: "hour" as const, text: "" }, { type: "literal" as const, text: ":" }, { type: "minute" as const, text: "" }];
  return withTime ? [...pieces, ...time] : pieces;
}

/** The date that `text` names in `format` or as ISO 8601 has it; null if it is incomplete or names no day (2023/02/30). */
export function parseDate(text: string, format: string): CalendarDate | null {
  const names = /^\s*\d{4}-\d\d-\d\d\s*$/.test(text) ? ["YYYY", "MM", "DD"] : (format.match(PARTS) ?? []);
  const numbers = /^\s*(\d+)\D+(\d+)\D+(\d+)\s*$/.exec(text)?.slice(1);
  if (!numbers || names.length !== 3) return null;
  const [year = "", month, day] = ["YYYY", "MM", "DD"].map((name) => numbers[names.indexOf(name)]);
  if (year.length !== 4 || Number(year) < 1) return null;
  try {
    return parseIso(`${year}-${two(Number(month))}-${two(Number(day))}`);
  } catch {
    return null;
  }
}

/** Both dates of "begin – end", or the only one; none where a piece is no date. */
export function parseRange(text: string, format: string): CalendarDate[] {
  const dates = text.split(/\s*[–—]\s*|\s+-\s+/).map((part) => parseDate(part, format));
  return dates.length <= 2 && dates.every((date) => date !== null) ? dates : [];
}

/** "2025/03/04, 16:45", or as ISO 8601 has it. */
export function parseDateTime(text: string, format: string): CalendarDateTime | null {
  const found = /^(.+?)(?:[,\s]+|T)(\d{1,2}):(\d\d)(?::\d\d)?\s*$/.exec(text);
  const date = found && parseDate(found[1] ?? "", format);
  const [hour, minute] = [Number(found?.[2]), Number(found?.[3])];
  return date && hour < 24 && minute < 60 ? new CalendarDateTime(date.year, date.month, date.day, hour, minute) : null;
}
