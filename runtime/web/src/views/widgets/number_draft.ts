/** A number that is being typed or stepped: committed on Enter, blur and every step; in a form on every change. */
import { useEffect, useState } from "react";

import type { NumberInput } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useWidgetValue, type Commit } from "../view";
import { formatNumber } from "../formats/numbers";
import { addStep } from "./number_step";

export interface NumberDraft {
  text: string;
  dirty: boolean;
  focused: boolean;
  /** Why the number was not taken. */
  error: string | null;
  commit: Commit;
  change: (text: string) => void;
  enter: () => void;
  clear: () => void;
  canStep: (direction: 1 | -1) => boolean;
  step: (direction: 1 | -1) => void;
  onFocus: () => void;
  onBlur: () => void;
}

export function useNumberDraft(node: WireNode, props: NumberInput): NumberDraft {
  const [value, setValue, commit] = useWidgetValue<number | null>(node);
  const [draft, setDraft] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  const [focused, setFocused] = useState(false);
  const [refused, setRefused] = useState(false);
  const submissions = commit.form?.submissions ?? 0;
  // A draft that means the same number stays as it was typed ("1." in a form).
  useEffect(() => setDraft((text) => (text !== null && parseNumber(text, props.data_type) === value ? text : null)), [value, props.data_type]);
  useEffect(() => {
    setDraft(null);
    setDirty(false);
  }, [submissions]);

  const current = draft === null ? value : parseNumber(draft, props.data_type);
  const inRange = (number: number | null) => number === null || (number >= (props.min ?? -Infinity) && number <= (props.max ?? Infinity));
  /** Null stands for "no number", which only a widget without a default may have; others keep what they had. */
  const send = (number: number | null) => {
    const next = number === null && !props.clearable ? value : number;
    if (next !== value) setValue(next);
    setDraft(null);
    setDirty(false);
  };
  const flush = () => {
    if (!dirty) return true;
    if (inRange(current)) send(current);
    setRefused(!inRange(current));
    return inRange(current);
  };
  const canStep = (direction: 1 | -1) => current !== null && inRange(addStep(current, direction * props.step));
  return {
    text: draft ?? (value === null ? "" : formatNumber(value, props.format, "en-US")),
    dirty,
    focused,
    error: refused && draft !== null ? rangeText(props) : null,
    commit,
    canStep,
    change: (text) => {
      const number = parseNumber(text, props.data_type);
      setDraft(text);
      setDirty(true);
      setRefused(false);
      if (commit.submitOnly && inRange(number) && (number !== null || props.clearable)) setValue(number);
    },
    enter: () => void (flush() && commit.submit()),
    clear: () => send(null),
    step: (direction) => canStep(direction) && send(addStep(current ?? 0, direction * props.step)),
    onFocus: () => setFocused(true),
    onBlur: () => {
      flush();
      setFocused(false);
    },
  };
}

function rangeText({ min, max }: NumberInput): string {
  if (min === null) return `The number must be at most ${max}.`;
  return max === null ? `The number must be at least ${min}.` : `The number must be between ${min} and ${max}.`;
}

function parseNumber(text: string, type: "int" | "float"): number | null {
  const number = type === "int" ? Number.parseInt(text, 10) : Number.parseFloat(text);
  return Number.isFinite(number) ? number : null;
}
