/** `st.date_input`: one date, or a range, in parts; they count when they are left, a choice in the calendar at once. */
import { parseDate as parseIso, type CalendarDate } from "@internationalized/date";
import { useRef } from "react";
import type { DateInput as DateInputProps } from "../../protocol/elements";
import { plainText } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { DateBox, type CalendarUse } from "./date_box";
import { DateCalendar } from "./date_calendar";
import { useDateDraft } from "./date_draft";
import { formatDate, parseDate, parseRange } from "./date_format";
import { DateParts } from "./date_parts";
import { QuickRanges } from "./quick_ranges";

/** The value, and what is being typed on the way to it. */
function useDates({ node, props }: ViewProps<"date_input">) {
  const [held, setValue, commit] = useWidgetValue<string[] | null>(node);
  const key = (held ?? []).join();
  const sent = useRef(key);
  sent.current = key;
  const dates = (held ?? []).map((iso) => parseIso(iso));
  const fields = Array.from({ length: props.is_range ? 2 : 1 }, (_, at) => dates[at] ?? null);
  const draft = useDateDraft(fields, `${key} ${commit.form?.submissions ?? 0}`);

  const send = (next: CalendarDate[]) => {
    draft.put(fields.map((_, at) => next[at] ?? null));
    const isos = next.map(String);
    if (isos.join() === sent.current) return;
    sent.current = isos.join();
    setValue(isos);
  };
  const settle = () => {
    const typed = draft.typed();
    const found = draft.now().filter((date) => date !== null);
    const empty = typed.every((is) => is === "empty");
    const begins = typed[0] === "whole" && typed[1] !== "partial";
    if (empty ? !props.clearable && !props.is_range : !begins || errorOf(found, props) !== null) return draft.revert();
    send(empty ? [] : found.sort((a, b) => a.compare(b)));
  };
  const paste = (text: string) => {
    const found = props.is_range ? parseRange(text, props.format) : [parseDate(text, props.format)].filter((date) => date !== null);
    if (found.length === 0) return false;
    draft.put(fields.map((_, at) => found[at] ?? null));
    if (errorOf(found, props) === null) send(found.sort((a, b) => a.compare(b)));
    return true;
  };
  const clear = () => {
    draft.revert();
    send([]);
  };
  return { draft, send, settle, paste, clear, submit: commit.submit };
}

export function DateInput(view: ViewProps<"date_input">) {
  const { props } = view;
  const { draft, send, settle, paste, clear, submit } = useDates(view);
  const shown = draft.values.filter((date) => date !== null);
  // A year is typed digit by digit.
  const error = errorOf(shown.filter((date) => date.year >= 1000), props);
  const label = plainText(props.label);
  const names = props.is_range ? [`${label} start date`, `${label} end date`] : [label];
  const action = props.is_range ? "Choose date range" : "Choose date";
  const calendar = ({ autoFocus, done }: CalendarUse) => (
    <>
      <DateCalendar
        label={action}
        autoFocus={autoFocus}
        dates={shown}
        min={props.min}
        max={props.max}
        isRange={props.is_range}
        onPick={(next) => {
          send(next);
          if (next.length === draft.values.length) done();
        }}
      />
      {props.is_range && <QuickRanges dates={shown} min={props.min} max={props.max} onPick={send} />}
    </>
  );
  return (
    <DateBox
      name="stDateInput"
      props={props}
      action={action}
      error={error}
      onClear={props.clearable && shown.length > 0 ? clear : undefined}
      onSettle={settle}
      onSubmit={submit}
      onPaste={paste}
      calendar={calendar}
    >
      {(errorId) =>
        names.map((name, at) => (
          <div key={`${at} ${draft.version}`} className="stDateField" data-range-field={props.is_range ? ["start", "end"][at] : undefined}>
            {at === 1 && (
              <span className="stDateRangeDash" aria-hidden="true">
                –
              </span>
            )}
            <DateParts<CalendarDate>
              label={name}
              format={props.format}
              withTime={false}
              value={draft.values[at] ?? null}
              disabled={props.disabled}
              required={props.required ?? false}
              invalid={error !== null}
              describedBy={errorId}
              onChange={(date) => draft.put(draft.now().map((other, index) => (index === at ? date : other)))}
              onTyped={(typed) => draft.onTyped(at, typed)}
            />
          </div>
        ))
      }
    </DateBox>
  );
}

function errorOf(dates: CalendarDate[], { min, max, format }: DateInputProps): string | null {
  const [low, high] = [parseIso(min), parseIso(max)];
  if (dates.every((date) => date.compare(low) >= 0 && date.compare(high) <= 0)) return null;
  return `Date set outside allowed range. Please select a date between ${formatDate(low, format)} and ${formatDate(high, format)}.`;
}
