import { gapOf } from "../layout-style";
import { keyClass, type ViewProps } from "../view";

/** The row of `st.columns`. On a phone its columns stand below each other (layout.css), unless `wrap` is false. */
export function Columns({ node, props, children }: ViewProps<"columns">) {
  return (
    <div
      className={["stHorizontalBlock", keyClass(node.key)].filter(Boolean).join(" ")}
      data-testid="stHorizontalBlock"
      data-columns={props.wrap === false ? "nowrap" : "wrap"}
      style={{ gap: gapOf(props.gap), ...(typeof props.width === "number" ? { width: props.width, maxWidth: "100%" } : {}) }}
    >
      {children}
    </div>
  );
}

const ALIGN = { top: undefined, center: "center", bottom: "flex-end" };

/** Empty or not, a column keeps its share of the row. */
export function Column({ props, children }: ViewProps<"column">) {
  return (
    <div
      className="stColumn"
      data-testid="stColumn"
      data-border={props.border ? "" : undefined}
      style={{ flexGrow: props.weight, alignSelf: ALIGN[props.vertical_alignment] }}
    >
      <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
        {children}
      </div>
    </div>
  );
}
