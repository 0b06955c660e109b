import type { CSSProperties } from "react";
import type { Grid as Props } from "../../protocol/elements";
import { boxStyle, gapOf } from "../layout-style";
import { keyClass, type ViewProps } from "../view";

const MIN_COLUMN = 192;
const ALIGN = { top: "start", center: "center", bottom: "end" };

/** `st.grid`: each child is a cell. */
export function Grid({ node, props, children }: ViewProps<"grid">) {
  return (
    <div className={["stGrid", keyClass(node.key)].filter(Boolean).join(" ")} data-testid="stGrid" data-border={props.border ? "" : undefined} style={gridStyle(props)}>
      {children}
    </div>
  );
}

function gridStyle(props: Props): CSSProperties {
  return {
    ...boxStyle(props),
    gridTemplateColumns: tracks(props),
    gridAutoRows: props.row_height === "content" ? undefined : `${props.row_height}px`,
    gridAutoFlow: props.dense ? "row dense" : undefined,
    rowGap: gapOf(props.row_gap),
    columnGap: gapOf(props.column_gap),
    alignItems: ALIGN[props.align],
  };
}

/** A number of columns is the most there are; on a narrow page they become fewer unless `wrap` is false. */
function tracks({ columns, min_column_width: min, wrap, column_gap: gap }: Props): string {
  const least = min === "auto" ? MIN_COLUMN : min;
  if (columns === "auto") return `repeat(auto-fit, minmax(min(${least}px, 100%), 1fr))`;
  if (!wrap) return `repeat(${columns}, minmax(${min === "auto" ? 0 : `${least}px`}, 1fr))`;
  const share = `calc((100% - ${columns - 1} * ${gapOf(gap)}) / ${columns})`;
  return `repeat(auto-fill, minmax(min(max(${share}, ${min === "auto" ? 96 : least}px), 100%), 1fr))`;
}
