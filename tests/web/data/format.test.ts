import { expect, test } from "vitest";
import type { Column } from "../../../runtime/web/src/protocol/elements";
import { cellText, tableText } from "../../../runtime/web/src/views/data/cells";
import { isNoNumber, momentIn, tickIn } from "../../../runtime/web/src/views/data/conversions";
import { formatDate, formatMoment } from "../../../runtime/web/src/views/formats/dates";
import { duration, formatNumber, plainNumber, printf } from "../../../runtime/web/src/views/formats/numbers";
import { floats, longs, texts } from "./tables";

test.each([
  [1, "1"],
  [1.5, "1.5"],
  [1.23456789, "1.2346"],
  [0.00001234, "0.00001"],
  [-0.00004, "-0.00004"],
  [1e-10, "0.0000000001"],
  [-Infinity, "-Infinity"],
  [1e21, "1e+21"],
  [123456.5, "123456.5"],
  [2n ** 60n, "1152921504606846976"],
])("plain %s", (value, expected) => expect(plainNumber(value)).toBe(expected));

test.each([
  ["%d", 3.7, "3"],
  ["$%.2f", 1234.5, "$1234.50"],
  ["%,.2f", 1234567.891, "1,234,567.89"],
  ["%,d", 1234567, "1,234,567"],
  ["%+d%%", 5, "+5%"],
  ["%.2e", 1234.5, "1.23e+3"],
  ["%x", 255, "ff"],
  ["%05.1f", 2.25, "002.3"],
  ["%4d", 7, "   7"],
  ["%s pts", 7, "7 pts"],
  ["%g", 0.5, "0.5"],
  ["%q", 0.5, "0.5"],
  ["%(", 3, "3"],
  ["%f%%", 0.05, "0.05%"],
  ["%.3e", 2.5, "2.500e+0"],
  ["%f", 1.5, "1.5"],
])("printf %s", (format, value, expected) => expect(printf(format, value)).toBe(expected));

test.each([
  ["dollar", 1234.5, "$1,234.50"],
  ["euro", 2, "€2.00"],
  ["percent", 0.256, "25.6%"],
  ["compact", 12345, "12K"],
  ["scientific", 12345, "1.235E4"],
  ["engineering", 12345, "12.345E3"],
  ["accounting", -1234, "(1,234.00)"],
  ["localized", 1234.5678, "1,234.568"],
  ["yen", 1234.5, "¥1,235"],
  ["plain", 1234.56789, "1234.56789"],
  ["bytes", 1500, "1.5KB"],
  ["duration", 7200, "2 hours"],
  ["%i items", 3, "3 items"],
])("number format %s", (format, value, expected) => expect(formatNumber(value, format, "en")).toBe(expected));

// 2024-02-29 13:05:09.25
const MOMENT = Date.UTC(2024, 1, 29, 13, 5, 9, 250) * 1000;

test.each([
  ["YYYY-MM-DD HH:mm:ss.SSS", "2024-02-29 13:05:09.250"],
  ["D MMM YYYY, h:mm a", "29 Feb 2024, 1:05 pm"],
  ["dddd, MMMM Do YY", "Thursday, February 29th 24"],
  ["[week] W, DDD", "week 9, 60"],
  ["Q", "1"],
])("moment format %s", (format, expected) => expect(formatMoment({ microseconds: MOMENT }, format, "en")).toBe(expected));

test("times in their zone", () => {
  const moment = { microseconds: Date.UTC(2024, 6, 1, 10) * 1000, zone: "Europe/Zurich" };
  expect(formatDate("datetime", moment, null, "en", null)).toBe("2024-07-01 12:00:00+02:00");
  expect(formatDate("datetime", { ...moment, zone: "Nowhere/Land" }, null, "en", null)).toBe("2024-07-01 10:00:00+00:00");
});

test("relative dates wait for a clock", () => {
  const now = MOMENT / 1000 + 2 * 86_400_000;
  expect(formatDate("datetime", { microseconds: MOMENT }, "distance", "en", now)).toBe("2 days ago");
  expect(formatDate("datetime", { microseconds: MOMENT }, "distance", "en", null)).toBe("2024-02-29 13:05:09.250");
});

const DAY = 86_400_000;

test.each([
  ["calendar", 0, "Today at 1:05 PM"],
  ["calendar", 1, "Yesterday at 1:05 PM"],
  ["calendar", -1, "Tomorrow at 1:05 PM"],
  ["calendar", 6, "Last Thursday at 1:05 PM"],
  ["calendar", -6, "Thursday at 1:05 PM"],
  ["calendar", 7, "02/29/2024"],
  ["distance", 1, "a day ago"],
  ["distance", -1, "in a day"],
  ["distance", 800, "2 years ago"],
])("%s, %d days later", (format, days, expected) => {
  expect(formatDate("datetime", { microseconds: MOMENT }, format, "en", MOMENT / 1000 + days * DAY)).toBe(expected);
});

