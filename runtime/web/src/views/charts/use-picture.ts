/** A chart that is a picture: from the build where it was drawn there, else drawn in the browser, once for each source. */
import { useEffect, useRef, useState, type RefObject } from "react";

interface Picture {
  host: RefObject<HTMLDivElement | null>;
  error: string | null;
}

/**
 * Puts what `draw` makes (SVG text) into `host` whenever `key` is another. The host's own `data-drawn` says what stands in it:
 * React leaves the prerendered content alone, and so does this while it is the wanted one.
 */
export function usePicture(key: string, draw: (host: HTMLElement) => Promise<string>): Picture {
  const host = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<string | null>(null);
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    const element = host.current;
    if (!element || element.dataset.drawn === key) return undefined;
    let cancelled = false;
    latest.current(element).then(
      (svg) => {
        if (cancelled) return;
        element.innerHTML = svg;
        element.dataset.drawn = key;
        setError(null);
      },
      (reason: unknown) => {
        if (cancelled) return;
        element.replaceChildren();
        element.dataset.drawn = "";
        setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      cancelled = true;
    };
  }, [key]);
  return { host, error };
}
