/** Makes the worker: from a blob, so that the page's policy binds it. */
import type { Manifest } from "../shell/site";
import seedScript from "./seed.ts?script";
import type { Seed, StartMessage } from "./start";

/** `root`: the site's, absolute. */
export function launchWorker(manifest: Manifest, root: string): Worker {
  const at = (address: string) => new URL(address, root).href;
  const { assets, pyodide } = manifest;
  const seed: Seed = { worker: at(assets.worker), asm: at(pyodide.asm), wasm: at(pyodide.wasm), files: filesToStart(manifest).map(at) };
  const source = `const appcSeed = ${JSON.stringify(seed)};\n${seedScript}`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "python" });
  const start: StartMessage = { manifest, root };
  worker.postMessage(start);
  return worker;
}

/** With a snapshot, its parts; without one, what Pyodide's own start takes. */
export function filesToStart({ snapshots, packages, pyodide, lock, packs, results }: Manifest): string[] {
  const first = snapshots?.[0];
  const own = results?.eager ? [results.url] : [];
  if (!first) return [pyodide.stdlib, lock, ...packs.map(({ url }) => url), ...own];
  const parts = first.libraries ? [first.memory, first.libraries, ...own] : [first.memory, ...own];
  // Packages that the snapshot does not hold are installed by Python, which needs most of its library for that.
  return first.level === "core" && packages.length > 0 ? [...parts, pyodide.stdlib] : parts;
}
