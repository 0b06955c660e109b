/** Graphviz itself, compiled to WebAssembly, in the script: the chunk that draws graphs, at build time and in the browser. */
import { instance, type Viz } from "@viz-js/viz";

let viz: Promise<Viz> | null = null;

/** The graph as SVG text. Rejects with what Graphviz says of source that it cannot read. */
export async function drawGraph(dot: string, engine: string): Promise<string> {
  const { status, output, errors } = (await (viz ??= instance())).render(dot, { engine, format: "svg" });
  if (status !== "success" || output === undefined) {
    const said = errors.map(({ message }) => message).filter(Boolean);
    throw new Error(said.join("\n") || "Graphviz cannot read this graph.");
  }
  return inline(output);
}

/** SVG to stand in a page: without the file's head, and without links that would run a script. */
function inline(file: string): string {
  const svg = file.slice(file.indexOf("<svg"));
  return svg.replace(/((?:xlink:)?href=")\s*(?:javascript|vbscript|data):[^"]*"/gi, '$1#"').trim();
}
