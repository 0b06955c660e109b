import { useEffect, useRef } from "react";

interface Actions {
  rerun: () => void;
  clearCache: () => void;
}

/** Keys belong to what is typed into, and to open menus and dialogs. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"], [role="textbox"], [role="grid"]') !== null;
}

/** R reruns, C clears the caches. */
export function useKeyboard(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "r") latest.current.rerun();
      if (key === "c") latest.current.clearCache();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
