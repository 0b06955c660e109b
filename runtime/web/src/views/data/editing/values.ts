/** What the visitor types, chooses or pastes, as values of the column (JSON, moments in ISO 8601), and back for inputs. */
import type { JsonValue } from "../../../protocol/messages";
import type { GridColumn } from "../columns";
import { formatDate } from "../../formats/dates";
import type { Cell } from "../tabledata";

const DAY = 86_400_000;

/** What the visitor typed, chose or pasted, as a value for the column; undefined when it is none. */
export function parseValue(column: GridColumn, raw: unknown): JsonValue | undefined {
  const empty = raw === null || raw === undefined || raw === "" || (Array.isArray(raw) && raw.length === 0);
  if (empty) return column.required ? undefined : null;
  const parse = PARSERS[column.type];
  return parse ? parse(column, raw) : parseText(column, raw);
}

type Parse = (column: GridColumn, raw: unknown) => JsonValue | undefined;

const PARSERS: Partial<Record<GridColumn["type"], Parse>> = {
  number: parseNumber,
  checkbox: (_column, raw) => parseBoolean(raw),
  selectbox: parseChoice,
  date: (column, raw) => parseMoment(column, raw, "date"),
  time: (column, raw) => parseMoment(column, raw, "time"),
  datetime: (column, raw) => parseMoment(column, raw, "datetime"),
  list: (_column, raw) => entriesOf(raw),
  multiselect: parseChoices,
};

function parseText({ options }: GridColumn, raw: unknown): string | undefined {
  const text = String(raw);
  const { max_chars: most, validate } = options as { max_chars?: number; validate?: string };
  const cut = most ? [...text].slice(0, most).join("") : text;
  if (!validate) return cut;
  try {
    return new RegExp(validate, "us").test(cut) ? cut : undefined;
  } catch {
    // A pattern that JavaScript does not know: nothing can be said against the text.
    return cut;
  }
}

function parseNumber({ options, reader }: GridColumn, raw: unknown): number | undefined {
  const number = typeof raw === "number" ? raw : numberOf(String(raw));
  if (number === null) return undefined;
  const { min_value: low, max_value: high, step } = options as { min_value?: number; max_value?: number; step?: number };
  const whole = reader.column.kind === "integer" || (step !== undefined && Number.isInteger(step));
  const rounded = whole ? Math.trunc(number) : step ? Number((Math.trunc(number / step + Math.sign(number) * 1e-9) * step).toPrecision(15)) : number;
  return (low !== undefined && rounded < low) || (high !== undefined && rounded > high) ? undefined : rounded;
}

/** "1,234.5", "€ 12", "12 %", "(5)": as spreadsheets copy them. Null when it is no number. */
export function numberOf(text: string): number | null {
  const bare = text.trim().replace(/[\s\u00a0_']/g, "").replace(/^[^\d.,()+-]+|[^\d.,)]+$/g, "");
  const negative = /^\(.*\)$/.test(bare);
  let digits = bare.replace(/[()]/g, "");
  if (/^[+-]?\d{1,3}(\.\d{3})*,\d+$/.test(digits) && digits.includes(",") && !/^[+-]?\d{1,3}(,\d{3})+$/.test(digits)) digits = digits.replace(/\./g, "").replace(",", ".");
  digits = digits.replace(/,/g, "");
  const number = Number(/^[+-]?[\d.]+e[+-]?\d+$/i.test(text.trim()) ? text.trim() : digits);
  return digits === "" || !Number.isFinite(number) ? null : negative ? -number : number;
}

function parseBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === "boolean") return raw;
  const text = String(raw).trim().toLowerCase();
  if (["true", "t", "yes", "y", "on", "1"].includes(text)) return true;
  return ["false", "f", "no", "n", "off", "0"].includes(text) ? false : undefined;
}

export interface Choice {
  value: JsonValue;
  label: string;
}

/** A selectbox or multiselect column's options. Those of a categorical column are its categories. */
export function choicesOf(column: GridColumn): Choice[] {
  const given = column.options.options ?? column.reader.column.categories ?? (column.reader.column.kind === "bool" ? [true, false] : []);
  return (Array.isArray(given) ? given : []).map((option: JsonValue) => {
    const { value, label } = typeof option === "object" && option !== null && !Array.isArray(option) ? option : { value: option, label: undefined };
    return { value: value as JsonValue, label: String(label ?? value) };
  });
}

function parseChoice(column: GridColumn, raw: unknown): JsonValue | undefined {
  const choices = choicesOf(column);
  return (choices.find(({ value }) => value === raw) ?? choices.find(({ value, label }) => label === String(raw) || String(value) === String(raw)))?.value;
}

