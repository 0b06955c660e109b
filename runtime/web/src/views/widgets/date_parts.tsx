/** A date, or a date with its time, in parts that are typed or stepped one by one, in the order of Streamlit's formats. */
import { CalendarDate, CalendarDateTime, getLocalTimeZone, today, type DateValue } from "@internationalized/date";
import { use, useEffect, useState, type ContextType } from "react";
import { DateField, DateFieldStateContext, DateSegment } from "react-aria-components/DateField";
import { Group } from "react-aria-components/Group";
import { piecesOf } from "./date_format";

type FieldState = NonNullable<ContextType<typeof DateFieldStateContext>>;
/** How many of a field's parts are there. */
export type Typed = "empty" | "partial" | "whole";

interface DatePartsProps<T extends DateValue> {
  label: string;
  format: string;
  withTime: boolean;
  value: T | null;
  disabled: boolean;
  required: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  /** A whole date, or null once all parts are gone. */
  onChange: (value: T | null) => void;
  onTyped: (typed: Typed) => void;
}

export function DateParts<T extends DateValue>({ label, format, withTime, value, disabled, required, invalid, describedBy, onChange, onTyped }: DatePartsProps<T>) {
  return (
    <DateField<T>
      className="stDateParts"
      aria-label={label}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      value={value}
      onChange={(next) => onChange(next as T | null)}
      placeholderValue={useStart(withTime) as unknown as T}
      granularity={withTime ? "minute" : "day"}
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={disabled}
      isRequired={required}
      isInvalid={invalid}
      validationBehavior="aria"
    >
      <Parts format={format} withTime={withTime} onTyped={onTyped} />
    </DateField>
  );
}

/** Where an empty part is stepped from: today, once the first render has been the prerendered one, which knows no day. */
function useStart(withTime: boolean): DateValue {
  const [start, setStart] = useState<DateValue>(() => (withTime ? new CalendarDateTime(2000, 1, 1) : new CalendarDate(2000, 1, 1)));
  useEffect(() => {
    const day = today(getLocalTimeZone());
    setStart(withTime ? new CalendarDateTime(day.year, day.month, day.day) : day);
  }, [withTime]);
  return start;
}

function Parts({ format, withTime, onTyped }: { format: string; withTime: boolean; onTyped: (typed: Typed) => void }) {
  const state = use(DateFieldStateContext);
  const typed = state && typedOf(state);
  useEffect(() => {
    if (typed) onTyped(typed);
  });
  if (!state) return null;
  const segments = new Map(state.segments.map((segment) => [segment.type as string, segment]));
  return (
    <Group className="stDateSegments">
      {piecesOf(format, withTime).map(({ type, text }, at) => {
        const segment = segments.get(type);
        if (type !== "literal" && segment) return <DateSegment key={type} segment={segment} className="stDateSegment" />;
        return (
          <span key={at} className="stDateSegmentLiteral" aria-hidden="true">
            {text}
          </span>
        );
      })}
    </Group>
  );
}

function typedOf(state: FieldState): Typed {
  const parts = state.segments.filter((segment) => segment.isEditable);
  const open = parts.filter((segment) => segment.isPlaceholder).length;
  return open === 0 ? "whole" : open === parts.length ? "empty" : "partial";
}
