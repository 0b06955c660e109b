const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", nbsp: "\u00a0" };

/** The text that Python's `html.escape` made safe. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|nbsp|#39|#x27);/g, (_, name: string) => NAMED[name]!);
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
