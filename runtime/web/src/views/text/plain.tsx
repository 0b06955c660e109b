import { TooltipIcon } from "../common";
import type { ViewProps } from "../view";

/** `st.text`: as it is, line breaks kept. */
export function Text({ props }: ViewProps<"text">) {
  return (
    <div className="stText" data-testid="stText" data-nowrap={props.wrap === false ? "" : undefined}>
      <div className="st-text-body">{props.body}</div>
      {props.help && <TooltipIcon help={props.help} />}
    </div>
  );
}

export function Divider(_: ViewProps<"divider">) {
  return (
    <div className="stMarkdown" data-testid="stMarkdown">
      <div className="stMarkdownContainer" data-testid="stMarkdownContainer">
        <hr />
      </div>
    </div>
  );
}
