/** A calendar's head and days, for one date and ranges alike. */
import type { CalendarDate } from "@internationalized/date";
import { use, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { useLocale } from "react-aria-components/I18nProvider";
import { CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, CalendarStateContext } from "react-aria-components/Calendar";
import { RangeCalendarStateContext } from "react-aria-components/RangeCalendar";

import { Icon } from "../common";

interface Bounds {
  minValue: CalendarDate;
  maxValue: CalendarDate;
}

export function CalendarBody(bounds: Bounds) {
  return (
    <>
      <header className="stCalendarHeader">
        <Button slot="previous" className="stCalendarStep">
          <Icon icon="material/chevron_left" />
        </Button>
        <MonthAndYear {...bounds} />
        <Button slot="next" className="stCalendarStep">
          <Icon icon="material/chevron_right" />
        </Button>
      </header>
      <CalendarGrid className="stCalendarGrid" weekdayStyle="narrow">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="stCalendarDay" />}</CalendarGridBody>
      </CalendarGrid>
    </>
  );
}

function MonthAndYear({ minValue, maxValue }: Bounds) {
  const single = use(CalendarStateContext);
  const range = use(RangeCalendarStateContext);
  const state = single ?? range;
  const { locale } = useLocale();
  const months = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)));
  }, [locale]);
  if (!state) return null;
  const shown = state.visibleRange.start;
  const go = (field: "month" | "year", value: number) => state.setFocusedDate(state.focusedDate.set({ day: 1, year: shown.year, month: shown.month, [field]: value }));
  const years = Array.from({ length: maxValue.year - minValue.year + 1 }, (_, index) => minValue.year + index);
  return (
    <div className="stCalendarTitle">
      <select aria-label="Month" value={shown.month} onChange={(event) => go("month", Number(event.target.value))}>
        {months.map((name, index) => (
          <option key={name} value={index + 1}>
            {name}
          </option>
        ))}
      </select>
      <select aria-label="Year" value={shown.year} onChange={(event) => go("year", Number(event.target.value))}>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </div>
  );
}
