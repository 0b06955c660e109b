import type { MouseEvent } from "react";
import type { Session } from "../tree/session";
import { Icon } from "../views/common";
import { useAppState } from "./App";
import type { PageInfo } from "./site";

interface Props {
  session: Session;
  pages: readonly PageInfo[];
  root: string;
  onNavigate: () => void;
}

/** Real links, so that a page opens in a new tab too and without JavaScript; a plain click stays in this document. */
export function SidebarNav({ session, pages, root, onNavigate }: Props) {
  const { page: current } = useAppState(session);
  const onClick = (event: MouseEvent, path: string) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    session.navigate(path);
    onNavigate();
  };
  return (
    <nav className="stSidebarNav" data-testid="stSidebarNav" aria-label="Pages">
      <ul className="stSidebarNavItems" data-testid="stSidebarNavItems">
        {pages.map((page) => (
          <li key={page.path}>
            <a
              className="stSidebarNavLink"
              data-testid="stSidebarNavLink"
              href={page.path === "" ? root : `${root}${page.path}/`}
              aria-current={page.path === current ? "page" : undefined}
              onClick={(event) => onClick(event, page.path)}
            >
              {page.icon && <Icon icon={page.icon} />}
              <span>{page.title}</span>
            </a>
          </li>
        ))}
      </ul>
      <hr className="stSidebarNavSeparator" data-testid="stSidebarNavSeparator" />
    </nav>
  );
}
