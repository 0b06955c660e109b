/** The box of a date: its parts, buttons to clear it and to go to the calendar, and the calendar, open while one is at it. */
import { useId, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import { Popover } from "react-aria-components/Popover";
import type { WidgetProps } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { usePressOutside } from "../press-outside";
import { ClearButton } from "./clear_button";
import { MOMENT, useJustOpened } from "./just_opened";

const PART = "[role=spinbutton]";

/** What the calendar is told, and what it may do. */
export interface CalendarUse {
  /** The day takes the focus. */
  autoFocus: boolean;
  /** A choice that ends it all. */
  done: () => void;
}

interface DateBoxProps {
  /** Also the beginning of the page's hooks: "stDateInput". */
  name: string;
  props: WidgetProps;
  /** What the button of the calendar says. */
  action: string;
  error: string | null;
  /** Nothing can be cleared if it is missing. */
  onClear: (() => void) | undefined;
  /** What was typed counts from now on, or is dropped. */
  onSettle: () => void;
  /** Enter, after that. */
  onSubmit: () => void;
  /** Text from the clipboard; says whether it was taken. */
  onPaste: (text: string) => boolean;
  /** Up or down on a part; says whether that was all. */
  onStep?: (part: string, up: boolean) => boolean;
  children: (errorId: string | undefined) => ReactNode;
  calendar: (use: CalendarUse) => ReactNode;
}

/** When the calendar is open, who has the focus, and when what was typed is settled. */
function useDateBox({ props, onSettle, onSubmit, onPaste, onStep }: DateBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const popover = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [inCalendar, setInCalendar] = useState(false);
  const hiddenAt = useRef(Number.NEGATIVE_INFINITY);
  const justOpened = useJustOpened(open);
  const inside = (target: EventTarget | null) => [box, popover].some(({ current }) => current?.contains(target as Node | null));

  const hide = () => {
    hiddenAt.current = performance.now();
    setOpen(false);
    setInCalendar(false);
  };
  const leave = () => {
    hide();
    onSettle();
  };
  const comeBack = () => {
    if (popover.current?.contains(document.activeElement)) [...(box.current?.querySelectorAll<HTMLElement>(PART) ?? [])].at(-1)?.focus();
  };
  const close = () => {
    leave();
    comeBack();
  };
  const done = () => {
    hide();
    comeBack();
  };
  const enterCalendar = () => {
    setInCalendar(true);
    setOpen(true);
    focusDay(popover.current);
  };
  usePressOutside([box, popover], open, leave);

  const onFocus = ({ target }: FocusEvent) => {
    // The focus that comes back from a calendar (React Aria gives it back a frame later) is no reason to open it again.
    const comesBack = performance.now() - hiddenAt.current < MOMENT;
    if (!comesBack && !props.disabled && target.matches(PART)) setOpen(true);
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (!inside(relatedTarget) && (relatedTarget || !open)) leave();
  };
  const onClick = ({ target }: { target: EventTarget }) => {
    const element = target as Element;
    if (props.disabled || element.closest("button")) return;
    setOpen(true);
    if (box.current?.contains(document.activeElement)) return;
    const parts = [...(box.current?.querySelectorAll<HTMLElement>(PART) ?? [])];
    (parts.find((part) => part.dataset.placeholder) ?? parts.at(-1))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const part = (event.target as HTMLElement).dataset.type;
    if (event.nativeEvent.isComposing || !part) return;
    const arrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (event.key === "ArrowDown" && event.altKey) enterCalendar();
    else if (event.key === "Escape") {
      leave();
      if (!open) return;
    } else if (event.key === "Enter") {
      leave();
      onSubmit();
    } else if (!arrow || !onStep?.(part, event.key === "ArrowUp")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pasteInto = (event: ClipboardEvent) => {
    if (!props.disabled && onPaste(event.clipboardData.getData("text").trim())) event.preventDefault();
  };
  return {
    box,
    popover,
    open,
    inCalendar,
    done,
    close,
    onBlur,
    fieldEvents: { onFocus, onClick, onPaste: pasteInto, onKeyDownCapture: onKeyDown },
    onOpenChange: (opens: boolean) => !opens && !justOpened() && close(),
    toggleCalendar: () => (open && inCalendar ? close() : enterCalendar()),
  };
}

export function DateBox(all: DateBoxProps) {
  const { name, props, action, error, onClear, children, calendar } = all;
  const { box, popover, open, inCalendar, done, close, onBlur, fieldEvents, onOpenChange, toggleCalendar } = useDateBox(all);
  const id = useId();
  const errorId = error === null ? undefined : `${id}-error`;
  return (
    <div className={name} data-testid={name} onBlur={onBlur}>
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <div
        ref={box}
        className="stInputBox stDateBox"
        data-testid={`${name}Field`}
        data-disabled={props.disabled || undefined}
        data-invalid={error !== null || undefined}
        aria-keyshortcuts="Alt+ArrowDown"
        {...fieldEvents}
      >
        <div className="stDateBoxFields" data-testid={`${name}FieldsScroller`}>
          {children(errorId)}
        </div>
        {onClear && !props.disabled && <ClearButton onClear={onClear} testid={`${name}ClearButton`} />}
        <button
          type="button"
          className="stDateInputButton"
          data-testid={`${name}CalendarButton`}
          aria-label={action}
          aria-haspopup="dialog"
          aria-expanded={open && inCalendar}
          disabled={props.disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={toggleCalendar}
        >
          <Icon icon="material/calendar_month" />
        </button>
      </div>
      {error !== null && (
        <div className="stFieldError" data-testid={`${name}Error`} id={errorId} role="alert">
          <strong>Error</strong>: {error}
        </div>
      )}
      <Popover
        ref={popover}
        triggerRef={box}
        isOpen={open}
        onOpenChange={onOpenChange}
        // Not modal: one may go on typing with the calendar open.
        isNonModal
        trigger="ComboBox"
        placement="bottom start"
        offset={4}
        className="stCalendarPopover"
        data-baseweb="popover"
      >
        <div role="dialog" aria-label={`${action}: ${plainText(props.label)}`} data-baseweb="calendar" data-testid={`${name}Calendar`} onKeyDown={(event) => endOfCalendar(event, close)}>
          {calendar({ autoFocus: inCalendar, done })}
        </div>
      </Popover>
    </div>
  );
}

/** Escape, and Tab over the edge, lead back to the field. */
function endOfCalendar(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not([disabled]), select, [tabindex='0']")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.key !== "Escape" && !(event.key === "Tab" && event.target === edge)) return;
  event.preventDefault();
  event.stopPropagation();
  close();
}

/** Puts the focus on the day that has the tab stop, if the calendar is there. */
function focusDay(popover: HTMLElement | null): void {
  popover?.querySelector<HTMLElement>("[role=gridcell] [tabindex='0']")?.focus();
}
