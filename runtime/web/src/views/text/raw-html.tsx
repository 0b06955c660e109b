import { Suspense, use, useEffect, useMemo, useRef } from "react";
import type { RawHtml as Props } from "../../protocol/elements";
import { useSite, type ViewProps } from "../view";
import { staticAddresses } from "./finish";
import { isInvisible, purifier, sanitize } from "./sanitize";

/** `st.html`: the user's HTML in the page itself, made safe. */
export function RawHtml({ props }: ViewProps<"html">) {
  return (
    <Suspense fallback={<div className="stHtml" data-testid="stHtml" />}>
      <Sanitized {...props} />
    </Suspense>
  );
}

function Sanitized({ body, allow_javascript }: Props) {
  use(purifier.load());
  const { root } = useSite();
  const html = useMemo(() => staticAddresses(sanitize(body, "html"), root), [body, root]);
  const ref = useRef<HTMLDivElement>(null);
  useScripts(ref, allow_javascript ? body : "");
  return (
    <div
      ref={ref}
      className={isInvisible(html) ? "stHtml stHtml-empty" : "stHtml"}
      data-testid="stHtml"
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Scripts never stand in the prerendered HTML, where they would run before the page is alive: they run after it is. */
function useScripts(ref: React.RefObject<HTMLDivElement | null>, body: string): void {
  useEffect(() => {
    const holder = ref.current;
    if (!body || !holder) return undefined;
    const added = scriptsOf(body).map((script) => holder.appendChild(script));
    return () => added.forEach((script) => script.remove());
  }, [ref, body]);
}

/** Fresh elements: a script that came through innerHTML never runs. */
function scriptsOf(body: string): HTMLScriptElement[] {
  const parsed = new DOMParser().parseFromString(body, "text/html");
  return [...parsed.querySelectorAll("script")].map((from) => {
    const script = document.createElement("script");
    for (const { name, value } of from.attributes) script.setAttribute(name, value);
    script.textContent = from.textContent;
    return script;
  });
}
