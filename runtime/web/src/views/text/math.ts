/** The chunk that holds KaTeX: TeX to HTML, the same string at build time and in the browser. */
import katex from "katex";
import styles from "katex/dist/katex.min.css?url";

/** Where the stylesheet lies, relative to the site's root. */
export const stylesheet: string = styles;

const MAX_REMEMBERED = 500;
const memo = new Map<string, string>();

/** A mistake in the TeX is shown at its place, in red, as source. */
export function renderMath(tex: string, display: boolean): string {
  const key = `${display ? "d" : "i"}${tex}`;
  let html = memo.get(key);
  if (html === undefined) {
    html = katex.renderToString(tex, { displayMode: display, throwOnError: false, strict: "ignore", errorColor: "var(--st-red-text-color)" });
    if (memo.size >= MAX_REMEMBERED) memo.clear();
    memo.set(key, html);
  }
  return html;
}
