import { useRef, type CSSProperties } from "react";
import type { Container as Props } from "../../protocol/elements";
import { boxStyle, gapOf } from "../layout-style";
import { keyClass, type ViewProps } from "../view";
import { useIsEmpty } from "./is-empty";
import { useStickToEnd } from "./stick-to-end";

/** A flex box: `st.container`, the page itself, the sidebar. */
export function Container({ node, props, children }: ViewProps<"container">) {
  const ref = useRef<HTMLDivElement>(null);
  const fixed = typeof props.height === "number";
  useStickToEnd(ref, fixed && props.autoscroll === true);
  const empty = useIsEmpty();
  // As in Streamlit a container without content leaves no gap, unless it is a box to be seen.
  if (empty && !props.border && !fixed) return null;
  const name = props.direction === "horizontal" ? "stHorizontalBlock" : "stVerticalBlock";
  return (
    <div
      ref={ref}
      className={[name, keyClass(node.key)].filter(Boolean).join(" ")}
      data-testid={name}
      data-border={props.border ? "" : undefined}
      data-fixed={fixed ? "" : undefined}
      data-test-scroll-behavior={fixed ? (props.autoscroll ? "scroll-to-bottom" : "normal") : undefined}
      // A box that scrolls must be reachable by keyboard.
      tabIndex={fixed ? 0 : undefined}
      style={containerStyle(props)}
    >
      {children}
    </div>
  );
}

const JUSTIFY = { left: "flex-start", center: "center", right: "flex-end", distribute: "space-between" };
const ALIGN = { top: "flex-start", center: "center", bottom: "flex-end" };

function containerStyle(props: Props): CSSProperties {
  const horizontal = props.direction === "horizontal";
  return {
    ...boxStyle(props),
    gap: gapOf(props.gap),
    // A line leads from step to step over it (steps.css).
    ["--st-step-gap" as string]: props.gap === "small" ? undefined : gapOf(props.gap),
    flexWrap: horizontal ? (props.wrap ? "wrap" : "nowrap") : undefined,
    ...(horizontal ? { justifyContent: JUSTIFY[props.justify], alignItems: ALIGN[props.align] } : verticalStyle(props)),
    textAlign: props.text_alignment,
  };
}

/** Down the page, `horizontal_alignment` is across the flow. */
function verticalStyle({ justify, align }: Props): CSSProperties {
  return {
    alignItems: justify === "left" || justify === "distribute" ? undefined : JUSTIFY[justify],
    justifyContent: align === "top" ? undefined : ALIGN[align],
  };
}
