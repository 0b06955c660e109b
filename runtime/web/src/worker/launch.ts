/** Makes the worker: from a blob, so that the page's policy binds it. */
import type { Manifest } from "../shell/site";
import seedScript from "./seed.ts?script";
import type { Seed } from "./start";

/** `root`: the site's, absolute. */
export function launchWorker(manifest: Manifest, root: string): Worker {
  const seed: Seed = { manifest, root };
  const source = `const appcSeed = ${JSON.stringify(seed)};\n${seedScript}`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "python" });
  // A page may start many.
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
