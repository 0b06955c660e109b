import { useId } from "react";
import { MarkdownHtml } from "../text/finished-html";
import type { ViewProps } from "../view";

export function Progress({ props }: ViewProps<"progress">) {
  const textId = useId();
  const value = Math.min(100, Math.max(0, props.value));
  return (
    <div className="stProgress" data-testid="stProgress">
      {props.text && (
        <div id={textId} className="st-progress-text">
          <MarkdownHtml html={props.text} />
        </div>
      )}
      <div
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value}
        aria-valuetext={`${value}%`}
        {...(props.text ? { "aria-labelledby": textId } : { "aria-label": "progress" })}
      >
        <div className="stProgressBarTrack" data-testid="stProgressBarTrack">
          <div className="st-progress-bar" style={{ transform: `translateX(${value - 100}%)` }} />
        </div>
      </div>
    </div>
  );
}
