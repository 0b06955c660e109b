/** `st.graphviz_chart`: drawn by the build, so that a page whose graph stays as it is never loads Graphviz. */
import type { GraphvizChart as GraphvizProps } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { ElementToolbar, FullscreenFrame, useFullscreen } from "../fullscreen";
import type { PreparedView, ViewProps } from "../view";
import { usePicture } from "./use-picture";

/** Pictures that the prerender made, by their element. Empty in browsers. */
const pictures = new WeakMap<GraphvizProps, string>();

async function prepare(node: WireNode): Promise<void> {
  const props = node.props as GraphvizProps;
  const { drawGraph } = await import("./graphviz-draw");
  pictures.set(props, await drawGraph(props.dot, props.engine));
}

/** A digest of what is drawn, to know it again. */
export function digest(text: string): string {
  let hash = 5381;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0;
  return `${text.length}-${hash.toString(36)}`;
}

/** The graph's accessible name: what the script says, its label, or its name. */
export function graphName({ alt, dot }: GraphvizProps): string {
  if (alt) return alt;
  const label = /^\s*(?:graph\s*\[[^\]]*?)?\blabel\s*=\s*"((?:[^"\\]|\\.)+)"/m.exec(dot)?.[1];
  const name = /^\s*(?:strict\s+)?(?:di)?graph\s+("(?:[^"\\]|\\.)+"|[\w.]+)\s*\{/i.exec(dot.replace(/^\s*(\/\/|#).*$/gm, ""))?.[1];
  return `Graph ${label ?? name?.replaceAll('"', "") ?? ""}`.replaceAll("\\n", " ").trim();
}

function GraphvizView({ props }: ViewProps<"graphviz_chart">) {
  const fullscreen = useFullscreen();
  const key = digest(`${props.engine} ${props.dot}`);
  const { host, error } = usePicture(key, async () => (await import("./graphviz-draw")).drawGraph(props.dot, props.engine));
  const svg = pictures.get(props);
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <ElementToolbar fullscreen={fullscreen} />
      <div
        className="stGraphVizChart"
        data-testid="stGraphVizChart"
        data-width={typeof props.width === "number" ? "fixed" : props.width}
        data-height={typeof props.height === "number" ? "fixed" : props.height}
        data-drawn={svg === undefined ? undefined : key}
        style={typeof props.height === "number" && !fullscreen.active ? { height: props.height } : undefined}
        ref={host}
        role="img"
        aria-label={graphName(props)}
        dangerouslySetInnerHTML={{ __html: svg ?? "" }}
        suppressHydrationWarning
      />
      {error && (
        <p className="st-chart-error" role="alert">
          The graph cannot be drawn: {error}
        </p>
      )}
    </FullscreenFrame>
  );
}

export const GraphvizChart: PreparedView<"graphviz_chart"> = Object.assign(GraphvizView, { prepare });
