/** Streamlit's width, height and text alignment as CSS. */
import type { CSSProperties } from "react";
import type { Gap, Layout } from "../protocol/elements";

/** The names of `gap=`; the lengths are custom properties of the theme. */
export function gapOf(gap: Gap | undefined): string {
  if (gap === null || gap === undefined || gap === "none") return "0px";
  return typeof gap === "number" ? `${gap}px` : `var(--st-gap-${gap})`;
}

/** The `flex` counts in a row only: there "stretch" shares what room is left (layout.css), and the others take their own. */
function widthOf(width: Layout["width"]): CSSProperties {
  if (typeof width === "number") return { width: `${width}px`, maxWidth: "100%", flex: "0 1 auto" };
  if (width === "content") return { width: "fit-content", maxWidth: "100%", flex: "0 1 auto" };
  return width === "auto" ? { flex: "0 1 auto" } : {};
}

function heightOf(height: Layout["height"]): CSSProperties {
  if (typeof height === "number") return { height: `${height}px`, overflow: "auto" };
  if (height === "stretch") return { height: "100%", flexGrow: 1 };
  return {};
}

/** Style of an element's wrapper. "stretch" is what the wrapper's CSS does by itself, so it needs none. */
export function wrapperStyle(layout: Layout): CSSProperties {
  const style = { ...widthOf(layout.width), ...(layout.height === "stretch" ? heightOf("stretch") : {}) };
  return layout.text_alignment ? { ...style, textAlign: layout.text_alignment } : style;
}

/** Style of a container's own box. */
export function boxStyle(layout: Layout): CSSProperties {
  return { ...widthOf(layout.width), ...heightOf(layout.height) };
}
