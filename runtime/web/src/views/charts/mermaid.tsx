/** `st.mermaid_chart`: its source, which is made to be read, until the diagram stands in its place. */
import { useState, useEffect } from "react";
import type { MermaidChart as MermaidProps } from "../../protocol/elements";
import { ElementToolbar, FullscreenFrame, ToolbarButton, useFullscreen } from "../fullscreen";
import { copyText } from "../text/copy";
import { useThemeVersion } from "../theme-colors";
import type { ViewProps } from "../view";
import { digest } from "./graphviz";
import { liveColors } from "./live-colors";
import { usePicture } from "./use-picture";

/** The diagram's accessible name: what the script says, the diagram's own title, or its kind. */
export function diagramName({ alt, body }: MermaidProps): string {
  const title = /^\s*accTitle\s*:\s*(.+)$/m.exec(body)?.[1] ?? /^---\n(?:.*\n)*?title:\s*(.+)\n/.exec(body)?.[1];
  const kind = /^\s*(?!---|%%|title:|config:)([a-zA-Z]+)/m.exec(body.replace(/^---\n[\s\S]*?\n---\n/, ""))?.[1];
  return alt ?? title?.trim() ?? `Mermaid ${kind ?? "diagram"}`;
}

export default function MermaidChart({ props }: ViewProps<"mermaid_chart">) {
  const fullscreen = useFullscreen();
  const theme = useThemeVersion();
  const name = diagramName(props);
  const key = `${digest(props.body)}-${theme}`;
  const { host, error } = usePicture(key, async (element) => (await import("./mermaid-draw.browser")).drawDiagram(props.body, liveColors(element)));
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const observer = new MutationObserver(() => setDrawn(element.childElementCount > 0));
    observer.observe(element, { childList: true });
    return () => observer.disconnect();
  }, [host]);
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <ElementToolbar fullscreen={fullscreen}>
        <ToolbarButton label="Copy source" icon="material/content_copy" onPress={() => void copyText(props.body)} />
      </ElementToolbar>
      <div className="stMermaidChart" data-testid="stMermaidChart">
        {!drawn && !error && <pre className="st-mermaid-source">{props.body}</pre>}
        <div ref={host} role="img" aria-label={name} className="st-mermaid-drawing" />
        {error && (
          <p className="st-chart-error" role="alert" data-testid="stMermaidError">
            Mermaid diagram error: {error}
          </p>
        )}
      </div>
    </FullscreenFrame>
  );
}
