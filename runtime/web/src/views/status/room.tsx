/** Elements that take or reserve room. */
import type { CSSProperties } from "react";
import type { ViewProps } from "../view";

export function Empty(_: ViewProps<"empty">) {
  return <div className="stEmpty" data-testid="stEmpty" />;
}

export function Skeleton({ props }: ViewProps<"skeleton">) {
  const style = typeof props.height === "number" ? { height: props.height } : undefined;
  return <div className="stSkeleton" data-testid="stSkeleton" aria-hidden="true" style={style} />;
}

/** Height in a column of elements, width in a row (layout.css). */
export function Space({ props }: ViewProps<"space">) {
  const style = props.size === "stretch" ? undefined : ({ "--st-space": `${props.size}px` } as CSSProperties);
  return <div className="stSpace" data-testid="stSpace" data-stretch={props.size === "stretch" ? "" : undefined} style={style} />;
}
