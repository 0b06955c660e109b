/** The calendar of a date, or of a range. */
import { getLocalTimeZone, parseDate as parseIso, today, toCalendarDate, type CalendarDate, type DateValue } from "@internationalized/date";
import { use, useEffect, useState } from "react";
import { Calendar } from "react-aria-components/Calendar";
import { RangeCalendar, RangeCalendarStateContext } from "react-aria-components/RangeCalendar";
import { CalendarBody } from "./calendar_body";

interface DateCalendarProps {
  label: string;
  /** The day takes the focus when it opens. */
  autoFocus: boolean;
  dates: CalendarDate[];
  /** ISO dates. */
  min: string;
  max: string;
  isRange: boolean;
  /** One date, or a range's first, or both. */
  onPick: (dates: CalendarDate[]) => void;
}

export function DateCalendar(props: DateCalendarProps) {
  return props.isRange ? <Range {...props} /> : <Single {...props} />;
}

/** The day that stands out for the keyboard, and the month that is shown: they follow what is typed. */
function useFocusedDay(date: CalendarDate | undefined, min: CalendarDate, max: CalendarDate) {
  const key = date?.toString();
  const [focused, setFocused] = useState<{ key: string | undefined; day: CalendarDate }>();
  const wanted = date ?? today(getLocalTimeZone());
  const day = wanted.compare(min) < 0 ? min : wanted.compare(max) > 0 ? max : wanted;
  return {
    focusedValue: focused?.key === key ? (focused?.day ?? day) : day,
    onFocusChange: (next: DateValue) => setFocused({ key, day: toCalendarDate(next) }),
  };
}

function Single({ dates, min, max, label, autoFocus, onPick }: DateCalendarProps) {
  const bounds = { minValue: parseIso(min), maxValue: parseIso(max) };
  const focus = useFocusedDay(dates[0], bounds.minValue, bounds.maxValue);
  return (
    <Calendar className="stCalendar" aria-label={label} autoFocus={autoFocus} value={dates[0] ?? null} onChange={(date) => onPick([date as CalendarDate])} {...focus} {...bounds}>
      <CalendarBody {...bounds} />
    </Calendar>
  );
}

function Range({ dates, min, max, label, autoFocus, onPick }: DateCalendarProps) {
  const bounds = { minValue: parseIso(min), maxValue: parseIso(max) };
  const [start, end] = dates;
  const focus = useFocusedDay(dates.at(-1), bounds.minValue, bounds.maxValue);
  return (
    <RangeCalendar
      className="stCalendar stRangeCalendar"
      aria-label={label}
      autoFocus={autoFocus}
      value={start && end && start.compare(end) <= 0 ? { start, end } : null}
      onChange={(range) => range && onPick([range.start as CalendarDate, range.end as CalendarDate])}
      commitBehavior="reset"
      {...focus}
      {...bounds}
    >
      <FirstDate begun={start && !end ? start : null} onFirst={(date) => onPick([date])} />
      <CalendarBody {...bounds} />
    </RangeCalendar>
  );
}

/** React Aria reports a range when it is whole; Streamlit's scripts see its first date at once. */
function FirstDate({ begun, onFirst }: { begun: CalendarDate | null; onFirst: (date: CalendarDate) => void }) {
  const state = use(RangeCalendarStateContext);
  const anchor = state?.anchorDate ?? null;
  useEffect(() => {
    if (begun && !anchor) state?.setAnchorDate(begun);
    // Only when it opens: a range that was begun is gone on with.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (anchor && anchor.toString() !== begun?.toString()) onFirst(anchor as CalendarDate);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [anchor?.toString()]);
  return null;
}
