import type { MouseEvent } from "react";
import { Icon, LabelHtml, WithTooltip } from "../common";
import { isPlainClick, usePageUrl } from "../page-url";
import { usePage, useSite, type ViewProps } from "../view";
import { widthName } from "./button";

/** `st.page_link`: a real link; a plain click on one of the app's pages stays in this document. */
export function PageLink({ props }: ViewProps<"page_link">) {
  const { root } = useSite();
  const [current, navigate] = usePage();
  const { page, disabled } = props;
  const own = usePageUrl(page ?? "", root, props.query);
  const href = props.url ?? own;
  const onClick = (event: MouseEvent) => {
    if (page === null || !isPlainClick(event)) return;
    event.preventDefault();
    navigate(page, props.query);
  };
  const picture = props.icon && <Icon icon={props.icon} testid="stPageLinkIcon" />;
  return (
    <div className="stPageLink" data-testid="stPageLink" data-width={widthName(props.width)}>
      <WithTooltip help={props.help}>
        <a
          className="stPageLink-NavLink"
          data-testid="stPageLink-NavLink"
          href={disabled ? undefined : href}
          role={disabled ? "link" : undefined}
          aria-disabled={disabled || undefined}
          aria-current={page !== null && page === current ? "page" : undefined}
          {...(page === null ? { target: "_blank", rel: "noreferrer noopener" } : {})}
          onClick={disabled ? undefined : onClick}
        >
          {props.icon_position === "left" && picture}
          <LabelHtml html={props.label} />
          {props.icon_position === "right" && picture}
        </a>
      </WithTooltip>
    </div>
  );
}
