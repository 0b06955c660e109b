/** Links to pages of the app. */
import { useEffect, useState, type MouseEvent } from "react";

/** `root` ends with a slash. */
export function pageUrl(path: string, root: string, query = ""): string {
  return (path === "" ? root : `${root}${path}/`) + (query ? `?${query}` : "");
}

/**
 * The same, absolute and without the slash at its end (a static host adds it) once the page is alive: what a visitor copies.
 */
export function usePageUrl(path: string, root: string, query = ""): string {
  const first = pageUrl(path, root, query);
  const [alive, setAlive] = useState<{ of: string; url: string } | null>(null);
  useEffect(() => {
    const url = new URL(first, document.baseURI);
    if (path !== "") url.pathname = url.pathname.replace(/\/$/, "");
    setAlive({ of: first, url: url.href });
  }, [first, path]);
  return alive?.of === first ? alive.url : first;
}

/** A click that the browser would follow in this tab. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
