/** Pages in the header. Those that find no room stand in a popover at its end; on a phone all stand in the sidebar. */
import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { NavigationPage } from "../protocol/messages";
import type { Session } from "../tree/session";
import { Icon } from "../views/common";
import { NavLink } from "./NavLink";
import type { Menu } from "./pages";

interface Props {
  session: Session;
  menu: Menu;
  root: string;
}

interface Item {
  /** A section's heading; null for a page that stands by itself. */
  heading: string | null;
  pages: NavigationPage[];
}

const itemsOf = (menu: Menu): Item[] =>
  menu.sections.flatMap(({ heading, pages }): Item[] =>
    heading === "" ? pages.map((page) => ({ heading: null, pages: [page] })) : [{ heading, pages }],
  );

export function TopNav({ session, menu, root }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const items = itemsOf(menu);
  const [count, measured] = useFitting(ref, items.map(({ heading, pages }) => heading ?? pages[0]!.title).join("\n"), items.length);
  const rest = items.slice(count);
  return (
    <nav ref={ref} className="stTopNav" data-testid="stTopNav" aria-label="Pages" data-measured={measured || undefined}>
      {items.slice(0, count).map((item) =>
        item.heading === null ? (
          <NavLink key={`page ${item.pages[0]!.path}`} name="stTopNavLink" session={session} page={item.pages[0]!} root={root} />
        ) : (
          <Section key={`section ${item.heading}`} label={item.heading} items={[item]} session={session} root={root} />
        ),
      )}
      {rest.length > 0 && <Section label={`${rest.length} more`} items={rest} session={session} root={root} headings />}
    </nav>
  );
}

interface SectionProps extends Pick<Props, "session" | "root"> {
  label: string;
  items: Item[];
  headings?: boolean;
}

function Section({ label, items, headings, session, root }: SectionProps) {
  return (
    <DialogTrigger>
      <Button className="stTopNavSection" data-testid="stTopNavSection">
        {label}
        <Icon icon="material/expand_more" />
      </Button>
      <Popover className="stTopNavPopover" data-testid="stTopNavPopover" placement="bottom start" offset={4}>
        <Dialog className="stTopNavPopoverBody" data-testid="stTopNavPopoverBody" aria-label={label}>
          {({ close }) =>
            items.map(({ heading, pages }) => (
              <div key={heading ?? pages[0]!.path}>
                {headings && heading !== null && <div className="stNavSectionHeader" data-testid="stNavSectionHeader">{heading}</div>}
                {pages.map((page) => (
                  <NavLink key={page.path} name="stTopNavDropdownLink" session={session} page={page} root={root} onNavigate={close} />
                ))}
              </div>
            ))
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const MORE_WIDTH = 96;

/** How many of the items find room in a row. All of them at first, as in the prerendered page. */
function useFitting(ref: React.RefObject<HTMLElement | null>, key: string, total: number): [number, boolean] {
  const [fitting, setFitting] = useState<{ key: string; count: number } | null>(null);
  const widths = useRef<{ key: string; ends: number[] }>({ key: "", ends: [] });
  useLayoutEffect(() => {
    const row = ref.current;
    if (!row) return undefined;
    const start = row.getBoundingClientRect().left;
    if (widths.current.key !== key && row.children.length >= total) {
      widths.current = { key, ends: [...row.children].slice(0, total).map((item) => item.getBoundingClientRect().right - start) };
    }
    const measure = () => {
      const { ends } = widths.current;
      const room = row.clientWidth;
      if (room === 0 || (ends.at(-1) ?? 0) <= room) return setFitting({ key, count: total });
      return setFitting({ key, count: ends.filter((end) => end <= room - MORE_WIDTH).length });
    };
    measure();
    if (typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    return () => observer.disconnect();
  }, [ref, key, total]);
  return fitting?.key === key ? [fitting.count, true] : [total, false];
}