/** Several entries: a list, a JSON list, or text with commas. */
export function entriesOf(raw: unknown): string[] {
  if (Array.isArray(raw)) return raw.map(String);
  const text = String(raw).trim();
  if (text.startsWith("[")) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Text that only begins as a list.
    }
  }
  return text.split(",").map((part) => part.trim()).filter(Boolean);
}

function parseChoices(column: GridColumn, raw: unknown): JsonValue | undefined {
  const choices = choicesOf(column);
  const found = entriesOf(raw).map((entry) => choices.find(({ value, label }) => String(value) === entry || label === entry)?.value ?? (column.options.accept_new_options ? entry : undefined));
  const chosen = found.filter((value) => value !== undefined);
  return chosen.length === 0 ? undefined : chosen;
}

// ---------------------------------------------------------------------------------------------- dates and times

type MomentKind = "date" | "time" | "datetime";

function parseMoment(column: GridColumn, raw: unknown, kind: MomentKind): string | undefined {
  const text = String(raw).trim();
  const wall = wallTime(text, kind);
  if (wall === null) return undefined;
  const made = wireMoment(column, wall, kind);
  const { min_value: low, max_value: high } = column.options as { min_value?: string; max_value?: string };
  const outside = (low && compareMoments(made, low) < 0) || (high && compareMoments(made, high) > 0);
  return outside ? undefined : made;
}

function compareMoments(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length) ? -1 : a.slice(0, length) > b.slice(0, length) ? 1 : 0;
}

/** Wall time in milliseconds, of ISO 8601 or whatever else the browser reads. */
function wallTime(text: string, kind: MomentKind): number | null {
  if (kind === "time") {
    const found = /^(\d{1,2}):(\d\d)(?::(\d\d)(\.\d+)?)?\s*([ap]m)?$/i.exec(text.replace(/^.*T/, "").replace(/Z$/, ""));
    if (!found) return null;
    const half = found[5]?.toLowerCase();
    const hour = half ? (Number(found[1]) % 12) + (half === "pm" ? 12 : 0) : Number(found[1]);
    const seconds = Number(found[3] ?? 0) + Number(found[4] ?? 0);
    return hour > 23 || Number(found[2]) > 59 ? null : ((hour * 60 + Number(found[2])) * 60 + seconds) * 1000;
  }
  const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(text);
  const parsed = iso ? Date.parse(`${text.replace(" ", "T")}${text.length > 10 ? "" : "T00:00"}Z`) : Date.parse(text);
  if (Number.isNaN(parsed)) return null;
  // What is no ISO 8601 was read as local time.
  return iso || /(Z|[+-]\d\d:?\d\d)$/.test(text) ? parsed : parsed - new Date(parsed).getTimezoneOffset() * 60_000;
}

function wireMoment(column: GridColumn, wall: number, kind: MomentKind): string {
  const iso = new Date(wall).toISOString();
  if (kind === "time" && column.reader.column.kind !== "datetime") return iso.slice(11, 23);
  if (kind === "date" && column.reader.column.kind !== "datetime") return iso.slice(0, 10);
  const zone = zoneOf(column);
  return zone ? new Date(utcOf(wall, zone)).toISOString() : iso.slice(0, 23);
}

function zoneOf(column: GridColumn): string | undefined {
  return (column.options.timezone as string | undefined) ?? column.reader.column.timezone;
}

/** The moment at which clocks in the zone show this wall time. */
function utcOf(wall: number, zone: string): number {
  const shown = (utc: number) => Date.parse(`${formatDate("datetime", { microseconds: utc * 1000, zone }, "YYYY-MM-DD[T]HH:mm:ss", "en", null)}.000Z`);
  const whole = Math.floor(wall / 1000) * 1000;
  let utc = whole;
  // Twice: the offset may differ on the other side of a change of clocks.
  for (let turn = 0; turn < 2; turn++) utc += whole - shown(utc);
  return utc + (wall - whole);
}

/** What an `<input>` of this type shows for the cell. */
export function inputText(column: GridColumn, cell: Cell, kind: MomentKind): string {
  if (cell === null) return "";
  const { kind: data } = column.reader.column;
  const seconds = kind === "date" ? "" : "YYYY-MM-DD[T]HH:mm:ss";
  const moment = { microseconds: data === "date" ? Number(cell) * DAY * 1000 : Number(cell), zone: data === "datetime" ? zoneOf(column) : undefined };
  const text = typeof cell === "string" ? cell : formatDate("datetime", moment, seconds || "YYYY-MM-DD", "en", null);
  return kind === "date" ? text.slice(0, 10) : kind === "time" ? text.replace(/^.*T/, "").slice(0, 8) : text.slice(0, 19);
}
