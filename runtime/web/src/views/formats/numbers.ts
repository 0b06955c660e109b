/** Numbers as text: printf-like formats, and the names that `st.column_config` has for common ones. */
import { sprintf } from "sprintf-js";

const CURRENCIES: Record<string, string> = { dollar: "USD", euro: "EUR", yen: "JPY" };
const formatters = new Map<string, Intl.NumberFormat>();

function intl(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let made = formatters.get(key);
  if (!made) formatters.set(key, (made = new Intl.NumberFormat(lang, options)));
  return made;
}

/** "1,234.5000": four digits after the point, none left out. What rounds to zero has no sign. */
export function fourDigits(value: number): string {
  return intl("en", { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(Math.abs(value) < 5e-5 ? 0 : value);
}

/** Four digits after the point, of a small number up to its first that counts; no needless zeros, no grouping. */
export function plainNumber(value: number | bigint): string {
  if (typeof value === "bigint" || Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) < 1e-4 ? Math.min(-Math.floor(Math.log10(Math.abs(value))), 100) : 4;
  return value.toFixed(digits).replace(/\.?0+$/, "");
}

const PRESETS: Record<string, (value: number, lang: string) => string> = {
  plain: (value) => String(value),
  localized: (value, lang) => intl(lang, {}).format(value),
  dollar: (value, lang) => currency(value, "dollar", lang),
  euro: (value, lang) => currency(value, "euro", lang),
  yen: (value, lang) => currency(value, "yen", lang),
  percent: (value, lang) => intl(lang, { style: "percent", maximumFractionDigits: 2 }).format(value),
  compact: (value, lang) => intl(lang, { notation: "compact" }).format(value),
  scientific: (value, lang) => intl(lang, { notation: "scientific" }).format(value),
  engineering: (value, lang) => intl(lang, { notation: "engineering" }).format(value),
  accounting: (value, lang) => accounting(value, lang),
  bytes: (value, lang) => bytes(value, lang),
  duration: (value) => duration(value * 1e6),
};

function currency(value: number, name: string, lang: string): string {
  return intl(lang, { style: "currency", currency: CURRENCIES[name]!, currencyDisplay: "narrowSymbol" }).format(value);
}

function accounting(value: number, lang: string): string {
  const text = intl(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.abs(value));
  return value < 0 ? `(${text})` : text;
}

function bytes(value: number, lang: string): string {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.abs(value) || 1) / 3), 0), units.length - 1);
  return `${intl(lang, { maximumFractionDigits: 1 }).format(value / 1000 ** power)}${units[power]}`;
}

// What a unit is in seconds, from how many of the one before it counts, and what one and several of it are called.
const SPANS: [number, number, string, string][] = [
  [60, 45, "a minute", "minutes"],
  [3600, 45, "an hour", "hours"],
  [86400, 22, "a day", "days"],
  [2_629_746, 26, "a month", "months"],
  [31_556_952, 11, "a year", "years"],
];

/** Microseconds in words, as Streamlit says them: "a few seconds", "an hour", "3 days". */
export function duration(microseconds: number): string {
  const seconds = Math.abs(microseconds) / 1e6;
  let words = "a few seconds";
  let before = 1;
  for (const [size, from, one, several] of SPANS) {
    if (Math.round(seconds / before) < from) break;
    const count = Math.round(seconds / size);
    words = count <= 1 ? one : `${count} ${several}`;
    before = size;
  }
  return (microseconds < 0 ? "-" : "") + words;
}

// printf has no groups of thousands; the flag "," asks for them.
const GROUPED = /%,(\.\d+)?([dfi])/g;

/** printf with one argument, plus the flag "," for groups of thousands. */
export function printf(format: string, value: number | bigint | string): string {
  const grouped = format.replace(GROUPED, (_all, precision, type) => {
    const digits = type === "f" ? Number((precision ?? ".6").slice(1)) : 0;
    const number = type === "f" ? Number(value) : Math.trunc(Number(value));
    return intl("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number).replace(/%/g, "%%");
  });
  try {
    return sprintf(grouped, typeof value === "bigint" ? String(value) : value);
  } catch {
    // A format that printf does not know: the number is worth more than an error.
    return String(value);
  }
}

/** A number with as many digits after the point as the step has; the rest is cut off. */
export function cutNumber(value: number | bigint, step: number): string {
  const digits = /e-(\d+)$/.exec(String(step))?.[1] ?? String(step).split(".")[1]?.length ?? 0;
  if (typeof value === "bigint" || !Number.isFinite(value)) return String(value);
  const scale = 10 ** Number(digits);
  // 1.15 * 100 is a little below 115.
  return (Math.trunc(Number((value * scale).toPrecision(15))) / scale).toFixed(Number(digits));
}

/** A number by a column's format: null is the plain form, or by its step; else a name of ours or a printf format. */
export function formatNumber(value: number | bigint, format: string | null | undefined, lang: string, step?: number): string {
  if (!format) return step ? cutNumber(value, step) : plainNumber(value);
  const preset = PRESETS[format];
  if (preset) return preset(Number(value), lang);
  return printf(format, value);
}
