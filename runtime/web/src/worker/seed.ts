/**
 * The text of the worker's blob, before any file of the site is there: asks for all that Python's start needs at once, so
 * that nothing waits for a script to say what it needs. What comes after it is `worker.ts`. Bundled into launch.ts as text.
 */
import { filesToStart, type Early, type Seed } from "./start";

declare const appcSeed: Seed;

const { manifest, root } = appcSeed;
const at = (address: string) => new URL(address, root).href;
const waiting: unknown[] = [];
self.onmessage = ({ data }: MessageEvent<unknown>) => waiting.push(data);

/** The browser asks for it with the others, and its failure is whoever awaits it's to handle. */
function noted<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Compiled while it arrives; where a host gives another type, once it is there. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const found = await fetch(url);
  if (!found.ok) throw new Error(`${url} could not be loaded: ${found.status} ${found.statusText}`);
  const isWasm = found.headers.get("Content-Type")?.split(";")[0] === "application/wasm";
  return isWasm ? WebAssembly.compileStreaming(found) : WebAssembly.compile(await found.arrayBuffer());
}

const early: Early = {
  wasm: noted(compile(at(manifest.pyodide.wasm))),
  files: new Map(filesToStart(manifest).map((address) => [at(address), noted(fetch(at(address)))])),
  asm: noted(import(at(manifest.pyodide.asm)) as Early["asm"]),
};
(import(at(manifest.assets.worker)) as Promise<typeof import("./worker")>).then(
  ({ begin }) => begin(appcSeed, early, waiting),
  // Thrown where the page hears it: a rejection stays in the worker.
  (error: unknown) => setTimeout(() => {
    throw error;
  }),
);
