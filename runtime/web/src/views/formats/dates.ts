/** Dates and times as text: moment's tokens over Intl, always in a named zone, so that build and browser agree. */
import { duration } from "./numbers";

const DAY = 86_400_000;
const TOKENS = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|d|E|HH|H|hh|h|kk|k|mm|m|ss|s|S{1,6}|ZZ|Z|z|A|a|X|x|ll|LLLL|LLL|LL|LTS|LT|L|Q|w|W/g;

export interface Moment {
  /** Microseconds since the epoch; wall time unless `zone` is set. */
  microseconds: number;
  zone?: string | undefined;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  micro: number;
  /** Minutes east of UTC. */
  offset: number;
  date: Date;
}

const zones = new Map<string, Intl.DateTimeFormat | null>();

function zoneFormat(zone: string): Intl.DateTimeFormat | null {
  if (!zones.has(zone)) {
    try {
      const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
      zones.set(zone, new Intl.DateTimeFormat("en", options));
    } catch {
      // A zone that this browser does not know: UTC is the honest rest.
      zones.set(zone, null);
    }
  }
  return zones.get(zone) ?? null;
}

/** Minutes east of UTC at this moment. */
function offsetOf(milliseconds: number, zone: string): number {
  const format = zoneFormat(zone);
  if (!format) return 0;
  const part = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return Math.round((local - Math.floor(milliseconds / 1000) * 1000) / 60_000);
}

function partsOf({ microseconds, zone }: Moment): Parts {
  const milliseconds = Math.floor(microseconds / 1000);
  const offset = zone ? offsetOf(milliseconds, zone) : 0;
  const date = new Date(milliseconds + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    micro: ((microseconds % 1e6) + 1e6) % 1e6,
    offset,
    date,
  };
}

const two = (value: number) => String(value).padStart(2, "0");

function ordinal(day: number): string {
  const teen = day % 100 >= 11 && day % 100 <= 13;
  return `${day}${teen ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th")}`;
}

function offsetText(offset: number, colon: string): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}

const named = (parts: Parts, lang: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options }).format(parts.date);

const RENDER: Record<string, (parts: Parts, lang: string) => string> = {
  YYYY: (p) => String(p.year).padStart(4, "0"),
  YY: (p) => two(p.year % 100),
  MMMM: (p, lang) => named(p, lang, { month: "long" }),
  MMM: (p, lang) => named(p, lang, { month: "short" }),
  MM: (p) => two(p.month + 1),
  Mo: (p) => ordinal(p.month + 1),
  M: (p) => String(p.month + 1),
  DDDD: (p) => String(dayOfYear(p)).padStart(3, "0"),
  DDD: (p) => String(dayOfYear(p)),
  DD: (p) => two(p.day),
  Do: (p) => ordinal(p.day),
  D: (p) => String(p.day),
  dddd: (p, lang) => named(p, lang, { weekday: "long" }),
  ddd: (p, lang) => named(p, lang, { weekday: "short" }),
  dd: (p, lang) => named(p, lang, { weekday: "short" }).slice(0, 2),
  d: (p) => String(p.weekday),
  E: (p) => String(p.weekday || 7),
  HH: (p) => two(p.hour),
  H: (p) => String(p.hour),
  hh: (p) => two(p.hour % 12 || 12),
  h: (p) => String(p.hour % 12 || 12),
  kk: (p) => two(p.hour || 24),
  k: (p) => String(p.hour || 24),
  mm: (p) => two(p.minute),
  m: (p) => String(p.minute),
  ss: (p) => two(p.second),
  s: (p) => String(p.second),
  ZZ: (p) => offsetText(p.offset, ""),
  Z: (p) => offsetText(p.offset, ":"),
  z: (p) => (p.offset === 0 ? "UTC" : offsetText(p.offset, ":")),
  A: (p) => (p.hour < 12 ? "AM" : "PM"),
  a: (p) => (p.hour < 12 ? "am" : "pm"),
  X: (p) => String(Math.floor((p.date.getTime() - p.offset * 60_000) / 1000)),
  x: (p) => String(p.date.getTime() - p.offset * 60_000),
  Q: (p) => String(Math.floor(p.month / 3) + 1),
  ll: (p, lang) => named(p, lang, { dateStyle: "medium" }),
  L: (p, lang) => named(p, lang, { year: "numeric", month: "2-digit", day: "2-digit" }),
  LL: (p, lang) => named(p, lang, { dateStyle: "long" }),
  LLL: (p, lang) => named(p, lang, { dateStyle: "long", timeStyle: "short" }),
  LLLL: (p, lang) => named(p, lang, { dateStyle: "full", timeStyle: "short" }),
  LT: (p, lang) => named(p, lang, { timeStyle: "short" }),
  LTS: (p, lang) => named(p, lang, { timeStyle: "medium" }),
  w: (p) => String(Math.ceil(dayOfYear(p) / 7)),
  W: (p) => String(isoWeek(p)),
};

