/** What the copy button of a code block does, wherever its HTML came from. */
import type { MouseEvent } from "react";

const SHOWN_MS = 2000;

/** For `onClick` of an element that holds code blocks. */
export function onCopyClick(event: MouseEvent<HTMLElement>): void {
  const code = (event.target as Element).closest(".stCodeCopyButton")?.parentElement?.querySelector("code");
  if (code) copyOnPress(event, code.textContent ?? "");
}

/** For `onClick` of an element around one copy button. */
export function copyOnPress(event: MouseEvent<HTMLElement>, text: string): void {
  const button = (event.target as Element).closest<HTMLElement>(".stCodeCopyButton");
  if (button) void copyText(text).then((done) => done && showCopied(button));
}

/** Whether the clipboard took the text: an insecure page or a refusal leaves it as it was. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.replace(/\n$/, ""));
    return true;
  } catch {
    return false;
  }
}

function showCopied(button: HTMLElement): void {
  button.dataset.copied = "";
  button.setAttribute("aria-label", "Copied");
  setTimeout(() => {
    delete button.dataset.copied;
    button.setAttribute("aria-label", "Copy to clipboard");
  }, SHOWN_MS);
}
