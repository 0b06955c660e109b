/** Dates as text in the formats that st.date_input allows: YYYY, MM and DD in any of three orders. */
import { CalendarDate } from "@internationalized/date";

const PARTS = /YYYY|MM|DD/g;

export function formatDate(date: CalendarDate, format: string): string {
  const parts: Record<string, string> = {
    YYYY: String(date.year).padStart(4, "0"),
    MM: String(date.month).padStart(2, "0"),
    DD: String(date.day).padStart(2, "0"),
  };
  return format.replace(PARTS, (part) => parts[part] ?? part);
}

/** The date that `text` names, or null while it is incomplete or names no day (2023/02/30). */
export function parseDate(text: string, format: string): CalendarDate | null {
  const names = format.match(PARTS) ?? [];
  const numbers = /^\s*(\d+)\D+(\d+)\D+(\d+)\s*$/.exec(text)?.slice(1).map(Number);
  if (!numbers || names.length !== 3) return null;
  const field = (name: string) => numbers[names.indexOf(name as (typeof names)[number])] ?? 0;
  const [year, month, day] = [field("YYYY"), field("MM"), field("DD")];
  const yearText = text.match(/\d+/g)?.[names.indexOf("YYYY")];
  if (yearText?.length !== 4 || year < 1) return null;
  const date = new CalendarDate(year, month, day);
  return date.year === year && date.month === month && date.day === day ? date : null;
}

/** Both dates of "begin – end"; only whole dates are given. */
export function parseRange(text: string, format: string): CalendarDate[] {
  return text
    .split(/\s*[–—]\s*|\s+-\s+/)
    .map((part) => parseDate(part, format))
    .filter((date) => date !== null);
}

/** Digits typed by a visitor with the format's separators put in: "19700102" becomes "1970/01/02". */
export function maskDate(text: string, format: string): string {
  const digits = text.replace(/\D/g, "");
  let [masked, used] = ["", 0];
  for (const character of format) {
    if (used >= digits.length) break;
    masked += /[YMD]/.test(character) ? digits[used++] : character;
  }
  return masked;
}

/** A range's mask: two dates with a dash between them. */
export function maskRange(text: string, format: string): string {
  const digits = text.replace(/\D/g, "");
  const length = format.replace(/[^YMD]/g, "").length;
  const begin = maskDate(digits.slice(0, length), format);
  return digits.length > length ? `${begin} – ${maskDate(digits.slice(length, 2 * length), format)}` : begin;
}
