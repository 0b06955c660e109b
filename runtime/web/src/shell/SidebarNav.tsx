import { useEffect, useState } from "react";
import type { Session } from "../tree/session";
import { LabelHtml } from "../views/common";
import { NavLink } from "./NavLink";
import type { Menu } from "./pages";

/** A menu longer than this is folded, to so many, when the script draws below it too. */
const LONG = 12;
const FOLDED = 10;

interface Props {
  session: Session;
  menu: Menu;
  hasOwn: boolean;
  root: string;
  onNavigate: () => void;
}

export function SidebarNav({ session, menu, hasOwn, root, onNavigate }: Props) {
  const total = menu.sections.reduce((sum, { pages }) => sum + pages.length, 0);
  const limit = menu.visibleItems ?? FOLDED;
  const folds = !menu.expanded && hasOwn && total > (menu.visibleItems ?? LONG);
  const [unfolded, setUnfolded, choose] = useUnfolded(root);
  // Unfolded by the script, it stays so when the script no longer says it.
  useEffect(() => {
    if (menu.expanded) setUnfolded(true);
  }, [menu.expanded, setUnfolded]);
  const sections = folds && !unfolded ? firstPages(menu.sections, limit) : menu.sections;
  return (
    <nav className="stSidebarNav" data-testid="stSidebarNav" data-position={menu.position} aria-label="Pages">
      <ul className="stSidebarNavItems" data-testid="stSidebarNavItems">
        {sections.map((section) => (
          <Section key={section.heading} section={section} session={session} root={root} onNavigate={onNavigate} />
        ))}
      </ul>
      {folds && (
        <button type="button" className="stSidebarNavViewButton" data-testid="stSidebarNavViewButton" aria-expanded={unfolded} onClick={() => choose(!unfolded)}>
          {unfolded ? "View less" : `View ${total - limit} more`}
        </button>
      )}
      {hasOwn && <hr className="stSidebarNavSeparator" data-testid="stSidebarNavSeparator" />}
    </nav>
  );
}

interface SectionProps extends Pick<Props, "session" | "root" | "onNavigate"> {
  section: Menu["sections"][number];
}

/** A section folds at its heading. */
function Section({ section, session, root, onNavigate }: SectionProps) {
  const [open, setOpen] = useState(true);
  const links = section.pages.map((page) => (
    <li key={page.path}>
      <NavLink name="stSidebarNavLink" session={session} page={page} root={root} onNavigate={onNavigate} />
    </li>
  ));
  if (section.heading === "") return links;
  return (
    <li className="stNavSection">
      <button type="button" className="stNavSectionHeader" data-testid="stNavSectionHeader" aria-expanded={open} onClick={() => setOpen(!open)}>
        <LabelHtml html={section.heading.replace(/&/g, "&amp;").replace(/</g, "&lt;")} />
        <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
          <path d="m9 6 6 6-6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </button>
      {open && <ul>{links}</ul>}
    </li>
  );
}

function firstPages(sections: Menu["sections"], limit: number): Menu["sections"] {
  let room = limit;
  return sections.flatMap(({ heading, pages }) => {
    const shown = pages.slice(0, Math.max(0, room));
    room -= shown.length;
    return shown.length > 0 ? [{ heading, pages: shown }] : [];
  });
}

/** Whether the visitor unfolded the menu, remembered for this site. Folded at first, as in the prerendered page. */
function useUnfolded(root: string): [boolean, (unfolded: boolean) => void, (unfolded: boolean) => void] {
  const [unfolded, setUnfolded] = useState(false);
  const keyOf = () => `appc:${new URL(root, document.baseURI).pathname}:navigation`;
  useEffect(() => {
    try {
      setUnfolded(localStorage.getItem(keyOf()) === "unfolded");
    } catch {
      // Storage may be forbidden.
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  }, []);
  const change = (next: boolean) => {
    setUnfolded(next);
    try {
      if (next) localStorage.setItem(keyOf(), "unfolded");
      else localStorage.removeItem(keyOf());
    } catch {
      // As above: it then lasts as long as the page.
    }
  };
  return [unfolded, setUnfolded, change];
}
