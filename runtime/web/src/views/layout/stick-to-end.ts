import { useEffect, type RefObject } from "react";

/** So near the end counts as at the end: zoomed pages have fractions of pixels. */
const TOLERANCE = 8;

/** Keeps the end of a scrolling box in sight while it grows, until the visitor scrolls away from it. */
export function useStickToEnd(ref: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const box = ref.current;
    if (!active || !box) return undefined;
    let atEnd = true;
    const toEnd = () => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    };
    const onScroll = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= TOLERANCE;
    };
    const grown = new MutationObserver(toEnd);
    grown.observe(box, { childList: true, subtree: true, characterData: true });
    box.addEventListener("scroll", onScroll, { passive: true });
    toEnd();
    return () => {
      grown.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, [ref, active]);
}
