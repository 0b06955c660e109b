/** Starts Pyodide from the site's own files: everything downloads at once, whatever the hosts' names and types are. */
import type { PyodideAPI } from "pyodide";
import type { Manifest } from "../shell/site";
import { startCore } from "./core";
import type { Downloads } from "./downloads";
import { unpack } from "./packs";
import type { Progress } from "./progress";
import type { Early } from "./start";

export type Output = (stream: "stdout" | "stderr", text: string) => void;

/** What every start needs. `at` makes an address of the site absolute. */
export interface Start {
  manifest: Manifest;
  early: Early;
  downloads: Downloads;
  at: (address: string) => string;
  progress: Progress;
  output: Output;
}

/** What `loadPyodide` is told in any case. */
export function commonOptions({ at, output }: Start): Record<string, unknown> {
  return {
    packageBaseUrl: at("assets/"),
    stdout: (text: string) => output("stdout", `${text}\n`),
    stderr: (text: string) => output("stderr", `${text}\n`),
  };
}

/** Pyodide's own start: the interpreter, its packages, then the site's packs. */
export async function bootPyodide(start: Start): Promise<PyodideAPI> {
  const { manifest, early, downloads, at, progress } = start;
  const get = async (address: string) => {
    const bytes = await downloads.bytes(at(address));
    progress.arrived(address, bytes.length);
    return bytes;
  };
  const library = get(manifest.pyodide.stdlib);
  const lock = get(manifest.lock).then((bytes) => new TextDecoder().decode(bytes));
  const packs = manifest.packs.map(({ url, target }) => ({ target, bytes: get(url) }));
  const { default: create } = await early.asm;
  void early.wasm.then(() => progress.stage("Starting Python", 0));
  const options = { ...commonOptions(start), lockFileContents: lock, packages: manifest.packages };
  const pyodide = await startCore({ wasm: early.wasm, create, library, options });
  progress.stage("Unpacking the app", 0.95);
  for (const { target, bytes } of packs) unpack(pyodide, await bytes, target);
  return pyodide;
}
