/** The three dots: what a visitor can do with the app as a whole. */
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Header as MenuHeader } from "react-aria-components/Header";
import { Keyboard } from "react-aria-components/Keyboard";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import type { PageConfig } from "../protocol/messages";
import type { Session } from "../tree/session";
import { Icon } from "../views/common";
import { useAppState, type Dialog } from "./App";
import type { Manifest } from "./site";
import { applyChoice, readChoice, themeBase, type ThemeChoice } from "./theme";

interface Props {
  session: Session;
  manifest: Manifest;
  root: string;
  openDialog: (dialog: Dialog) => void;
}

interface Item {
  key: string;
  label: string;
  shortcut?: string;
  href?: string;
  act?: () => void;
}

function ownItems(menu: PageConfig["menu_items"], openDialog: Props["openDialog"], minimal: boolean): Item[] {
  const items: Item[] = [];
  if (menu?.get_help) items.push({ key: "getHelp", label: "Get help", href: menu.get_help });
  if (menu?.report_a_bug) items.push({ key: "reportBug", label: "Report a bug", href: menu.report_a_bug });
  if (menu?.about || !minimal) items.push({ key: "about", label: "About", act: () => openDialog("about") });
  return items;
}

function standardItems(session: Session, openDialog: Props["openDialog"], minimal: boolean): Item[] {
  if (minimal) return [];
  return [
    { key: "rerun", label: "Rerun", shortcut: "r", act: () => session.rerun() },
    { key: "print", label: "Print", act: () => window.print() },
    // On a server it is the developer's; here it lies in the visitor's browser.
    { key: "clearCache", label: "Clear cache", shortcut: "c", act: () => openDialog("clear-cache") },
  ];
}

function MenuEntry({ item }: { item: Item }) {
  const link = item.href === undefined ? {} : { href: item.href, target: "_blank", rel: "noopener noreferrer" };
  return (
    <MenuItem className="stMainMenuItem" data-testid={`stMainMenuItem-${item.key}`} textValue={item.label} onAction={item.act} {...link}>
      <span data-testid="stMainMenuItemLabel">{item.label}</span>
      {item.shortcut && <Keyboard>{item.shortcut}</Keyboard>}
    </MenuItem>
  );
}

const CHOICES: { key: ThemeChoice; label: string }[] = [
  { key: "system", label: "System" },
  { key: "light", label: "Light" },
  { key: "dark", label: "Dark" },
];

function ThemeSection({ root, base }: { root: string; base: "light" | "dark" | null }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => readChoice(root));
  const choose = (next: ThemeChoice) => {
    applyChoice(next, root, base);
    setChoice(next);
  };
  return (
    <MenuSection
      className="stThemeSwitcher"
      data-testid="stThemeSwitcher"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[choice]}
      onSelectionChange={(keys) => choose([...keys][0] as ThemeChoice)}
      shouldCloseOnSelect={false}
    >
      <MenuHeader>Theme</MenuHeader>
      {CHOICES.map(({ key, label }) => (
        <MenuItem key={key} id={key} className="stMainMenuItem" data-testid={`stMainMenuItem-theme-${key}`} textValue={label}>
          {label}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

export function MainMenu({ session, manifest, root, openDialog }: Props) {
  const { pageConfig } = useAppState(session);
  // Of "developer", "viewer" and "auto" the items are the same here.
  const minimal = manifest.config.client?.toolbarMode === "minimal";
  const standard = standardItems(session, openDialog, minimal);
  const own = ownItems(pageConfig.menu_items, openDialog, minimal);
  if (standard.length + own.length === 0) return null;
  return (
    <span className="stMainMenu" data-testid="stMainMenu" id="MainMenu">
      <MenuTrigger>
        <Button className="stMainMenuButton stIconButton" data-testid="stMainMenuButton" aria-label="Main menu">
          <Icon icon="material/more_vert" />
        </Button>
        <Popover className="stMainMenuPopover" data-testid="stMainMenuPopover" placement="bottom end">
          <Menu className="stMainMenuList" data-testid="stMainMenuList" aria-label="Main menu">
            {standard.map((item) => (
              <MenuEntry key={item.key} item={item} />
            ))}
            {!minimal && <ThemeSection root={root} base={themeBase(manifest.config.theme)} />}
            {standard.length > 0 && own.length > 0 && <Separator className="stMainMenuDivider" data-testid="stMainMenuDivider" />}
            {own.map((item) => (
              <MenuEntry key={item.key} item={item} />
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
