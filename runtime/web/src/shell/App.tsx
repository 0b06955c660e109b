/** The app around the tree: header, sidebar, main part, dialogs. Rendered the same at build time and in the browser. */
import { useEffect, useMemo, useState, useSyncExternalStore, type CSSProperties } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import type { Session } from "../tree/session";
import type { NodeHandle } from "../tree/handle";
import type { AppState } from "../tree/state";
import { RootView, useHasChildren } from "../tree/Tree";
import { ToastRegion } from "../views/status/toast";
import { HostContext, SiteContext } from "../views/view";
import { AboutDialog, ClearCacheDialog } from "./Dialogs";
import { useFollowEnd } from "./follow-end";
import { Header } from "./Header";
import { useKeyboard } from "./keyboard";
import { NoticeBar } from "./NoticeBar";
import { Sidebar, type SidebarChoice } from "./Sidebar";
import { menuOf } from "./pages";
import { siteOf, type Manifest } from "./site";

export interface AppProps {
  session: Session;
  manifest: Manifest;
  /** The site's root relative to this page. */
  root: string;
}

export type Dialog = "about" | "clear-cache" | null;

export const useAppState = (session: Session): AppState =>
  useSyncExternalStore(session.state.subscribe, session.state.get, session.state.get);

export function App({ session, manifest, root }: AppProps) {
  const base = useBase(session, root);
  const site = useMemo(() => siteOf(manifest, base), [manifest, base]);
  return (
    <I18nProvider locale={manifest.lang}>
      <SiteContext value={site}>
        <HostContext value={session}>
          <Shell session={session} manifest={manifest} root={base} />
        </HostContext>
      </SiteContext>
    </I18nProvider>
  );
}

/**
 * The root as this page was written with it; absolute once another address has taken the document's place: another page's, or
 * this one's without the slash that static hosts put at its end.
 */
function useBase(session: Session, root: string): string {
  const { page } = useAppState(session);
  const [first] = useState(page);
  const [moved, setMoved] = useState(false);
  const [absolute, setAbsolute] = useState(root);
  useEffect(() => setAbsolute(new URL(root, document.baseURI).href), [root]);
  if ((page !== first || (first !== "" && absolute !== root)) && !moved) setMoved(true);
  useEffect(() => {
    if (moved && page === first && first !== "") dropSlash();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once the addresses in the page are absolute
  }, [moved]);
  return moved ? absolute : root;
}

function dropSlash(): void {
  const { pathname, search, hash } = location;
  if (pathname.endsWith("/") && pathname !== "/") history.replaceState(history.state, "", pathname.slice(0, -1) + search + hash);
}

/** The visitor's choice for the sidebar, else the page's; "auto" is the stylesheet's: open unless the screen is small. */
function useSidebar(state: AppState): [SidebarChoice, (choice: SidebarChoice) => void] {
  const [chosen, choose] = useState<SidebarChoice | null>(null);
  const configured = state.pageConfig.initial_sidebar_state;
  return [chosen ?? (typeof configured === "string" ? configured : "auto"), choose];
}

function Shell({ session, manifest, root }: AppProps) {
  const state = useAppState(session);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [sidebar, setSidebar] = useSidebar(state);
  const [, side, event] = session.tree.roots;
  const hasEvents = useHasChildren(event!);
  const menu = menuOf(state, manifest);
  const inSidebar = menu.position !== "hidden" && menu.sections.length > 0;
  const hasOwn = useHasChildren(side!);
  const hasSidebar = hasOwn || (inSidebar && menu.position === "sidebar");
  useKeyboard({ rerun: () => session.rerun(), clearCache: () => setDialog("clear-cache") });
  return (
    <div
      className={`stApp ${layoutClass(state)}`}
      data-testid="stApp"
      data-test-script-state={state.script}
      data-test-connection-state={state.connection}
      data-sidebar={hasSidebar || inSidebar ? sidebar : undefined}
      data-sidebar-menu={!hasSidebar && inSidebar ? "phone" : undefined}
      style={layoutStyle(state)}
    >
      <a className="stSkipToContent" data-testid="stSkipToContent" href="#main-content">
        Skip to content
      </a>
      <Header
        session={session}
        manifest={manifest}
        root={root}
        openDialog={setDialog}
        menu={menu.position === "top" ? menu : null}
        expandSidebar={hasSidebar || inSidebar ? () => setSidebar("expanded") : null}
      />
      <div className="stAppViewContainer appview-container" data-testid="stAppViewContainer" data-layout={state.pageConfig.layout === "wide" ? "wide" : "narrow"}>
        {(hasSidebar || inSidebar) && (
          <Sidebar session={session} menu={inSidebar ? menu : null} hasOwn={hasOwn} root={root} choice={sidebar} choose={setSidebar} />
        )}
        <Main session={session} />
      </div>
      <div className="stEvent" data-testid="stEvent">
        {hasEvents && <RootView handle={event!} />}
      </div>
      <ToastRegion />
      <AboutDialog isOpen={dialog === "about"} close={() => setDialog(null)} about={state.pageConfig.menu_items?.about} manifest={manifest} />
      <ClearCacheDialog isOpen={dialog === "clear-cache"} close={() => setDialog(null)} clear={() => session.clearCache()} />
    </div>
  );
}

const layoutClass = ({ pageConfig }: AppState): string => (pageConfig.layout === "wide" ? "stAppWide" : "stAppCentered");

function layoutStyle({ pageConfig: { layout, initial_sidebar_state: side } }: AppState): CSSProperties {
  const style: Record<string, string> = {};
  if (typeof layout === "number") style["--st-content-max-width"] = `${layout}px`;
  if (typeof side === "number") style["--st-sidebar-width"] = `${side}px`;
  return style;
}

/** Stands where the app will be when the site was built without a first run. */
function AppSkeleton() {
  return (
    <div className="stAppSkeleton" data-testid="stAppSkeleton" aria-busy="true" aria-label="Loading">
      <div />
      <div />
      <div />
    </div>
  );
}

const holdsChat = (handle: NodeHandle): boolean => handle.childNodes().some(({ type }) => type === "chat_input");

/** The scrolling part. Under a chat's field it keeps to its end, and has the name Streamlit gives it then. */
function Main({ session }: { session: Session }) {
  const state = useAppState(session);
  const main = session.tree.roots[0]!;
  const bottom = session.tree.roots[3]!;
  const talks = useSyncExternalStore(bottom.subscribeChildNodes, () => holdsChat(bottom), () => holdsChat(bottom));
  useFollowEnd(talks);
  return (
    <section className="stMain" data-testid={talks ? "stAppScrollToBottomContainer" : "stMain"} id="main-content" tabIndex={-1}>
      <NoticeBar session={session} notice={state.notice} />
      <div className="stMainBlockContainer block-container" data-testid="stMainBlockContainer">
        {state.script === "initial" && main.children.length === 0 ? <AppSkeleton /> : null}
        <RootView handle={main} />
      </div>
      <Bottom handle={bottom} />
    </section>
  );
}

function Bottom({ handle }: { handle: NodeHandle }) {
  if (!useHasChildren(handle)) return null;
  return (
    <div className="stBottom" data-testid="stBottom">
      <div className="stBottomBlockContainer" data-testid="stBottomBlockContainer">
        <RootView handle={handle} />
      </div>
    </div>
  );
}
