/** `st.bokeh_chart`: drawn by BokehJS, which the site takes from the app's own version of Bokeh. */
import { useEffect, useRef, useState } from "react";
import { loadScripts } from "../load-scripts";
import { resolveUrl } from "../media";
import { useSite, type ViewProps } from "../view";

interface Drawn {
  clear: () => void;
}
interface BokehJs {
  embed: { embed_item: (item: unknown, target: HTMLElement) => Promise<unknown> };
}
interface Root {
  model?: { document?: { clear: () => void } };
}

export default function BokehChart({ props }: ViewProps<"bokeh_chart">) {
  const { root } = useSite();
  const host = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<string | null>(null);
  const scripts = props.scripts.join("\n");
  useEffect(() => {
    let drawn: Drawn | null = null;
    let gone = false;
    void (async () => {
      try {
        await loadScripts(scripts.split("\n").map((url) => resolveUrl(url, root)));
        if (gone || !host.current) return;
        drawn = await draw(host.current, props.item);
        if (gone) drawn.clear();
        else setError(null);
      } catch (reason) {
        if (!gone) setError((reason as Error).message);
      }
    })();
    return () => {
      gone = true;
      drawn?.clear();
    };
  }, [props.item, scripts, root]);
  return (
    <>
      <div className="stBokehChart" data-testid="stBokehChart" role="group" aria-label={props.title} style={{ minHeight: props.height }}>
        <div ref={host} />
      </div>
      {error && (
        <p className="st-chart-error" role="alert">
          Bokeh chart error: {error}
        </p>
      )}
    </>
  );
}

/** Draws into a box of its own: one that is being taken down keeps its. */
async function draw(host: HTMLElement, item: string): Promise<Drawn> {
  const { Bokeh } = globalThis as unknown as { Bokeh?: BokehJs };
  if (!Bokeh) throw new Error("BokehJS did not load.");
  const box = document.createElement("div");
  box.style.display = "flow-root";
  host.append(box);
  const views = await Bokeh.embed.embed_item(JSON.parse(item), box);
  // The last one has stood until this one was there.
  while (box.previousSibling) box.previousSibling.remove();
  return {
    clear: () => {
      // Bokeh 3 gives a manager of views, older versions a list of them.
      const roots = (Array.isArray(views) ? views : ((views as { roots?: Root[] }).roots ?? [])) as Root[];
      for (const { model } of roots) model?.document?.clear();
      box.remove();
    },
  };
}
