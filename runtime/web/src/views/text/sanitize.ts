/** The user's own HTML, made safe. */
import type { DOMPurify } from "dompurify";
import { lazyModule } from "../lazy-module";

/** In the browser the library comes as a chunk; the prerender calls `purifier.set(createDOMPurify(window))` with jsdom's. */
export const purifier = lazyModule<DOMPurify>(() => import("./purify").then((module) => module.default));

export type HtmlKind = "html" | "markdown";

const COMMON = {
  // Keeps a <style> or comment that stands first.
  FORCE_BODY: true,
  ADD_TAGS: ["style"],
  ADD_ATTR: ["target"],
};
const CONFIG: Record<HtmlKind, Record<string, unknown>> = {
  // What st.html takes: HTML, neither SVG nor frames.
  html: { ...COMMON, USE_PROFILES: { html: true } },
  // What unsafe_allow_html takes besides: drawings and embedded players.
  markdown: {
    ...COMMON,
    ADD_TAGS: ["style", "iframe"],
    ADD_ATTR: ["target", "allow", "allowfullscreen", "frameborder", "referrerpolicy", "scrolling", "loading"],
  },
};

/** `html` without scripts and handlers; `<style>` stays. Throws when `purifier` has not been loaded. */
export function sanitize(html: string, kind: HtmlKind): string {
  const purify = purifier.get();
  if (!purify) throw new Error("The sanitiser is not loaded: await purifier.load() before rendering the user's HTML");
  return closeLinks(purify.sanitize(html, CONFIG[kind]) as unknown as string);
}

/** A link into a new tab must not hand that tab a way back. */
function closeLinks(html: string): string {
  return html.replace(/<a\b[^>]*\btarget="_blank"[^>]*>/g, (tag) => (/\brel="/.test(tag) ? tag : tag.replace(/>$/, ' rel="noopener noreferrer">')));
}

/** Whether nothing of it takes room in the page (styles only). */
export function isInvisible(html: string): boolean {
  return html.replace(/<style\b[\s\S]*?<\/style>/gi, "").trim() === "";
}
