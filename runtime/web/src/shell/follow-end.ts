import { useEffect } from "react";

/** So near the end counts as at the end: zoomed pages have fractions of pixels. */
const TOLERANCE = 8;

/** A conversation's page keeps its end in sight while it grows, until the visitor scrolls away from it. */
export function useFollowEnd(active: boolean): void {
  useEffect(() => {
    const content = active ? document.querySelector(".stMainBlockContainer") : null;
    const page = document.scrollingElement;
    if (!content || !page || typeof ResizeObserver === "undefined") return undefined;
    const isAtEnd = () => page.scrollHeight - page.scrollTop - page.clientHeight <= TOLERANCE;
    let follows = isAtEnd();
    const onScroll = () => {
      follows = isAtEnd();
    };
    const grown = new ResizeObserver(() => {
      if (follows) page.scrollTop = page.scrollHeight;
    });
    grown.observe(content);
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      grown.disconnect();
      removeEventListener("scroll", onScroll);
    };
  }, [active]);
}
