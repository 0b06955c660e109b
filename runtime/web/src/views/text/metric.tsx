import { useId } from "react";
import type { Metric as Props } from "../../protocol/elements";
import { InlineHtml, TooltipIcon } from "../common";
import type { ViewProps } from "../view";
import { Sparkline } from "./sparkline";

/** `st.metric`: a label, a value in big type, and how it changed. */
export function Metric({ props }: ViewProps<"metric">) {
  const descriptionId = useId();
  const hasDelta = props.delta !== null && props.delta !== "";
  return (
    <div className="stMetric" data-testid="stMetric" data-border={props.border ? "" : undefined}>
      <MetricLabel {...props} />
      <div className="stMetricValue" data-testid="stMetricValue" title={props.value}>
        {props.value}
      </div>
      {(hasDelta || props.delta_description) && (
        <div className="st-metric-changes">
          {hasDelta && <Delta {...props} describedBy={props.delta_description ? descriptionId : undefined} />}
          {props.delta_description && (
            <span className="stMetricDeltaDescription" data-testid="stMetricDeltaDescription" id={descriptionId}>
              {props.delta_description}
            </span>
          )}
        </div>
      )}
      {props.chart_data && props.chart_data.length > 0 && <Sparkline data={props.chart_data} kind={props.chart_type ?? "line"} color={props.color} />}
    </div>
  );
}

function MetricLabel({ label, label_visibility, help }: Props) {
  return (
    <div className="stMetricLabel" data-testid="stMetricLabel" data-visibility={label_visibility}>
      <span className="stMarkdownContainer" data-testid="stMarkdownContainer">
        <InlineHtml html={label} />
      </span>
      {help && <TooltipIcon help={help} />}
    </div>
  );
}

const ARROWS = { up: "M12 20V4m-7 7 7-7 7 7", down: "M12 4v16m7-7-7 7-7-7" };

function Delta({ delta, direction, color, describedBy }: Props & { describedBy: string | undefined }) {
  return (
    <span className="stMetricDelta" data-testid="stMetricDelta" data-color={color} aria-describedby={describedBy}>
      {direction !== "none" && (
        <svg viewBox="0 0 24 24" data-testid={`stMetricDeltaIcon-${direction === "up" ? "Up" : "Down"}`} aria-hidden="true">
          <path d={ARROWS[direction]} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
      {delta}
    </span>
  );
}
