import type { Markdown as Props } from "../../protocol/elements";
import { TooltipIcon } from "../common";
import type { ViewProps } from "../view";
import { escapeHtml } from "./entities";
import { MarkdownHtml } from "./finished-html";

/** `st.markdown`, `st.caption`, `st.latex`. */
export function Markdown({ props }: ViewProps<"markdown">) {
  return (
    <div className="stMarkdown" data-testid="stMarkdown" data-help={props.help ? "" : undefined} data-kind={props.kind} data-nowrap={props.wrap === false ? "" : undefined}>
      <MarkdownHtml html={htmlOf(props)} allowHtml={props.allow_html ?? false} caption={props.kind === "caption"} />
      {props.help && <TooltipIcon help={props.help} />}
    </div>
  );
}

function htmlOf({ kind, html }: Props): string {
  return kind === "latex" ? `<div class="appc-math">${escapeHtml(html)}</div>` : html;
}
