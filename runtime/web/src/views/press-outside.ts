/** What popped up closes when the visitor goes on elsewhere: the press does what it says there, too. */
import { useEffect, useRef, type RefObject } from "react";

/** A press that is neither in these boxes nor in a list or calendar that one of their widgets has opened. */
export function usePressOutside(boxes: RefObject<HTMLElement | null>[], active: boolean, then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onDown = (event: PointerEvent) => {
      const target = event.target as Element;
      if (boxes.some((box) => box.current?.contains(target))) return;
      if (target.closest?.("[data-baseweb=popover], .stTooltipContent, .stToastContainer")) return;
      // A field that goes away with its box says nothing: it is left before.
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && boxes.some((box) => box.current?.contains(activeElement))) activeElement.blur();
      latest.current();
    };
    document.addEventListener("pointerdown", onDown, true);
    return () => document.removeEventListener("pointerdown", onDown, true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the refs stay
  }, [active]);
}
