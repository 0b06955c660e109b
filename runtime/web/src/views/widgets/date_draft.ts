/** The text of a date input: masked while it is typed, committed as soon as it names a date within the bounds. */
import { parseDate as parseIso, type CalendarDate } from "@internationalized/date";
import { useEffect, useState } from "react";

import type { DateInput } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useWidgetValue, type Commit } from "../view";
import { formatDate, maskDate, maskRange, parseDate, parseRange } from "./date_format";

export interface DateDraft {
  text: string;
  dates: CalendarDate[];
  /** Why the text was not taken; null while it is fine or unfinished. */
  error: string | null;
  commit: Commit;
  /** Text from the keyboard; `atEnd` says that the caret was behind it. */
  change: (text: string, atEnd: boolean) => void;
  pick: (dates: CalendarDate[]) => void;
  clear: () => void;
  /** Drops text that names no date. */
  settle: () => void;
}

export function useDateDraft(node: WireNode, props: DateInput): DateDraft {
  const [held, setValue, commit] = useWidgetValue<string[] | null>(node);
  const [draft, setDraft] = useState<string | null>(null);
  const dates = (held ?? []).map((iso) => parseIso(iso));
  const key = (held ?? []).join();
  useEffect(() => setDraft(null), [key, commit.form?.submissions]);

  const text = draft ?? dates.map((date) => formatDate(date, props.format)).join(" – ");
  const send = (next: CalendarDate[]) => {
    const isos = next.map(String);
    if (isos.join() !== key) setValue(isos);
  };
  const change = (typed: string, atEnd: boolean) => {
    const mask = props.is_range ? maskRange : maskDate;
    const shown = atEnd && typed.length > text.length ? mask(typed, props.format) : typed;
    setDraft(shown);
    const found = datesOf(shown, props);
    if (found.length > 0 && errorOf(found, props) === null) send(found);
    else if (shown === "" && (props.clearable || props.is_range)) send([]);
  };
  return {
    text,
    dates,
    error: draft === null ? null : errorOf(datesOf(draft, props), props),
    commit,
    change,
    pick: (next) => {
      setDraft(null);
      send(next);
    },
    clear: () => {
      setDraft(null);
      send([]);
    },
    settle: () => draft !== null && errorOf(datesOf(draft, props), props) === null && setDraft(null),
  };
}

function datesOf(text: string, { is_range: isRange, format }: DateInput): CalendarDate[] {
  const date = parseDate(text, format);
  return isRange ? parseRange(text, format) : date ? [date] : [];
}

function errorOf(dates: CalendarDate[], { min, max, format }: DateInput): string | null {
  const [low, high] = [parseIso(min), parseIso(max)];
  const [begin, end] = dates;
  if (dates.some((date) => date.compare(low) < 0 || date.compare(high) > 0)) {
    return `Choose a date between ${formatDate(low, format)} and ${formatDate(high, format)}.`;
  }
  return begin && end && begin.compare(end) > 0 ? "The range ends before it begins." : null;
}
