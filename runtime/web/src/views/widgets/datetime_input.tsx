/** `st.datetime_input`: a date with its time in parts, and a calendar with the time below it. They count when all is left. */
import { CalendarDateTime, parseDateTime as parseIso, Time, toCalendarDate, type CalendarDate } from "@internationalized/date";
import { useRef, useState, type KeyboardEvent } from "react";
import { DateInput as TimeParts, DateSegment, TimeField } from "react-aria-components/TimeField";
import { plainText } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { DateBox } from "./date_box";
import { DateCalendar } from "./date_calendar";
import { useDateDraft } from "./date_draft";
import { formatDateTime, parseDateTime } from "./date_format";
import { DateParts } from "./date_parts";
import { stepped } from "./time_step";

const iso = (moment: CalendarDateTime | null) => moment?.toString().slice(0, 16) ?? null;
const at = (day: CalendarDate, time: Time | CalendarDateTime | null) => new CalendarDateTime(day.year, day.month, day.day, time?.hour ?? 0, time?.minute ?? 0);

/** The value, and what is being typed on the way to it. */
function useMoment({ node, props }: ViewProps<"datetime_input">) {
  const [held, setValue, commit] = useWidgetValue<string | null>(node);
  const sent = useRef(held);
  sent.current = held;
  const draft = useDateDraft<CalendarDateTime>([held === null ? null : parseIso(held)], `${held} ${commit.form?.submissions ?? 0}`);
  /** A time that was chosen before its day. */
  const [time, setTime] = useState<Time | null>(null);
  const put = (next: CalendarDateTime | null) => draft.put([next]);
  const send = (next: CalendarDateTime | null) => {
    put(next);
    setTime(null);
    if (iso(next) === sent.current) return;
    sent.current = iso(next);
    setValue(iso(next));
  };
  const settle = () => {
    const [typed] = draft.typed();
    const [next = null] = draft.now();
    const fails = typed === "partial" || (typed === "empty" && !props.clearable) || errorOf(next, props) !== null;
    if (fails) draft.revert();
    else send(typed === "empty" ? null : next);
  };
  const step = (part: string, up: boolean) => {
    const [now] = draft.now();
    const next = now && stepped(now, part, props.step, up);
    if (next) put(next);
    return Boolean(next);
  };
  const paste = (text: string) => {
    const pasted = parseDateTime(text, props.format);
    if (pasted) put(pasted);
    return pasted !== null;
  };
  const clear = () => {
    draft.revert();
    send(null);
  };
  return { draft, time, setTime, put, settle, step, paste, clear, submit: commit.submit };
}

export function DateTimeInput(view: ViewProps<"datetime_input">) {
  const { props } = view;
  const { draft, time, setTime, put, settle, step, paste, clear, submit } = useMoment(view);
  const moment = draft.values[0] ?? null;
  // A year is typed digit by digit.
  const error = moment && moment.year < 1000 ? null : errorOf(moment, props);
  return (
    <DateBox
      name="stDateTimeInput"
      props={props}
      action="Choose date and time"
      error={error}
      onClear={props.clearable && moment !== null ? clear : undefined}
      onSettle={settle}
      onSubmit={submit}
      onPaste={paste}
      onStep={step}
      calendar={({ autoFocus }) => (
        <>
          <DateCalendar
            label="Choose date and time"
            autoFocus={autoFocus}
            dates={moment ? [toCalendarDate(moment)] : []}
            min={props.min.slice(0, 10)}
            max={props.max.slice(0, 10)}
            isRange={false}
            onPick={([day]) => day && put(at(day, draft.now()[0] ?? time))}
          />
          <TimeOfDay time={moment ? new Time(moment.hour, moment.minute) : time} onStep={step} onTime={(next) => (moment ? next && put(at(toCalendarDate(moment), next)) : setTime(next))} />
        </>
      )}
    >
      {(errorId) => (
        <DateParts<CalendarDateTime>
          key={draft.version}
          label={plainText(props.label)}
          format={props.format}
          withTime
          value={moment}
          disabled={props.disabled}
          required={props.required ?? false}
          invalid={error !== null}
          describedBy={errorId}
          onChange={put}
          onTyped={(typed) => draft.onTyped(0, typed)}
        />
      )}
    </DateBox>
  );
}

interface TimeOfDayProps {
  time: Time | null;
  onTime: (time: Time | null) => void;
  onStep: (part: string, up: boolean) => boolean;
}

function TimeOfDay({ time, onTime, onStep }: TimeOfDayProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (!arrow || !onStep((event.target as HTMLElement).dataset.type ?? "", event.key === "ArrowUp")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="stCalendarRow" data-testid="stDateTimeInputPopoverTime" onKeyDownCapture={onKeyDown}>
      <span>Time</span>
      <TimeField aria-label="Time" value={time} onChange={(next) => onTime(next && new Time(next.hour, next.minute))} granularity="minute" hourCycle={24} shouldForceLeadingZeros validationBehavior="aria">
        <TimeParts className="stDateSegments">{(segment) => <DateSegment segment={segment} className="stDateSegment" />}</TimeParts>
      </TimeField>
    </div>
  );
}

function errorOf(moment: CalendarDateTime | null, { min, max, format }: ViewProps<"datetime_input">["props"]): string | null {
  if (!moment) return null;
  const [low, high] = [parseIso(min), parseIso(max)];
  if (moment.compare(low) >= 0 && moment.compare(high) <= 0) return null;
  const words = "Date and time set outside allowed range. Please select a date and time";
  return moment.compare(high) > 0 ? `${words} on or before ${formatDateTime(high, format)}.` : `${words} between ${formatDateTime(low, format)} and ${formatDateTime(high, format)}.`;
}
