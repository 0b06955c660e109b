/** Starts Pyodide from the site's own files: everything downloads at once, whatever the hosts' names and types are. */
import type { PyodideAPI } from "pyodide";
import type { Manifest } from "../shell/site";
import { startCore } from "./core";
import type { Downloads } from "./downloads";
import { unpack } from "./packs";
import type { Early } from "./start";

export type Progress = (stage: string, done: number) => void;
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
  const library = downloads.bytes(at(manifest.pyodide.stdlib));
  const lock = downloads.get(at(manifest.lock)).then((response) => response.text());
  const packs = manifest.packs.map(({ url, target }) => ({ target, bytes: downloads.bytes(at(url)) }));
  progress("Loading Python", 0.1);
  const { default: create } = await early.asm;
  progress("Starting Python", 0.3);
  const options = { ...commonOptions(start), lockFileContents: lock, packages: manifest.packages };
  const pyodide = await startCore({ wasm: early.wasm, create, library, options });
  progress("Unpacking the app", 0.85);
  for (const { target, bytes } of packs) unpack(pyodide, await bytes, target);
  return pyodide;
}
