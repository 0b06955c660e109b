/** The app's pages: those that `st.navigation` named, else those that the build found. */
import type { Navigation, NavigationPage } from "../protocol/messages";
import type { AppState } from "../tree/state";
import type { Manifest } from "./site";

/** What a menu of pages shows. */
export interface Menu {
  position: Navigation["position"];
  expanded: boolean;
  visibleItems: number | null;
  sections: { heading: string; pages: NavigationPage[] }[];
}

export function pagesOf({ navigation }: AppState, manifest: Manifest): NavigationPage[] {
  if (navigation) return navigation.pages;
  return manifest.pages.map(({ path, script, title, icon }) => {
    return { path, script, title, label: escaped(title), icon, section: "", hidden: false, url: null, help: null };
  });
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** One page alone makes no menu, unless it stands below a heading. */
export function menuOf(state: AppState, manifest: Manifest): Menu {
  const shown = pagesOf(state, manifest).filter(({ hidden }) => !hidden);
  const sections = sectionsOf(shown);
  const isMenu = shown.length > 1 || sections.some(({ heading }) => heading !== "");
  const { navigation } = state;
  const byDefault = manifest.config.client?.showSidebarNavigation === false ? "hidden" : "sidebar";
  return {
    position: navigation?.position ?? byDefault,
    expanded: navigation?.expanded ?? false,
    visibleItems: navigation?.visible_items ?? null,
    sections: isMenu ? sections : [],
  };
}

function sectionsOf(pages: NavigationPage[]): Menu["sections"] {
  const sections = new Map<string, NavigationPage[]>();
  for (const page of pages) sections.set(page.section, [...(sections.get(page.section) ?? []), page]);
  return [...sections].map(([heading, of]) => ({ heading, pages: of }));
}