test.each([
  ["datetime", "localized", "Feb 29, 2024, 1:05:09 PM"],
  ["date", "localized", "Feb 29, 2024"],
  ["datetime", "iso8601", "2024-02-29T13:05:09.250Z"],
] as const)("a %s %s", (kind, format, expected) => {
  expect(formatDate(kind, { microseconds: MOMENT }, format, "en", null).replaceAll("\u202f", " ")).toBe(expected);
});

test("ISO 8601 is UTC", () => {
  expect(formatDate("datetime", { microseconds: MOMENT, zone: "Europe/Zurich" }, "iso8601", "en", null)).toBe("2024-02-29T13:05:09.250Z");
});

test.each([
  [1.23956, 0.01, "1.23"],
  [1.15, 0.01, "1.15"],
  [2, 0.01, "2.00"],
  [2.9, 1, "2"],
  [-2.9, 5, "-2"],
  [0.12345, 1e-7, "0.1234500"],
])("%d by steps of %d", (value, step, expected) => expect(formatNumber(value, null, "en", step)).toBe(expected));

test("durations as moment says them", () => {
  const words = [44, 45, 89, 90, 44 * 60, 45 * 60, 5400, 21 * 3600, 22 * 3600, 36 * 3600, 25 * 86400, 26 * 86400, 46 * 86400, 320 * 86400, 400 * 86400, 600 * 86400];
  expect(words.map((seconds) => duration(seconds * 1e6))).toEqual([
    "a few seconds", "a minute", "a minute", "2 minutes", "44 minutes", "an hour", "2 hours", "21 hours", "a day", "2 days",
    "25 days", "a month", "2 months", "a year", "a year", "2 years",
  ]);
});

test("dates before the epoch", () => {
  expect(formatDate("date", { microseconds: -86_400e6 }, null, "en", null)).toBe("1969-12-31");
  expect(formatMoment({ microseconds: -1 }, "ss.SSSSSS", "en")).toBe("59.999999");
});

test("durations in words", () => {
  expect([duration(86_400e6), duration(-3 * 3600e6), duration(5e5)]).toEqual(["a day", "-3 hours", "a few seconds"]);
});

test("cells by kind", () => {
  const lang = "en";
  expect(cellText(19782, { ...longs("d", []), kind: "date" }, { lang })).toBe("2024-02-29");
  expect(cellText(3_723_000_000, { ...longs("t", []), kind: "time" }, { lang })).toBe("01:02:03");
  expect(cellText(new Uint8Array([1, 255]), texts("b", []), { lang })).toBe("1,255");
  expect(cellText(null, floats("f", []), { lang })).toBe("");
  expect(tableText(0.5, floats("f", []), lang)).toBe("0.5000");
  expect(tableText(1234567.891, floats("f", []), lang)).toBe("1,234,567.8910");
  expect(tableText(-0.00004, floats("f", []), lang)).toBe("0.0000");
  expect(tableText(null, floats("f", []), lang)).toBe("\u00a0");
  expect(tableText(3_723_450_001, { ...longs("t", []), kind: "time" }, lang)).toBe("01:02:03.450");
  expect(tableText(3_723_450_001, { ...longs("t", []), kind: "datetime" }, lang)).toBe("1970-01-01 01:02:03");
});

const TEXT = { name: "a", kind: "text" } as unknown as Column;

test.each([
  ["datetime", "2021-01-01T01:00:00.123", "2021-01-01 01:00:00.123"],
  ["datetime", "2021-01-01 01:00:00+02:00", "2020-12-31 23:00:00"],
  ["date", "2021-01-01T01:00:00", "2021-01-01"],
  ["time", "2021-01-01T01:02:00", "01:02:00"],
  ["time", "01:02:03", "01:02:03"],
] as const)("a text in a %s column: %s", (kind, cell, expected) => {
  expect(formatDate(kind, momentIn(cell, TEXT, null)!, null, "en", null)).toBe(expected);
});

test("numbers in a date column are milliseconds", () => {
  expect(momentIn(1609459200000, TEXT, null)).toEqual({ microseconds: 1609459200000_000 });
});

test.each(["invalid", "", "99"])("%j is no date", (cell) => expect(momentIn(cell, TEXT, null)).toBeNull());

test.each([
  ["yes", true],
  ["Off", false],
  ["", null],
  [null, null],
  ["zz", undefined],
  [1, true],
] as const)("%j ticks a box: %j", (cell, expected) => expect(tickIn(cell)).toBe(expected));

test.each([
  ["1", false],
  ["1e3", false],
  ["x", true],
  [2.5, false],
  [1e20, true],
  [null, false],
] as const)("%j is no number: %j", (cell, expected) => expect(isNoNumber(cell, TEXT)).toBe(expected));
