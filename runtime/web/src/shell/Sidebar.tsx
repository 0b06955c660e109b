import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { Button } from "react-aria-components/Button";
import type { Session } from "../tree/session";
import { RootView } from "../tree/Tree";
import { Icon } from "../views/common";
import { useAppState } from "./App";
import { Logo } from "./Logo";
import { SidebarNav } from "./SidebarNav";
import type { Menu } from "./pages";

/** "auto": open, but on a small screen only when asked for. */
export type SidebarChoice = "auto" | "expanded" | "collapsed";

const MIN_WIDTH = 200;
const MAX_WIDTH = 600;
const STEP = 16;
const SMALL_SCREEN = "(max-width: 767px)";

interface Props {
  session: Session;
  /** Pages to choose from; null for none. */
  menu: Menu | null;
  /** The script draws in the sidebar. */
  hasOwn: boolean;
  root: string;
  choice: SidebarChoice;
  choose: (choice: SidebarChoice) => void;
}

const clamp = (width: number) => Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width));

/** What the stylesheet makes of "auto" on this screen, said to screen readers. False at first, as in the prerender. */
function useSmallScreen(): boolean {
  const [small, setSmall] = useState(false);
  useEffect(() => {
    const query = window.matchMedia?.(SMALL_SCREEN);
    if (!query) return undefined;
    const read = () => setSmall(query.matches);
    read();
    query.addEventListener("change", read);
    return () => query.removeEventListener("change", read);
  }, []);
  return small;
}

export function Sidebar({ session, menu, hasOwn, root, choice, choose }: Props) {
  const [width, setWidth] = useState<number | null>(null);
  const small = useSmallScreen();
  const { logo } = useAppState(session);
  const isOpen = choice === "expanded" || (choice === "auto" && !small);
  const afterNavigation = () => small && choose("collapsed");
  return (
    <>
      {isOpen && small && <div className="stSidebarBackdrop" onClick={() => choose("collapsed")} />}
      <section
        className="stSidebar"
        data-testid="stSidebar"
        aria-label="Sidebar"
        aria-expanded={isOpen}
        inert={!isOpen}
        style={width === null ? undefined : { width: `${width}px` }}
      >
        <div className="stSidebarContent" data-testid="stSidebarContent">
          <div className="stSidebarHeader" data-testid="stSidebarHeader">
            {logo ? <Logo logo={logo} testid="stSidebarLogo" /> : <div className="stLogoSpacer" data-testid="stLogoSpacer" />}
            <div className="stSidebarCollapseButton" data-testid="stSidebarCollapseButton">
              <Button className="stIconButton" aria-label="Close the sidebar" onPress={() => choose("collapsed")}>
                <Icon icon="material/keyboard_double_arrow_left" />
              </Button>
            </div>
          </div>
          {menu && <SidebarNav session={session} menu={menu} hasOwn={hasOwn} root={root} onNavigate={afterNavigation} />}
          <div className="stSidebarUserContent" data-testid="stSidebarUserContent">
            <RootView handle={session.tree.roots[1]!} />
          </div>
        </div>
        <ResizeHandle width={width} setWidth={setWidth} />
      </section>
    </>
  );
}

function ResizeHandle({ width, setWidth }: { width: number | null; setWidth: (width: number | null) => void }) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const current = (target: Element) => width ?? target.parentElement!.getBoundingClientRect().width;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: current(event.currentTarget) };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) setWidth(clamp(start.current.width + event.clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    setWidth(clamp(current(event.currentTarget) + (event.key === "ArrowRight" ? STEP : -STEP)));
  };
  return (
    <div
      className="stSidebarResizeHandle"
      data-testid="stSidebarResizeHandle"
      role="separator"
      tabIndex={0}
      aria-label="Sidebar width"
      aria-orientation="vertical"
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      aria-valuenow={width ?? 256}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (start.current = null)}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setWidth(null)}
    />
  );
}
