/**
 * The last step from Python's HTML to the page's: formulas, code colours, heading anchors, and the user's own HTML made
 * safe. Strings to strings, so that the build and the browser give the same.
 */
import { lazyModule, type LazyModule } from "../lazy-module";
import { codeBlock } from "./code-html";
import { unescapeHtml } from "./entities";
import { purifier, sanitize } from "./sanitize";

/** Text without its colours and formulas is still text: when their chunk cannot be had, it stays unfinished. */
export const mathModule = lazyModule(() => import("./math").catch(() => null));
export const highlightModule = lazyModule(() => import("./highlight").catch(() => null));

const MATH = /<(span|div) class="appc-math">([\s\S]*?)<\/\1>/g;
const CODE = /<pre><code(?: class="language-([^"]*)")?>([\s\S]*?)<\/code><\/pre>/g;
const HEADING = /<h([1-6]) id="([^"]*)">([\s\S]*?)<\/h\1>/g;

/** The chunks that this HTML needs before it can be finished. */
export function modulesFor(html: string, allowHtml = false): LazyModule<unknown>[] {
  const modules: LazyModule<unknown>[] = [];
  if (html.includes('class="appc-math"')) modules.push(mathModule);
  if (html.includes('<pre><code class="language-')) modules.push(highlightModule);
  if (allowHtml) modules.push(purifier);
  return modules;
}

/** Loads what any text may need: the prerender calls it once (and sets its own `purifier` before). */
export async function preloadText(): Promise<void> {
  await Promise.all([mathModule.load(), highlightModule.load(), purifier.load()]);
}

/** `html` as it stands in the page. What a chunk that is not loaded would do is left undone. */
export function finish(html: string, allowHtml = false): string {
  const safe = allowHtml ? (purifier.get() ? sanitize(html, "markdown") : "") : html;
  if (!safe.includes("<pre>") && !safe.includes("<h") && !safe.includes("appc-math")) return safe;
  return safe.replace(MATH, math).replace(CODE, code).replace(HEADING, heading);
}

/** The project's static folder is served at the site's root, whichever page asks for it. */
export function staticAddresses(html: string, root: string): string {
  return html.includes("app/static/") ? html.replace(/\b(src|href)="(?:\.?\/)?app\/static\//g, `$1="${root}app/static/`) : html;
}

function math(source: string, tag: string, tex: string): string {
  const module = mathModule.get();
  return module ? module.renderMath(unescapeHtml(tex), tag === "div") : source;
}

function code(_: string, language: string | undefined, escaped: string): string {
  const name = language ? unescapeHtml(language).toLowerCase() : "";
  const module = name ? highlightModule.get() : null;
  const coloured = module ? module.highlight(unescapeHtml(escaped), name) : escaped;
  return `<div class="stMarkdownPre" data-testid="stMarkdownPre"><div class="stCode" data-testid="stCode">${codeBlock(coloured, name)}</div></div>`;
}

export const LINK_ICON =
  '<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"></path><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"></path></svg>';

function heading(_: string, level: string, id: string, inner: string): string {
  return (
    `<div class="stHeadingWithActionElements" data-testid="stHeadingWithActionElements"><h${level} id="${id}" aria-labelledby="${id}-text">` +
    `<span id="${id}-text">${inner}</span><span class="stHeaderActionElements" data-testid="stHeaderActionElements">` +
    `<a href="#${id}" aria-label="Link to heading">${LINK_ICON}</a></span></h${level}></div>`
  );
}

/** Labels come as one paragraph; within a line it would break out. */
export function inline(html: string): string {
  const match = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html);
  return match && !match[1]!.includes("<p>") ? match[1]! : html;
}
