/** Numbers as text: printf-like formats, and the names that `st.column_config` has for common ones. */

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

const DIRECTIVE = /%(?:(%)|([-+ 0,#]*)(\d+)?(?:\.(\d+))?([dufFeEgGxXobsc]))/g;

/** C's printf with one argument, plus the flag "," for groups of thousands. */
export function sprintf(format: string, value: number | bigint | string): string {
  return format.replace(DIRECTIVE, (_all, percent, flags = "", width, precision, type) =>
    percent ? "%" : pad(convert(value, type, flags, precision === undefined ? undefined : Number(precision)), flags, Number(width ?? 0)),
  );
}

function convert(value: number | bigint | string, type: string, flags: string, precision: number | undefined): string {
  if (type === "s" || type === "c") return precision === undefined ? String(value) : String(value).slice(0, precision);
  const number = Number(value);
  const text = digits(Math.abs(number), type, precision, flags.includes(","));
  const sign = number < 0 || Object.is(number, -0) ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  return sign + text;
}

function digits(value: number, type: string, precision: number | undefined, grouped: boolean): string {
  const group = (text: string) => (grouped ? text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")) : text);
  switch (type) {
    case "d":
    case "u":
      return group(String(Math.trunc(value)));
    case "e":
    case "E": {
      const text = value.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, "e$10$2");
      return type === "E" ? text.toUpperCase() : text;
    }
    case "g":
    case "G":
      return String(Number(value.toPrecision(precision || 6)));
    case "x":
      return Math.trunc(value).toString(16);
    case "X":
      return Math.trunc(value).toString(16).toUpperCase();
    case "o":
      return Math.trunc(value).toString(8);
    case "b":
      return Math.trunc(value).toString(2);
    default:
      return group(value.toFixed(precision ?? 6));
  }
}

function pad(text: string, flags: string, width: number): string {
  if (text.length >= width) return text;
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0")) return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}

/** A number by a column's format: null is the plain form, else a name of ours or a printf format. */
export function formatNumber(value: number | bigint, format: string | null | undefined, lang: string): string {
  if (!format) return plainNumber(value);
  const preset = PRESETS[format];
  if (preset) return preset(Number(value), lang);
  // %f without a precision would pad with zeros: Streamlit shows the number as it is.
  return sprintf(format === "%f" ? "%s" : format.replace(/%i/g, "%d"), value);
}
