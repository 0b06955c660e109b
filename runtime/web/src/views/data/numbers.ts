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

/** At most `digits` after the point, no needless zeros, no grouping: what a table shows of a number by itself. */
export function plainNumber(value: number | bigint, digits = 4): string {
  if (typeof value === "bigint" || Number.isInteger(value)) return String(value);
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  const fixed = value.toFixed(digits);
  // Too small for the digits: say so by its exponent instead of 0.0000.
  if (Number(fixed) === 0) return Number(value.toPrecision(digits)).toString();
  return fixed.replace(/\.?0+$/, "");
}

const PRESETS: Record<string, (value: number, lang: string) => string> = {
  plain: (value) => String(value),
  localized: (value, lang) => intl(lang, { maximumFractionDigits: 20 }).format(value),
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
  return intl(lang, { style: "currency", currency: CURRENCIES[name]!, currencyDisplay: "narrowSymbol", maximumFractionDigits: 2 }).format(value);
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

const SPANS: [number, string][] = [
  [365.25 * 86400, "year"],
  [30.44 * 86400, "month"],
  [86400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
];

/** Microseconds in words: "3 days", "an hour" is "1 hour". Rounded to the largest fitting unit. */
export function duration(microseconds: number): string {
  const seconds = Math.abs(microseconds) / 1e6;
  const [size, unit] = SPANS.find(([one]) => seconds >= one) ?? [1, "second"];
  const count = Math.round(seconds / size);
  return `${microseconds < 0 ? "-" : ""}${count} ${unit}${count === 1 ? "" : "s"}`;
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

/** A number by a column's format: null is the plain form, else a name of ours or a printf format. */
export function formatNumber(value: number | bigint, format: string | null | undefined, lang: string): string {
  if (!format) return plainNumber(value);
  const preset = PRESETS[format];
  if (preset) return preset(Number(value), lang);
  return printf(format, value);
}
