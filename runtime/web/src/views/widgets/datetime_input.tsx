/** `st.datetime_input`: a date field and a time field side by side; the value is there when both are. */
import { parseDate as parseIso, type CalendarDate } from "@internationalized/date";
import { useEffect, useId, useRef, useState } from "react";
import { Icon, plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { CalendarPopover } from "./calendar_popover";
import { ClearButton } from "./clear_button";
import { formatDate, parseDate } from "./date_format";
import { SelectBox } from "./select_box";
import { parseTime, timesOfDay } from "./time_format";
import { useCombobox } from "./use_combobox";

export function DateTimeInput({ node, props }: ViewProps<"datetime_input">) {
  const [value, setValue] = useWidgetValue<string | null>(node);
  const [day, setDay] = useState<string | null>(value?.slice(0, 10) ?? null);
  const [time, setTime] = useState<string | null>(value?.slice(11, 16) ?? null);
  const [complaint, setComplaint] = useState<string | null>(null);
  useEffect(() => {
    setDay(value?.slice(0, 10) ?? null);
    setTime(value?.slice(11, 16) ?? null);
  }, [value]);
  const commit = (nextDay: string | null, nextTime: string | null) => {
    setDay(nextDay);
    setTime(nextTime);
    if (nextDay === null || nextTime === null) return;
    const next = `${nextDay}T${nextTime}`;
    if (next < props.min || next > props.max) return setComplaint(`It must lie between ${shown(props.min)} and ${shown(props.max)}.`);
    setComplaint(null);
    if (next !== value) setValue(next);
  };
  const clear = () => {
    setDay(null);
    setTime(null);
    setComplaint(null);
    setValue(null);
  };
  const id = useId();
  const label = plainText(props.label);
  return (
    <div className="stDateTimeInput" data-testid="stDateTimeInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <div className="stDateTimeInputFields" role="group" aria-label={label}>
        <DayField id={id} label={label} day={day} props={props} onDay={(next) => commit(next, time ?? (next === null ? null : "00:00"))} />
        <ClockField label={label} time={time} props={props} onTime={(next) => commit(day, next)} />
        {props.clearable && value !== null && !props.disabled && <ClearButton onClear={clear} testid="stDateTimeInputClearButton" />}
      </div>
      {complaint && (
        <div className="stFieldError" data-testid="stDateTimeInputError" role="alert">
          {complaint}
        </div>
      )}
    </div>
  );
}

const shown = (text: string): string => text.replace("T", ", ");

interface DayProps {
  id: string;
  label: string;
  day: string | null;
  props: ViewProps<"datetime_input">["props"];
  onDay: (day: string | null) => void;
}

function DayField({ id, label, day, props, onDay }: DayProps) {
  const box = useRef<HTMLDivElement>(null);
  const popover = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<string | null>(null);
  const date = day === null ? null : parseIso(day);
  const finish = () => {
    const typed = draft === null ? null : parseDate(draft, props.format);
    if (typed) onDay(typed.toString());
    setDraft(null);
  };
  return (
    <div ref={box} className="stInputBox stDateTimeInputDay" data-disabled={props.disabled || undefined}>
      <input
        id={id}
        className="stInputField"
        data-testid="stDateTimeInputField"
        aria-label={`${label}, date`}
        aria-haspopup="dialog"
        placeholder={props.format}
        value={draft ?? (date ? formatDate(date, props.format) : "")}
        disabled={props.disabled}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
          if (event.key === "Escape") setOpen(false);
          if (event.key === "ArrowDown" && event.altKey) setOpen(true);
        }}
        onBlur={() => finish()}
      />
      <button type="button" className="stDateTimeInputButton" data-testid="stDateTimeInputCalendarButton" aria-label="Calendar" disabled={props.disabled} onClick={() => setOpen(!open)}>
        <Icon icon="material/calendar_today" />
      </button>
      <CalendarPopover
        popoverRef={popover}
        triggerRef={box}
        isOpen={open}
        autoFocus={false}
        label={label}
        dates={date ? [date] : ([] as CalendarDate[])}
        min={props.min.slice(0, 10)}
        max={props.max.slice(0, 10)}
        isRange={false}
        onPick={([picked]) => {
          setDraft(null);
          setOpen(false);
          if (picked) onDay(picked.toString());
        }}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}

interface ClockProps {
  label: string;
  time: string | null;
  props: ViewProps<"datetime_input">["props"];
  onTime: (time: string) => void;
}

function ClockField({ label, time, props, onTime }: ClockProps) {
  const [search, setSearch] = useState<string | null>(null);
  const id = useId();
  const typed = parseTime(search ?? "");
  const times = timesOfDay(props.step, false).filter((one) => one !== typed && one.includes(search?.trim() ?? ""));
  const choices = (typed ? [typed, ...times] : times).map((text) => ({ text }));
  const combobox = useCombobox({
    choices,
    selected: choices.findIndex(({ text }) => text === time),
    disabled: props.disabled,
    searchable: true,
    search,
    onSearch: setSearch,
    onPick: ({ text }) => {
      const picked = parseTime(text);
      if (picked) onTime(picked);
    },
  });
  return (
    <div className="stDateTimeInputClock">
      <SelectBox
        id={id}
        label={`${label}, time`}
        combobox={combobox}
        choices={choices}
        isSelected={({ text }) => text === time}
        text={time}
        placeholder="HH:MM"
        search={search}
        disabled={props.disabled}
        empty="No results"
      />
    </div>
  );
}
