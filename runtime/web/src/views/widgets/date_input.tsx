import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";

import { Icon, plainText, WidgetLabel } from "../common";
import type { ViewProps } from "../view";
import { ClearButton } from "./clear_button";
import { CalendarPopover, focusDay } from "./calendar_popover";
import { useDateDraft } from "./date_draft";

/** A text field with a mask, and a calendar below it: one date, or a range. */
export function DateInput({ node, props }: ViewProps<"date_input">) {
  const draft = useDateDraft(node, props);
  const [open, setOpen] = useState(false);
  /** The calendar takes the focus when it opens. */
  const [inCalendar, setInCalendar] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const popover = useRef<HTMLElement>(null);
  const id = useId();
  const label = plainText(props.label);
  const close = (refocus: boolean) => {
    setOpen(false);
    setInCalendar(false);
    draft.settle();
    if (refocus) input.current?.focus();
  };
  const enterCalendar = () => {
    setInCalendar(true);
    setOpen(true);
    focusDay(popover.current);
  };
  useLeave(open, [box, popover], () => close(false));
  const hint = props.format.toLowerCase();
  const placeholder = props.is_range ? `${hint} – ${hint}` : hint;
  return (
    <div className="stDateInput" data-testid="stDateInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <div
        ref={box}
        className="stInputBox"
        data-baseweb="input"
        data-disabled={props.disabled || undefined}
        data-invalid={draft.error !== null || undefined}
        onClick={(event) => !props.disabled && !(event.target as HTMLElement).closest("button") && setOpen(true)}
      >
        <input
          ref={input}
          id={id}
          className="stInputField"
          data-testid="stDateInputField"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={draft.text}
          placeholder={placeholder}
          disabled={props.disabled}
          aria-label={label}
          aria-required={props.required || undefined}
          aria-invalid={draft.error !== null || undefined}
          aria-describedby={draft.error === null ? undefined : `${id}-error`}
          onChange={(event) => {
            draft.change(event.target.value, event.target.selectionStart === event.target.value.length);
            setOpen(true);
          }}
          onBlur={() => !open && draft.settle()}
          onKeyDown={(event) => handleKey(event, { open, close, enterCalendar, submit: draft.commit.submit, clear: props.clearable ? draft.clear : undefined })}
        />
        {props.is_range && draft.text.length === hint.length && <EndHint begin={draft.text} hint={hint} />}
        {props.clearable && draft.text !== "" && !props.disabled && <ClearButton onClear={draft.clear} testid="stDateInputClearButton" />}
        <CalendarButton label={label} open={open} disabled={props.disabled} onPress={() => (open ? close(true) : enterCalendar())} />
      </div>
      {draft.error !== null && (
        <div className="stFieldError" data-testid="stDateInputError" id={`${id}-error`} role="alert">
          {draft.error}
        </div>
      )}
      <CalendarPopover
        popoverRef={popover}
        triggerRef={box}
        isOpen={open}
        autoFocus={inCalendar}
        label={label}
        dates={draft.dates}
        min={props.min}
        max={props.max}
        isRange={props.is_range}
        onPick={(dates) => {
          draft.pick(dates);
          if (!props.is_range || dates.length === 2) close(true);
        }}
        onClose={() => close(true)}
      />
    </div>
  );
}

/** What is still to come of a range with one date: stands behind it, over the field. */
function EndHint({ begin, hint }: { begin: string; hint: string }) {
  return (
    <span className="st-date-hint" aria-hidden="true">
      <span>{begin}</span> – {hint}
    </span>
  );
}

interface KeyActions {
  open: boolean;
  close: (refocus: boolean) => void;
  enterCalendar: () => void;
  submit: () => boolean;
  clear: (() => void) | undefined;
}

function handleKey(event: KeyboardEvent, { open, close, enterCalendar, submit, clear }: KeyActions): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "ArrowDown") enterCalendar();
  else if (event.key === "Escape" && open) close(true);
  else if (event.key === "Escape" && clear) clear();
  else if (event.key === "Enter") {
    close(true);
    submit();
  } else {
    if (event.key === "Tab" && open) close(false);
    return;
  }
  event.preventDefault();
}

interface CalendarButtonProps {
  label: string;
  open: boolean;
  disabled: boolean;
  onPress: () => void;
}

function CalendarButton({ label, open, disabled, onPress }: CalendarButtonProps) {
  return (
    <button
      type="button"
      className="stDateInputButton"
      data-testid="stDateInputCalendarButton"
      aria-label={`Calendar: ${label}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon icon="material/calendar_month" />
    </button>
  );
}

/** Calls `leave` on a press outside all of `refs` while it is open. */
function useLeave(open: boolean, refs: RefObject<HTMLElement | null>[], leave: () => void): void {
  const latest = useRef({ refs, leave });
  useEffect(() => void (latest.current = { refs, leave }));
  useEffect(() => {
    if (!open) return undefined;
    const handle = (event: PointerEvent) => {
      const inside = latest.current.refs.some((ref) => ref.current?.contains(event.target as Node));
      if (!inside) latest.current.leave();
    };
    document.addEventListener("pointerdown", handle, true);
    return () => document.removeEventListener("pointerdown", handle, true);
  }, [open]);
}
