/** Text that is being typed: kept here until Enter or blur commits it; in a form every change is committed. */
import { useEffect, useRef, useState } from "react";

import type { TextInput } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useWidgetValue, type Commit } from "../view";
import { complaintOf } from "./text_check";

export interface TextDraft {
  /** What the field shows. */
  text: string;
  /** Changed since the last commit or submit. */
  dirty: boolean;
  focused: boolean;
  /** What is wrong with the text: it is not committed. */
  complaint: string | null;
  commit: Commit;
  change: (text: string) => void;
  /** Commits what was typed; then a form that wants it is submitted. */
  enter: () => void;
  clear: () => void;
  onFocus: () => void;
  onBlur: () => void;
}

interface TextProps {
  max_chars: number | null;
  clearable: boolean;
  /** Commits what was typed after so many milliseconds of rest. */
  live?: number | null;
  validate?: TextInput["validate"];
}

export function useTextDraft(node: WireNode, { max_chars: max, clearable, live = null, validate }: TextProps): TextDraft {
  const [value, setValue, commit] = useWidgetValue<string | null>(node);
  const [draft, setDraft] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  const [focused, setFocused] = useState(false);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const submissions = commit.form?.submissions ?? 0;
  useEffect(() => setDraft(null), [value]);
  useEffect(() => setDirty(false), [submissions]);

  const text = draft ?? value ?? "";
  const change = (next: string) => {
    const allowed = max === null ? next : next.slice(0, max);
    setDirty(true);
    setDraft(allowed);
    clearTimeout(resting.current);
    if (complaintOf(allowed, validate) !== null) return;
    if (commit.submitOnly || live === 0) setValue(allowed);
    else if (live !== null) resting.current = setTimeout(() => setValue(allowed), live);
  };
  const complaint = complaintOf(text, validate);
  const flush = () => {
    if (complaint !== null) return;
    clearTimeout(resting.current);
    if (dirty && !commit.submitOnly && (live === null || text !== value)) setValue(text);
    if (!commit.submitOnly) setDirty(false);
  };
  return {
    text,
    dirty,
    focused,
    complaint,
    commit,
    change,
    enter: () => {
      flush();
      if (complaint === null) commit.submit();
    },
    // Emptied by typing, a field holds the empty text; only its button makes it None again.
    clear: () => {
      setDraft(null);
      setDirty(false);
      setValue(clearable ? null : "");
    },
    onFocus: () => setFocused(true),
    onBlur: () => {
      flush();
      setFocused(false);
    },
  };
}
