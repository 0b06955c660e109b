/** Ranges that end today, below the calendar of a range. */
import { getLocalTimeZone, parseDate as parseIso, today, type CalendarDate, type DateDuration } from "@internationalized/date";

const RANGES: [name: string, back: DateDuration][] = [
  ["Past Week", { weeks: 1 }],
  ["Past Month", { months: 1 }],
  ["Past 3 Months", { months: 3 }],
  ["Past 6 Months", { months: 6 }],
  ["Past Year", { years: 1 }],
  ["Past 2 Years", { years: 2 }],
];

interface QuickRangesProps {
  dates: CalendarDate[];
  /** ISO dates. */
  min: string;
  max: string;
  onPick: (dates: CalendarDate[]) => void;
}

/** Only where all of them can be chosen, as far as they begin; they end with the last day that may be. */
export function QuickRanges({ dates, min, max, onPick }: QuickRangesProps) {
  const now = today(getLocalTimeZone());
  const last = parseIso(max);
  const end = now.compare(last) > 0 ? last : now;
  const ranges = RANGES.map(([name, back]) => ({ name, start: now.subtract(back) })).filter(({ start }) => start.compare(end) <= 0);
  if (ranges.length === 0 || ranges.at(-1)!.start.compare(parseIso(min)) < 0) return null;
  const [begin, until] = dates;
  const chosen = ranges.findIndex(({ start }) => until && begin?.compare(start) === 0 && until.compare(end) === 0);
  return (
    <label className="stCalendarRow" data-testid="stDateInputQuickSelect">
      Date range
      <select aria-label="Quick select a date range" value={chosen} onChange={({ target }) => onPick([ranges[Number(target.value)]!.start, end])}>
        <option value={-1} disabled>
          Select...
        </option>
        {ranges.map(({ name }, at) => (
          <option key={name} value={at}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
