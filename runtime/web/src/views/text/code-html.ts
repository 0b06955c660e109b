/** Code blocks as HTML strings: one form for `st.code` and for the fenced code of Markdown. */
import { escapeHtml } from "./entities";

const COPY_ICON =
  '<svg class="st-copy-icon" viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><rect x="9" y="9" width="12" height="12" rx="2"></rect><path d="M5 15H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v1"></path></svg>';
const DONE_ICON =
  '<svg class="st-copied-icon" viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M20 6 9 17l-5-5"></path></svg>';
/** Pressed through `onCopyClick`, by whoever holds the HTML. */
export const COPY_BUTTON = `<button type="button" class="stCodeCopyButton" data-testid="stCodeCopyButton" title="Copy to clipboard" aria-label="Copy to clipboard">${COPY_ICON}${DONE_ICON}</button>`;

export interface CodeOptions {
  lineNumbers?: boolean;
  wrapLines?: boolean;
}

/** The inside of `stCode`. `code` is HTML: coloured or escaped. */
export function codeBlock(code: string, language: string, { lineNumbers = false, wrapLines = false }: CodeOptions = {}): string {
  const names = ["st-code-pre", lineNumbers && "st-code-numbered", wrapLines && "st-code-wrapped"].filter(Boolean).join(" ");
  const inner = lineNumbers ? numbered(code) : code;
  const languageClass = language ? ` class="language-${escapeHtml(language)}"` : "";
  const copy = code.trim() === "" ? "" : COPY_BUTTON;
  return `<pre class="${names}" tabindex="0"><code${languageClass}>${inner}</code></pre>${copy}`;
}

/** Each line in a span of its own; the numbers are drawn by CSS, so that selecting and copying leaves them out. */
function numbered(code: string): string {
  const lines = splitLines(code);
  const width = String(lines.length).length;
  return lines.map((line) => `<span class="st-code-line" style="--st-digits: ${width}">${line}\n</span>`).join("");
}

/** Lines of coloured code: a span that goes over several lines is closed and opened again at each. */
export function splitLines(html: string): string[] {
  const open: string[] = [];
  return html.split("\n").map((line) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) {
      if (tag.startsWith("</")) open.pop();
      else open.push(tag);
    }
    return before + line + "</span>".repeat(open.length);
  });
}
