/** What a slider says beside its thumbs: numbers, dates, times and options. */
import dayjs from "dayjs";
import advancedFormat from "dayjs/plugin/advancedFormat";
import isoWeek from "dayjs/plugin/isoWeek";
import localizedFormat from "dayjs/plugin/localizedFormat";
import utc from "dayjs/plugin/utc";
import weekOfYear from "dayjs/plugin/weekOfYear";
import weekYear from "dayjs/plugin/weekYear";

import type { Slider } from "../../protocol/elements";
import { plainText } from "../common";
import { formatDate, NAMED_DATES } from "../formats/dates";
import { formatNumber } from "../formats/numbers";

for (const plugin of [utc, weekOfYear, weekYear, isoWeek, advancedFormat, localizedFormat]) dayjs.extend(plugin);

const DEFAULT_FORMATS = { date: "YYYY-MM-DD", datetime: "YYYY-MM-DD", time: "HH:mm", int: "%d", float: "%0.2f" };

type SliderFormat = Pick<Slider, "data_type" | "format" | "options">;

/**
 * Text of one value; a select_slider's is the plain text of its option's Markdown. `now` (milliseconds) is null while the
 * first render must equal the prerendered one, which knows no clock.
 */
export function formatSliderValue(value: number, slider: SliderFormat, locale: string, now: number | null): string {
  const { data_type: type } = slider;
  if (type === "option") return plainText(slider.options[value] ?? "");
  const format = slider.format ?? DEFAULT_FORMATS[type];
  if (type === "int" || type === "float") return formatNumber(value, format, locale);
  if (NAMED_DATES.includes(format)) return formatDate(type, { microseconds: value }, format, locale, now);
  return dayjs.utc(value / 1000).format(format);
}
