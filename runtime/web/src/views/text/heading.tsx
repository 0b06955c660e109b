import { useId } from "react";
import type { Heading as Props } from "../../protocol/elements";
import { Icon, TooltipIcon } from "../common";
import type { ViewProps } from "../view";
import { FinishedHtml } from "./finished-html";
import { inline, LINK_ICON } from "./finish";

/** `st.title`, `st.header`, `st.subheader`. Lines after the first are Markdown below the heading. */
export function Heading({ props }: ViewProps<"heading">) {
  const { title, rest } = split(props.html);
  return (
    <div className="stHeading" data-testid="stHeading" data-nowrap={props.wrap === false ? "" : undefined}>
      <div className="stMarkdownContainer" data-testid="stMarkdownContainer">
        <div className="stHeadingWithActionElements" data-testid="stHeadingWithActionElements">
          <Title {...props} html={title} />
        </div>
        {rest && <FinishedHtml html={rest} />}
      </div>
      {props.divider && <Divider color={props.divider} />}
    </div>
  );
}

function Title({ tag: Tag, html, anchor, hide_anchor, icon, help }: Props) {
  const hasLink = Boolean(anchor) && !hide_anchor;
  // The heading's name is its text alone, without the names of the buttons in it.
  const textId = useId();
  return (
    <Tag id={anchor ?? undefined} aria-labelledby={hasLink || help ? textId : undefined}>
      {icon && (
        <span className="stHeadingIconWrapper" data-testid="stHeadingIconWrapper" aria-hidden="true">
          <Icon icon={icon} testid="stHeadingIcon" />
        </span>
      )}
      <FinishedHtml as="span" id={textId} html={html} transform={inline} />
      {(hasLink || help) && (
        <span className="stHeaderActionElements" data-testid="stHeaderActionElements">
          {help && <TooltipIcon help={help} />}
          {hasLink && <a href={`#${anchor}`} aria-label="Link to heading" dangerouslySetInnerHTML={{ __html: LINK_ICON }} />}
        </span>
      )}
    </Tag>
  );
}

function Divider({ color }: { color: string }) {
  const style = color === "rainbow" ? {} : { backgroundColor: `var(--st-${color === "grey" ? "gray" : color}-color)` };
  return <hr className="stHeadingDivider" data-testid="stHeadingDivider" data-color={color} style={style} />;
}

/** A heading of Markdown's own (`<h2>..</h2>` or one paragraph) first, then whatever follows. */
function split(html: string): { title: string; rest: string } {
  const match = /^\s*<(h[1-6]|p)\b[^>]*>([\s\S]*?)<\/\1>([\s\S]*)$/.exec(html);
  return match ? { title: match[2]!, rest: match[3]!.trim() } : { title: html, rest: "" };
}
