import type { Commit } from "../view";

interface InputInstructionsProps {
  dirty: boolean;
  commit: Commit;
  /** Characters typed; shown beside `max` where there is one. */
  length?: number;
  max?: number | null;
  multiline?: boolean;
}

/** What Enter would do, and how much room is left: shown in the corner of a focused field. */
export function InputInstructions({ dirty, commit, length = 0, max = null, multiline = false }: InputInstructionsProps) {
  const messages = [enterHint(dirty, commit, multiline), max === null ? null : `${length}/${max}`];
  const full = dirty && max !== null && length >= max;
  return (
    <div className="stInputInstructions" data-testid="InputInstructions" data-full={full || undefined}>
      {messages.filter(Boolean).join(" • ")}
    </div>
  );
}

function enterHint(dirty: boolean, { form, submitOnly }: Commit, multiline: boolean): string | null {
  const shown = submitOnly ? form?.enterToSubmit && form.hasSubmitter : dirty;
  if (!shown) return null;
  const key = multiline ? `${isMac() ? "⌘" : "Ctrl"}+Enter` : "Enter";
  return `Press ${key} to ${submitOnly ? "submit form" : "apply"}`;
}

/** Only asked once a field has the focus, so never in a prerendered page. */
function isMac(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}
