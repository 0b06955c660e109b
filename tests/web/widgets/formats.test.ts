import { expect, test } from "vitest";

import { hexToHsl, hexToRgb, hslToHex, parseHex, rgbToHex } from "../../../runtime/web/src/views/widgets/color";
import { formatDate, formatDateTime, parseDate, parseDateTime, parseRange } from "../../../runtime/web/src/views/widgets/date_format";
import { fileError, formatSize, limitsText } from "../../../runtime/web/src/views/widgets/file_checks";
import { addStep, decimals } from "../../../runtime/web/src/views/widgets/number_step";
import { filterOptions } from "../../../runtime/web/src/views/widgets/option_filter";
import { matchesShortcut, parseShortcut } from "../../../runtime/web/src/views/widgets/shortcut";
import { formatSliderValue } from "../../../runtime/web/src/views/widgets/slider_format";
import { stepped } from "../../../runtime/web/src/views/widgets/time_step";
import { formatTime, parseTime, timesOfDay } from "../../../runtime/web/src/views/widgets/time_format";

test("decimals that a step needs", () => {
  expect([0.25, 1e-7, 5, 0.1, 1.5e-3].map(decimals)).toEqual([2, 7, 0, 1, 4]);
});

test("steps add no noise of binary fractions", () => {
  expect(addStep(0.1, 0.2)).toBe(0.3);
  expect(addStep(1.005, 0.01)).toBe(1.015);
  expect(addStep(7, -1)).toBe(6);
});

test("slider values by type", () => {
  const now = Date.UTC(2020, 0, 1, 12);
  const at = (value: number, data_type: string, format: string | null = null, clock: number | null = now) =>
    formatSliderValue(value, { data_type, format, options: ["<em>low</em>", "high &amp; dry"] } as never, "en-US", clock);
  expect(at(25, "int")).toBe("25");
  expect([at(0.8, "float"), at(0.005, "float"), at(-2.5e4, "float", "accounting")]).toEqual(["0.80", "0.01", "(25,000.00)"]);
  expect(at(Date.UTC(2019, 7, 1) * 1000, "date")).toBe("2019-08-01");
  expect(at(Date.UTC(2019, 7, 1, 17) * 1000, "datetime", "ddd, hA")).toBe("Thu, 5PM");
  expect(at(Date.UTC(2019, 7, 1, 17) * 1000, "datetime")).toBe("2019-08-01");
  expect(at(Date.UTC(2000, 0, 1, 12, 30) * 1000, "time")).toBe("12:30");
  const day = Date.UTC(2019, 11, 31) * 1000;
  expect(["distance", "calendar", "localized", "iso8601"].map((format) => at(day, "date", format))).toEqual(["2 days ago", "Yesterday at 12:00 AM", "Dec 31, 2019", "2019-12-31"]);
  expect(at(day, "date", "distance", null)).toBe("2019-12-31");
  expect([at(0, "option"), at(1, "option")]).toEqual(["low", "high & dry"]);
});

test.each(["YYYY/MM/DD", "DD.MM.YYYY", "MM-DD-YYYY"])("dates as %s, there and back", (format) => {
  const date = parseDate("2024/02/29", "YYYY/MM/DD");
  expect(parseDate(formatDate(date!, format), format)?.toString()).toBe("2024-02-29");
});

test("text that names no day is no date", () => {
  expect(["2023/02/29", "2023/13/01", "23/01/01", "2023/1", "soon", ""].map((text) => parseDate(text, "YYYY/MM/DD"))).toEqual(Array(6).fill(null));
});

test("pasted dates, ranges and moments", () => {
  expect(parseDate("2024-02-29", "DD.MM.YYYY")?.toString()).toBe("2024-02-29");
  expect(parseRange("06.07.2019 – 16.07.2019", "DD.MM.YYYY").map(String)).toEqual(["2019-07-06", "2019-07-16"]);
  expect(parseRange("06-07-2019", "DD-MM-YYYY").map(String)).toEqual(["2019-07-06"]);
  expect(parseRange("06-07-2019 – 16", "DD-MM-YYYY")).toEqual([]);
  const moment = parseDateTime("04.03.2025, 16:45", "DD.MM.YYYY")!;
  expect([moment.toString(), formatDateTime(moment, "YYYY/MM/DD")]).toEqual(["2025-03-04T16:45:00", "2025/03/04, 16:45"]);
  expect(["2025-03-04T16:45:00", "2025-03-04T24:00", "04.03.2025", "16:45"].map((text) => parseDateTime(text, "DD.MM.YYYY")?.toString())).toEqual(["2025-03-04T16:45:00", undefined, undefined, undefined]);
});

