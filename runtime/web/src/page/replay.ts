/** What the visitor did before the page was live, done again, so that the views hear of it. */
import { flushSync } from "react-dom";
import { isChoice, type Field, type Step } from "./early-input";

/** In order; the views have seen each before the next one. Fields keep what they hold, and the caret its place. */
export function replay(steps: readonly Step[]): void {
  for (const step of steps) if (step.target.isConnected) flushSync(() => again(step));
}

function again(step: Step): void {
  const { target } = step;
  if (step.kind === "click") return step.target.click();
  // No script may write such a field's value.
  if (step.kind === "files") return void target.dispatchEvent(new Event("change", { bubbles: true }));
  if (step.kind === "enter") {
    const { ctrlKey, metaKey, shiftKey } = step;
    target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }));
    return;
  }
  if (step.kind === "leave") {
    if (target !== document.activeElement) target.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    return;
  }
  if (isChoice(target)) return choose(target, step.checked);
  target.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  change(step.target, step.value);
}

/** A view hears only of values that its field did not have: it gets back what it came with, then what the visitor made of it. */
function change(field: Field, value: string): void {
  if (value === field.defaultValue) return;
  const hasCaret = field instanceof HTMLTextAreaElement || field.type === "text";
  const caret = hasCaret ? ([field.selectionStart, field.selectionEnd] as const) : null;
  field.value = field.defaultValue;
  // React's own setter on the field would tell it of this one.
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")!.set!.call(field, value);
  if (caret) field.setSelectionRange(...caret);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** A click does both: it changes the state, and says so. */
function choose(field: HTMLInputElement, checked: boolean): void {
  if (checked === field.defaultChecked) return;
  const group = field.type === "radio" && field.name ? document.getElementsByName(field.name) : [field];
  for (const other of group) if (isChoice(other)) other.checked = other.defaultChecked;
  field.click();
}
