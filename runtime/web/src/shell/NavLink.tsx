import type { MouseEvent } from "react";
import type { NavigationPage } from "../protocol/messages";
import type { Session } from "../tree/session";
import { Icon, InlineHtml, WithTooltip } from "../views/common";
import { isPlainClick, usePageUrl } from "../views/page-url";
import { useAppState } from "./App";

interface Props {
  session: Session;
  page: NavigationPage;
  root: string;
  /** "stSidebarNavLink" or "stTopNavLink". */
  name: string;
  onNavigate?: (() => void) | undefined;
}

/** A real link, so that a page opens in a new tab too and without JavaScript; a plain click stays in this document. */
export function NavLink({ session, page, root, name, onNavigate }: Props) {
  const { page: current } = useAppState(session);
  const external = page.url !== null;
  const href = usePageUrl(page.path, root);
  const onClick = (event: MouseEvent) => {
    if (external || !isPlainClick(event)) return;
    event.preventDefault();
    session.navigate(page.path);
    onNavigate?.();
  };
  return (
    <div className={`${name}Container`} data-testid={`${name}Container`}>
      <WithTooltip help={page.help ?? undefined}>
        <a
          className={name}
          data-testid={name}
          href={page.url ?? href}
          {...(external ? { target: "_blank", rel: "noreferrer noopener" } : {})}
          aria-current={!external && page.path === current ? "page" : undefined}
          onClick={onClick}
        >
          {page.icon && <Icon icon={page.icon} />}
          <InlineHtml html={page.label} className="stNavLinkLabel" />
          {external && <Icon icon="material/open_in_new" label="(opens in a new tab)" />}
        </a>
      </WithTooltip>
    </div>
  );
}
