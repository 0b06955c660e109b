/** What stands in the parts of one or two dates until it counts. */
import type { DateValue } from "@internationalized/date";
import { useRef, useState } from "react";
import type { Typed } from "./date_parts";

export interface DateDraft<T> {
  values: (T | null)[];
  /** At once, not from the next rendering on. */
  now: () => (T | null)[];
  typed: () => Typed[];
  /** For the fields: another one throws away the parts that make no date. */
  version: number;
  put: (values: (T | null)[]) => void;
  /** As it was before. */
  revert: () => void;
  onTyped: (at: number, typed: Typed) => void;
}

/** Begins anew whenever `key` changes, which says what is `held` and which submission of its form it is. */
export function useDateDraft<T extends DateValue>(held: (T | null)[], key: string): DateDraft<T> {
  const [draft, setDraft] = useState({ key, values: held, version: 0 });
  const latest = useRef(held);
  const typed = useRef<Typed[]>([]);
  let { values } = draft;
  if (draft.key !== key) {
    values = held;
    setDraft({ ...draft, key, values });
  }
  latest.current = values;
  const put = (next: (T | null)[], version = 0) => {
    latest.current = next;
    setDraft((before) => ({ ...before, values: next, version: before.version + version }));
  };
  return {
    values,
    now: () => latest.current,
    typed: () => typed.current,
    version: draft.version,
    put: (next) => put(next),
    revert: () => put(held, 1),
    onTyped: (at, is) => void (typed.current[at] = is),
  };
}