function dayOfYear(parts: Parts): number {
  return Math.floor((Date.UTC(parts.year, parts.month, parts.day) - Date.UTC(parts.year, 0, 1)) / DAY) + 1;
}

function isoWeek(parts: Parts): number {
  const thursday = Date.UTC(parts.year, parts.month, parts.day + 4 - (parts.weekday || 7));
  return Math.ceil(((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / DAY + 1) / 7);
}

/** By a format in moment's tokens: "D MMM YYYY, HH:mm". */
export function formatMoment(moment: Moment, format: string, lang: string): string {
  const parts = partsOf(moment);
  return format.replace(TOKENS, (token: string, literal: string | undefined) => {
    if (literal !== undefined) return literal;
    if (token[0] === "S") return String(Math.floor(parts.micro)).padStart(6, "0").slice(0, token.length);
    return RENDER[token]?.(parts, lang) ?? token;
  });
}

/** How far from `now` (milliseconds), in words. */
export function distance({ microseconds }: Moment, now: number): string {
  const from = microseconds - now * 1000;
  const words = duration(Math.abs(from));
  return from > 0 ? `in ${words}` : `${words} ago`;
}

/** The formats of days near today, by how many days off they are from -6 on; of others the date alone. */
const NEAR = [...Array<string>(5).fill("[Last] dddd"), "[Yesterday]", "[Today]", "[Tomorrow]", ...Array<string>(5).fill("dddd")];

function calendar(moment: Moment, now: number, lang: string): string {
  const today = partsOf({ microseconds: now * 1000, zone: moment.zone });
  const days = Math.floor(partsOf(moment).date.getTime() / DAY) - Math.floor(today.date.getTime() / DAY);
  const near = NEAR[days + 6];
  return formatMoment(moment, near ? `${near} [at] LT` : "L", lang);
}

const fraction = (microseconds: number) => (microseconds % 1e6 === 0 ? "" : microseconds % 1e3 === 0 ? ".SSS" : ".SSSSSS");

/** What a table shows of a moment by itself. */
export function defaultFormat(kind: "datetime" | "date" | "time", moment: Moment): string {
  if (kind === "date") return "YYYY-MM-DD";
  const time = `HH:mm:ss${fraction(moment.microseconds)}`;
  return kind === "time" ? time : `YYYY-MM-DD ${time}${moment.zone ? "Z" : ""}`;
}

const NAMED: Record<string, Record<string, string>> = {
  localized: { datetime: "ll, LTS", date: "ll", time: "LTS" },
  iso8601: { datetime: "YYYY-MM-DD[T]HH:mm:ss.SSS[Z]", date: "YYYY-MM-DD", time: "HH:mm:ss.SSS[Z]" },
};

/** Formats that have a name instead of moment's tokens. */
export const NAMED_DATES: readonly string[] = [...Object.keys(NAMED), "distance", "calendar"];

/**
 * By a column's format: null is the default, a name (`NAMED_DATES`), or moment's tokens. `now` (milliseconds) is null
 * while a page's first render must equal the prerendered one, which knows no clock.
 */
export function formatDate(kind: "datetime" | "date" | "time", moment: Moment, format: string | null | undefined, lang: string, now: number | null): string {
  if (format === "distance" || format === "calendar") {
    if (now === null) return formatMoment(moment, defaultFormat(kind, moment), lang);
    return format === "distance" ? distance(moment, now) : calendar(moment, now, lang);
  }
  // ISO 8601's "Z" is UTC.
  if (format === "iso8601" && kind === "datetime") moment = { microseconds: moment.microseconds };
  return formatMoment(moment, (format && (NAMED[format]?.[kind] ?? format)) || defaultFormat(kind, moment), lang);
}
