/** How large a chart is drawn: its box, or what its element says. */
import { useEffect, useState, type RefObject } from "react";
import type { Layout } from "../../protocol/elements";

export interface ChartSize {
  width: number;
  height: number | null;
}

const FULLSCREEN_MARGIN = 120;

/** The size to draw in: the box's width, and a height if the element or fullscreen sets one. Null until the box is seen. */
export function useBoxSize(box: RefObject<HTMLElement | null>, { width, height }: Layout, fullscreen: boolean): ChartSize | null {
  const [size, setSize] = useState<ChartSize | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const next = {
        width: typeof width === "number" && !fullscreen ? width : Math.floor(element.clientWidth),
        height: fullscreen ? window.innerHeight - FULLSCREEN_MARGIN : typeof height === "number" ? height : height === "stretch" ? element.clientHeight || null : null,
      };
      // Hidden boxes (a closed tab) have no width: wait.
      if (next.width > 0) setSize((old) => (old && old.width === next.width && old.height === next.height ? old : next));
    };
    measure();
    if (typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, width, height, fullscreen]);
  return size;
}
