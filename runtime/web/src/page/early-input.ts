/**
 * What the visitor does before the page's script is there. The prerendered fields are the browser's own, and hold what is
 * typed and chosen; the recorder notes which ones, and what was pressed. It runs in the page's head.
 */

export type Field = HTMLInputElement | HTMLTextAreaElement;

export type Step =
  /** What the field holds when the recording ends: rendering may take it back. */
  | { kind: "value"; target: Field; value: string; checked: boolean }
  /** The field holds the files. */
  | { kind: "files"; target: HTMLInputElement }
  | { kind: "enter"; target: Element; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }
  | { kind: "leave"; target: Element }
  | { kind: "click"; target: HTMLElement };

export interface EarlyInput {
  steps: Step[];
  /** Ends the recording. */
  stop(): void;
}

declare global {
  interface Window {
    appcInput?: EarlyInput;
  }
}

const EVENTS = ["input", "keydown", "focusout", "click"] as const;

export const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
const isFiles = (target: Field): target is HTMLInputElement => target.type === "file";
export const isChoice = (target: unknown): target is HTMLInputElement =>
  target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio");

/** The step that an event is; null for what the browser does by itself (links, labels, letters of a field). */
function stepOf(event: Event): Step | null {
  const { target, type } = event;
  if (!(target instanceof HTMLElement)) return null;
  if (type === "input") {
    if (!isField(target)) return null;
    return isFiles(target) ? { kind: "files", target } : { kind: "value", target, value: "", checked: false };
  }
  if (type === "focusout") return isField(target) ? { kind: "leave", target } : null;
  if (type === "keydown") {
    const { key, isComposing, ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
    return key === "Enter" && !isComposing && isField(target) ? { kind: "enter", target, ctrlKey, metaKey, shiftKey } : null;
  }
  // A choice has said so by `input`; a label's click is followed by one on its field.
  if (isField(target) || target.closest("a[href], summary") || (target.closest("label") && !target.closest("button"))) return null;
  return { kind: "click", target };
}

export function recordInput(root: Window = window): EarlyInput {
  const recorded: { step: Step; event: Event }[] = [];
  const note = (event: Event) => {
    const step = stepOf(event);
    if (step && !isRepeated(recorded.at(-1)?.step, step)) recorded.push({ step, event });
  };
  for (const type of EVENTS) root.addEventListener(type, note, true);
  const early: EarlyInput = {
    steps: [],
    stop() {
      for (const type of EVENTS) root.removeEventListener(type, note, true);
      // An event that is still on its way meets the live page by itself.
      early.steps = recorded.filter(({ event }) => event.eventPhase === Event.NONE).map(({ step }) => settled(step));
    },
  };
  return early;
}

function settled(step: Step): Step {
  if (step.kind !== "value") return step;
  const { target } = step;
  return { ...step, value: target.value, checked: isChoice(target) && target.checked };
}

/** Each further letter. */
const isRepeated = (last: Step | undefined, step: Step): boolean => step.kind === "value" && last?.kind === "value" && last.target === step.target;