test("arrows on a moment go to the next multiple of its step, and the day stays", () => {
  const moment = parseDateTime("2025-03-04T16:50", "")!;
  const to = (part: string, step: number, up: boolean, at = moment) => stepped(at, part, step, up)?.toString().slice(5, 16) ?? null;
  expect([to("minute", 900, true), to("minute", 900, false), to("minute", 3600, true)]).toEqual(["03-04T17:00", "03-04T16:45", "03-04T17:00"]);
  expect([to("hour", 7200, true), to("hour", 7200, false)]).toEqual(["03-04T18:00", "03-04T14:00"]);
  expect([to("minute", 60, true), to("hour", 900, true), to("day", 900, true), to("minute", 90, true)]).toEqual([null, null, null, null]);
  expect(to("minute", 1800, true, moment.set({ hour: 23 }))).toBe("03-04T00:00");
  expect(to("minute", 1800, false, moment.set({ hour: 0, minute: 0 }))).toBe("03-04T23:30");
});

test("times as they are typed and shown", () => {
  expect(["8:45", "0845", "8.45 pm", "8 am", "12:00 AM", "12pm"].map((text) => parseTime(text))).toEqual(["08:45", "08:45", "20:45", "08:00", "00:00", "12:00"]);
  expect(["25:00", "8", "13 pm", "8:60", "8:45:10", ""].map((text) => parseTime(text))).toEqual(Array(6).fill(null));
  expect(formatTime("00:05", "12h")).toBe("12:05 AM");
  expect(formatTime("20:45", "12h")).toBe("8:45 PM");
  expect(timesOfDay(900)).toHaveLength(96);
  expect(timesOfDay(7200).slice(0, 3)).toEqual(["00:00", "02:00", "04:00"]);
});

test("times with seconds, where the step is no whole minutes", () => {
  expect(["8:45:10", "084510", "8.45.10 pm", "8:45", "8 am"].map((text) => parseTime(text, true))).toEqual(["08:45:10", "08:45:10", "20:45:10", "08:45:00", "08:00:00"]);
  expect(parseTime("8:45:60", true)).toBeNull();
  expect([formatTime("20:45:10", "12h", true), formatTime("20:45", "24h", true)]).toEqual(["8:45:10 PM", "20:45:00"]);
  expect(timesOfDay(90).slice(0, 3)).toEqual(["00:00:00", "00:01:30", "00:03:00"]);
  expect(timesOfDay(7).slice(0, 3)).toEqual(["00:00:00", "00:01:03", "00:02:06"]);
  expect(timesOfDay(1)).toHaveLength(1440);
  expect(timesOfDay(90, false).slice(0, 3)).toEqual(["00:00", "00:01", "00:03"]);
});

test("search: fuzzy with the best first, contains, prefix, none", () => {
  const options = ["email", "home phone", "mobile phone"];
  expect(filterOptions(options, "mp", "fuzzy")[0]).toBe("mobile phone");
  expect(filterOptions(options, "PHONE", "contains")).toEqual(["home phone", "mobile phone"]);
  expect(filterOptions(options, "Mo", "prefix")).toEqual(["mobile phone"]);
  expect(filterOptions(options, "zzz", null)).toEqual(options);
});

test("files: what is allowed, and what is said of the rest", () => {
  const rules = { types: [".csv", ".txt"], max_size: 1 };
  expect(fileError(new File(["a"], "A.CSV"), rules)).toBeNull();
  expect(fileError(new File(["a"], "a.json", { type: "application/json" }), rules)).toBe("application/json files are not allowed.");
  expect(fileError(new File(["a"], "a.xyz"), rules)).toBe(".xyz files are not allowed.");
  expect(fileError(new File([new Uint8Array(2 ** 20 + 1)], "a.txt"), rules)).toBe("File must be 1MB or smaller.");
  expect(limitsText(rules)).toBe("1MB per file • CSV, TXT");
  expect(limitsText({ types: [".jpg", ".jpeg", ".htm", "image/*"], max_size: 1 })).toBe("1MB per file • JPG, HTML, image");
  expect([0, 1536, 5 * 2 ** 30].map((bytes) => formatSize(bytes))).toEqual(["0B", "1.5KB", "5GB"]);
});

test("colours in three notations", () => {
  expect(parseHex("#FFF")).toBe("#ffffff");
  expect(parseHex("#ff")).toBeNull();
  expect(hexToRgb("#00f900")).toEqual([0, 249, 0]);
  expect(rgbToHex([0, 300, 16])).toBe("#00ff10");
  for (const hex of ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"]) expect(hslToHex(hexToHsl(hex))).toBe(hex);
});

test("shortcuts: Ctrl and Command are one", () => {
  const event = (init: KeyboardEventInit) => new KeyboardEvent("keydown", init);
  expect(matchesShortcut(event({ key: "k", metaKey: true }), parseShortcut("Ctrl+K"))).toBe(true);
  expect(matchesShortcut(event({ key: "k", ctrlKey: true, shiftKey: true }), parseShortcut("Ctrl+K"))).toBe(false);
  expect(matchesShortcut(event({ key: "ArrowUp" }), parseShortcut("up"))).toBe(true);
});
