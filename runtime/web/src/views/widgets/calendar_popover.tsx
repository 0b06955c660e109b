/** The calendar below a date input. */
import { parseDate as parseIso, type CalendarDate } from "@internationalized/date";
import { use, useEffect, type KeyboardEvent, type RefObject } from "react";
import { Calendar, Popover, RangeCalendar, RangeCalendarStateContext } from "react-aria-components";

import { CalendarBody } from "./calendar_body";
import { useJustOpened } from "./just_opened";

interface CalendarPopoverProps {
  popoverRef: RefObject<HTMLElement | null>;
  triggerRef: RefObject<HTMLElement | null>;
  isOpen: boolean;
  /** The day takes the focus when it opens. */
  autoFocus: boolean;
  label: string;
  dates: CalendarDate[];
  /** ISO dates. */
  min: string;
  max: string;
  isRange: boolean;
  /** One date, or a range's first, or both. */
  onPick: (dates: CalendarDate[]) => void;
  /** Escape, or Tab out of it. */
  onClose: () => void;
}

/** Not modal, so that one may go on typing with the calendar open. */
export function CalendarPopover(props: CalendarPopoverProps) {
  const { popoverRef, triggerRef, isOpen, isRange, onClose } = props;
  const justOpened = useJustOpened(isOpen);
  return (
    <Popover
      ref={popoverRef}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={(open) => !open && !justOpened() && onClose()}
      isNonModal
      trigger="ComboBox"
      placement="bottom start"
      offset={4}
      className="stCalendarPopover"
      data-baseweb="popover"
    >
      <div
        role="dialog"
        aria-label={props.label}
        data-baseweb="calendar"
        data-testid="stDateInputCalendar"
        onKeyDown={(event) => handleKey(event, onClose)}
      >
        {isRange ? <Range {...props} /> : <Single {...props} />}
      </div>
    </Popover>
  );
}

function Single({ dates, min, max, label, autoFocus, onPick }: CalendarPopoverProps) {
  const bounds = { minValue: parseIso(min), maxValue: parseIso(max) };
  return (
    <Calendar className="stCalendar" aria-label={label} autoFocus={autoFocus} value={dates[0] ?? null} onChange={(date) => onPick([date as CalendarDate])} {...bounds}>
      <CalendarBody {...bounds} />
    </Calendar>
  );
}

function Range({ dates, min, max, label, autoFocus, onPick }: CalendarPopoverProps) {
  const bounds = { minValue: parseIso(min), maxValue: parseIso(max) };
  const [start, end] = dates;
  return (
    <RangeCalendar
      className="stCalendar stRangeCalendar"
      aria-label={label}
      autoFocus={autoFocus}
      value={start && end ? { start, end } : null}
      onChange={(range) => range && onPick([range.start as CalendarDate, range.end as CalendarDate])}
      commitBehavior="reset"
      {...(start ? { defaultFocusedValue: start } : {})}
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

function handleKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not([disabled]), select, [tabindex='0']")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.key !== "Escape" && !(event.key === "Tab" && event.target === edge)) return;
  event.preventDefault();
  event.stopPropagation();
  close();
}

/** Puts the focus on the day that has the tab stop, if the calendar is there. */
export function focusDay(popover: HTMLElement | null): void {
  popover?.querySelector<HTMLElement>("[role=gridcell] [tabindex='0']")?.focus();
}
