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
import { decimals, formatNumber } from "./number_format";

for (const plugin of [utc, weekOfYear, weekYear, isoWeek, advancedFormat, localizedFormat]) dayjs.extend(plugin);

const DEFAULT_FORMATS = { date: "YYYY-MM-DD", datetime: "YYYY-MM-DD HH:mm", time: "HH:mm" };

type SliderFormat = Pick<Slider, "data_type" | "format" | "options" | "step">;

/** Text of one value; a select_slider's is the plain text of its option's Markdown. */
export function formatSliderValue(value: number, slider: SliderFormat, locale: string): string {
  const { data_type: type, format } = slider;
  if (type === "date" || type === "datetime" || type === "time") {
    return dayjs.utc(value / 1000).format(format ?? DEFAULT_FORMATS[type]);
  }
  if (type === "option") return plainText(slider.options[value] ?? "");
  const fallback = type === "float" ? `%0.${Math.max(2, decimals(slider.step))}f` : "%d";
  return formatNumber(value, format ?? fallback, locale);
}
