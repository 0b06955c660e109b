/** Links to pages of the app. */
import type { MouseEvent } from "react";

/** `root` ends with a slash. */
export function pageUrl(path: string, root: string, query = ""): string {
  return (path === "" ? root : `${root}${path}/`) + (query ? `?${query}` : "");
}

/** A click that the browser would follow in this tab. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
