/** The stylesheet's rules that a page's markup needs for its first frame, less its fonts: those come later (first-fonts.css). */
import { readFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";

/**
 * `sheet`: the stylesheet's path. Rules are left out by the classes and elements that their selectors name; those by
 * attribute (states, the theme's) all stay, since attributes change before the page's script is there.
 */
export async function firstStyles(html: string, sheet: string): Promise<string> {
  const css = await readFile(sheet, "utf8");
  const attributes = [...css.matchAll(/\[([\w-]+)/g)].map(([, name]) => name!);
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: `<html><body><div id="root">${html}</div></body></html>`, extension: "html" }],
    css: [{ raw: css }],
    keyframes: true,
    dynamicAttributes: [...new Set(attributes)],
  });
  return purged!.css.replace(/@font-face\s*\{[^}]*\}/g, "");
}
