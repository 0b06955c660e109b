import { useCallback, useEffect, useState, type RefObject } from "react";

const STEP = 200;

/** Buttons for a tab strip that is wider than its room. They are for the mouse: the keyboard's focus scrolls by itself. */
export function ScrollButtons({ list, labels }: { list: RefObject<HTMLElement | null>; labels: string }) {
  const { left, right } = useOverflow(list, labels);
  const scroll = (by: number) => list.current?.scrollBy({ left: by, behavior: "smooth" });
  return (
    <>
      {left && <ScrollButton side="left" onPress={() => scroll(-STEP)} />}
      {right && <ScrollButton side="right" onPress={() => scroll(STEP)} />}
    </>
  );
}

function ScrollButton({ side, onPress }: { side: "left" | "right"; onPress: () => void }) {
  return (
    <button
      type="button"
      className={`st-tab-scroll st-tab-scroll-${side}`}
      data-testid={side === "left" ? "stTabsScrollLeft" : "stTabsScrollRight"}
      aria-label={`Scroll tabs ${side}`}
      tabIndex={-1}
      onClick={onPress}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d={side === "left" ? "m15 6-6 6 6 6" : "m9 6 6 6-6 6"} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}

function useOverflow(list: RefObject<HTMLElement | null>, labels: string): { left: boolean; right: boolean } {
  const [overflow, setOverflow] = useState({ left: false, right: false });
  const measure = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const left = element.scrollLeft > 1;
    const right = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
    setOverflow((before) => (before.left === left && before.right === right ? before : { left, right }));
  }, [list]);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const resized = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
    resized?.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      resized?.disconnect();
    };
  }, [list, measure, labels]);
  return overflow;
}
