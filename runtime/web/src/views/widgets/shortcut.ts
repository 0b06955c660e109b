/** Keyboard shortcuts of buttons: "Ctrl+K", "Shift+Enter", "A". `Mod` and `Ctrl` mean the Command key on a Mac too. */
import { useEffect, useRef } from "react";

const NAMES: Record<string, string> = { esc: "escape", space: " ", up: "arrowup", down: "arrowdown", left: "arrowleft", right: "arrowright", del: "delete" };
const COMMAND = ["ctrl", "control", "mod", "cmd", "command", "meta"];

interface Shortcut {
  key: string;
  command: boolean;
  shift: boolean;
  alt: boolean;
}

export function parseShortcut(text: string): Shortcut {
  const parts = text.toLowerCase().split("+").map((part) => part.trim());
  const key = parts.pop() ?? "";
  return {
    key: NAMES[key] ?? key,
    command: parts.some((part) => COMMAND.includes(part)),
    shift: parts.includes("shift"),
    alt: parts.includes("alt") || parts.includes("option"),
  };
}

export function matchesShortcut(event: KeyboardEvent, { key, command, shift, alt }: Shortcut): boolean {
  const pressed = event.key.toLowerCase();
  return pressed === key && (event.ctrlKey || event.metaKey) === command && event.shiftKey === shift && event.altKey === alt;
}

/** Calls `press` on the shortcut, wherever the focus is; a plain letter is left to the text field that has the focus. */
export function useShortcut(shortcut: string | undefined, disabled: boolean, press: () => void): void {
  const latest = useRef(press);
  useEffect(() => void (latest.current = press));
  useEffect(() => {
    if (!shortcut || disabled) return undefined;
    const wanted = parseShortcut(shortcut);
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !matchesShortcut(event, wanted)) return;
      if (!wanted.command && !wanted.alt && isEditable(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [shortcut, disabled]);
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}
