import { Button } from "react-aria-components/Button";
import type { Session } from "../tree/session";
import { Icon } from "../views/common";
import type { Menu } from "./pages";
import { TopNav } from "./TopNav";
import { useAppState, type Dialog } from "./App";
import { Logo } from "./Logo";
import { MainMenu } from "./MainMenu";
import type { Manifest } from "./site";
import { StatusWidget } from "./StatusWidget";

interface Props {
  session: Session;
  manifest: Manifest;
  root: string;
  openDialog: (dialog: Dialog) => void;
  /** Pages that stand in the header; null when they stand elsewhere. */
  menu: Menu | null;
  /** Null without a sidebar. */
  expandSidebar: (() => void) | null;
}

export function Header({ session, manifest, root, openDialog, menu, expandSidebar }: Props) {
  const { logo } = useAppState(session);
  return (
    <header className="stHeader stAppHeader" data-testid="stHeader">
      <div className="stToolbar stAppToolbar" data-testid="stToolbar">
        {expandSidebar && (
          <Button className="stExpandSidebarButton stIconButton" data-testid="stExpandSidebarButton" aria-label="Open the sidebar" onPress={expandSidebar}>
            <Icon icon="material/keyboard_double_arrow_right" />
          </Button>
        )}
        {logo && (
          <span className="stHeaderLogoBox" data-beside-sidebar={expandSidebar ? "" : undefined}>
            <Logo logo={logo} testid="stHeaderLogo" />
          </span>
        )}
        {menu && <TopNav session={session} menu={menu} root={root} />}
        <div className="stToolbarActions" data-testid="stToolbarActions">
          <StatusWidget session={session} />
          <MainMenu session={session} manifest={manifest} root={root} openDialog={openDialog} />
        </div>
      </div>
    </header>
  );
}
