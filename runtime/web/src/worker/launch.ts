/** Makes the worker: from a blob, so that the page's policy binds it. */
import type { Manifest } from "../shell/site";
import seedScript from "./seed.ts?script";
import { filesToStart, type Seed, type StartMessage } from "./start";

/** `root`: the site's, absolute. */
export function launchWorker(manifest: Manifest, root: string): Worker {
  const at = (address: string) => new URL(address, root).href;
  const { assets, pyodide } = manifest;
  const seed: Seed = { worker: at(assets.worker), asm: at(pyodide.asm), wasm: at(pyodide.wasm), files: filesToStart(manifest).map(at) };
  const source = `const appcSeed = ${JSON.stringify(seed)};\n${seedScript}`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "python" });
  // A page may start many.
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  const start: StartMessage = { manifest, root };
  worker.postMessage(start);
  return worker;
}
