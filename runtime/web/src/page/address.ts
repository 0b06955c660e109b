/** The address bar: pages and query parameters, both ways. */
import { pagesOf } from "../shell/pages";
import type { Manifest } from "../shell/site";
import type { Session } from "../tree/session";

/** The page that an address names: the longest of the app's paths behind the site's root. */
export function pageAt(pathname: string, root: string, pages: readonly { path: string }[]): string {
  const rest = decodeURIComponent(pathname.slice(new URL(root).pathname.length)).replace(/(index\.html|\/)+$/, "");
  return pages.find((page) => page.path === rest)?.path ?? "";
}

/** The query without what speaks to the page itself. */
export function appQuery(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("embed");
  parameters.delete("embed_options");
  return parameters.toString();
}

function hostQuery(search: string): string[] {
  return [...new URLSearchParams(search)].filter(([name]) => name === "embed" || name === "embed_options").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
}

/** What goes along to another page: an embedded page stays one, its options are spelled as Streamlit spells them. */
export function embedQuery(search: string): string[] {
  const parameters = new URLSearchParams(search);
  if (parameters.get("embed")?.toLowerCase() !== "true") return [];
  const options = parameters.getAll("embed_options").map((option) => `embed_options=${encodeURIComponent(option.toLowerCase())}`);
  return ["embed=true", ...options];
}

/** `root` is absolute. */
export function followAddress(session: Session, manifest: Manifest, root: string): void {
  let shown = session.state.get();
  session.state.subscribe(() => {
    const { page, query, queryReplaces } = session.state.get();
    if (page === shown.page && query === shown.query) return;
    const moved = page !== shown.page;
    shown = session.state.get();
    const search = [...(moved ? embedQuery : hostQuery)(location.search), query].filter(Boolean).join("&");
    const path = moved ? new URL(`./${page}`, root).pathname : location.pathname;
    const address = path + (search ? `?${search}` : "") + (moved ? "" : location.hash);
    if (address !== location.pathname + location.search + location.hash) {
      if (queryReplaces && !moved) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }
    if (moved) window.scrollTo(0, 0);
  });
  window.addEventListener("popstate", () => {
    const page = pageAt(location.pathname, root, pagesOf(session.state.get(), manifest));
    const query = appQuery(location.search);
    shown = { ...shown, page, query };
    session.navigate(page, query);
  });
}
