/** When what is costly may take the place of its picture or its empty box: while Python starts, both would have to share what the device can do. */
import { useEffect, useState, type RefObject } from "react";
import { useHost } from "./view";

/** Nothing waits longer: on a slow line Python takes its time. */
const PATIENCE_MS = 2000;
const ASKED = ["pointerenter", "pointerdown", "focusin"] as const;

/**
 * True from the end of the app's first run on, or from when the visitor comes to `element`: then it stays so. What is drawn
 * once Python is up has no picture, and is not kept waiting.
 */
export function useTurn(element: RefObject<Element | null>): boolean {
  const host = useHost();
  const [turn, setTurn] = useState(() => !host.isStarting());
  useEffect(() => {
    const target = element.current;
    if (turn || !target) return undefined;
    const take = () => setTurn(true);
    const look = () => {
      if (!host.isStarting() && !host.isRunning()) take();
    };
    const timer = setTimeout(take, PATIENCE_MS);
    const unsubscribe = host.subscribeApp(look);
    ASKED.forEach((type) => target.addEventListener(type, take));
    look();
    return () => {
      clearTimeout(timer);
      unsubscribe();
      ASKED.forEach((type) => target.removeEventListener(type, take));
    };
  }, [host, element, turn]);
  return turn;
}
