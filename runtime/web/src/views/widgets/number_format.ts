/** Numbers as Streamlit's widgets show them: printf formats, the named formats, and the defaults by step. */
import { sprintf } from "sprintf-js";

const NAMED: Record<string, Intl.NumberFormatOptions> = {
  plain: { useGrouping: false, maximumFractionDigits: 20 },
  localized: {},
  percent: { style: "percent", minimumFractionDigits: 0, maximumFractionDigits: 2 },
  dollar: { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" },
  euro: { style: "currency", currency: "EUR" },
  yen: { style: "currency", currency: "JPY" },
  accounting: { style: "currency", currency: "USD", currencySign: "accounting" },
  compact: { notation: "compact" },
  scientific: { notation: "scientific" },
  engineering: { notation: "engineering" },
  bytes: { style: "unit", unit: "byte", notation: "compact", unitDisplay: "narrow" },
};

/** Digits after the point that a step needs: 0.25 needs 2, 1e-7 needs 7, 5 needs 0. */
export function decimals(step: number): number {
  const [digits = "", exponent = "0"] = step.toString().split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

/** `value` in a printf-like or named format; a format that cannot be used shows the plain number instead. */
export function formatNumber(value: number, format: string, locale: string): string {
  const options = NAMED[format];
  if (options) return new Intl.NumberFormat(locale, options).format(value);
  try {
    return sprintf(format, value);
  } catch {
    return String(value);
  }
}

/** The text of a number input: its format, else as many decimals as a float's step has, else the number itself. */
export function formatInputNumber(
  value: number | null,
  { format, step, data_type }: { format: string | null; step: number; data_type: "int" | "float" },
): string {
  if (value === null) return "";
  if (format && !(format in NAMED)) return formatNumber(value, format, "en-US");
  const digits = data_type === "float" ? decimals(step) : 0;
  return digits > 0 ? value.toFixed(Math.min(digits, 100)) : String(value);
}

/** `value + step`, without the noise that binary fractions add (0.1 + 0.2 is 0.3). */
export function addStep(value: number, step: number): number {
  const digits = Math.min(100, Math.max(decimals(value), decimals(step)));
  return digits > 0 ? Number((value + step).toFixed(digits)) : value + step;
}
