import { useEffect, useRef } from "react";

/** Milliseconds in which an event may still belong to what was done before. */
export const MOMENT = 250;

/**
 * Whether a popover opened a moment ago (`const justOpened = useJustOpened(isOpen)`, then `justOpened()`).
 *
 * React Aria closes popovers that are not modal when their surroundings scroll. The event of a scroll that made room for the
 * press (a browser does that for a focused field) arrives after the press, and must not undo it.
 */
export function useJustOpened(isOpen: boolean): () => boolean {
  const openedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (isOpen) openedAt.current = performance.now();
  }, [isOpen]);
  return () => performance.now() - openedAt.current < MOMENT;
}
