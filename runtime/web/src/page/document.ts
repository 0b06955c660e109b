/** The document around the app: title, icon, theme, embedding. */
import { applyChoice, readChoice, themeBase, themeCss } from "../shell/theme";
import { pagesOf } from "../shell/pages";
import type { Manifest } from "../shell/site";
import type { Session } from "../tree/session";
import { resolveUrl } from "../views/media";

/** `?embed=true&embed_options=dark_theme`: hides the chrome, by attributes that the stylesheet knows. */
export function applyEmbedding(search: string): void {
  const parameters = new URLSearchParams(search);
  const options = parameters.getAll("embed_options").flatMap((value) => value.toLowerCase().split(","));
  const { dataset } = document.documentElement;
  if (parameters.get("embed")?.toLowerCase() === "true") dataset.embed = options.join(" ");
  if (options.includes("light_theme")) dataset.theme = "light";
  if (options.includes("dark_theme")) dataset.theme = "dark";
}

export function applyTheme(manifest: Manifest, root: string): void {
  const theme = manifest.config.theme;
  const css = themeCss(theme);
  if (css && !document.getElementById("appc-theme")) {
    const style = document.createElement("style");
    style.id = "appc-theme";
    style.textContent = css;
    document.head.append(style);
  }
  applyChoice(readChoice(root), root, themeBase(theme));
}

/** An emoji drawn as SVG, or an address. */
export function iconUrl(icon: string, root: string): string {
  if (/^(https?:|data:|assets\/|app\/static\/|\.?\/)/.test(icon)) return resolveUrl(icon, root);
  const glyph = icon.replace(/[<&]/g, "");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y=".9em" font-size="90">${glyph}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function setIcon(icon: string, root: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]') ?? document.createElement("link");
  link.rel = "icon";
  link.href = iconUrl(icon, root);
  if (!link.isConnected) document.head.append(link);
}

/** Title and icon as `st.set_page_config` says, else as the page is named. */
export function followDocument(session: Session, manifest: Manifest, root: string): void {
  let shown = session.state.get();
  session.state.subscribe(() => {
    const { pageConfig, page, navigation } = session.state.get();
    if (pageConfig === shown.pageConfig && page === shown.page && navigation === shown.navigation) return;
    shown = session.state.get();
    const info = pagesOf(session.state.get(), manifest).find((item) => item.path === page);
    document.title = pageConfig.title ?? info?.title ?? document.title;
    const icon = pageConfig.icon ?? info?.icon;
    if (icon && !icon.startsWith("material/")) setIcon(icon, root);
  });
}
