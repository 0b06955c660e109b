/** Starts Pyodide from the site's own files: everything downloads at once, whatever the hosts' names and types are. */
import type { loadPyodide, PyodideAPI } from "pyodide";
import type { Manifest } from "../shell/site";
import { Downloads } from "./downloads";

export type Loader = { loadPyodide: typeof loadPyodide };
type Asm = { default: never };
export type Progress = (stage: string, done: number) => void;
export type Output = (stream: "stdout" | "stderr", text: string) => void;

/** What every start needs. `at` makes an address of the site absolute. */
export interface Start {
  manifest: Manifest;
  at: (address: string) => string;
  progress: Progress;
  output: Output;
}

interface Packs {
  target: string;
  bytes: Promise<ArrayBuffer>;
}

/** What `loadPyodide` is told in any case. */
export function commonOptions({ at, output }: Start) {
  const core = at("assets/");
  return {
    indexURL: core,
    packageBaseUrl: core,
    stdout: (text: string) => output("stdout", `${text}\n`),
    stderr: (text: string) => output("stderr", `${text}\n`),
  };
}

export function startCore({ manifest, at }: Start, downloads: Downloads): Promise<[Loader, Asm]> {
  downloads.start(at(manifest.pyodide.wasm), `${at("assets/")}pyodide.asm.wasm`, "application/wasm");
  return Promise.all([import(at(manifest.pyodide.loader)) as Promise<Loader>, import(at(manifest.pyodide.asm)) as Promise<Asm>]);
}

/** Pyodide's own start: the interpreter, its packages, then the site's packs. */
export async function bootPyodide(start: Start): Promise<PyodideAPI> {
  const { manifest, at, progress } = start;
  const downloads = new Downloads();
  const scripts = startCore(start, downloads);
  downloads.start(at(manifest.pyodide.stdlib));
  const lock = downloads.start(at(manifest.lock)).then((response) => response.text());
  const packs: Packs[] = manifest.packs.map(({ url, target }) => ({
    target,
    bytes: downloads.start(at(url)).then((response) => response.arrayBuffer()),
  }));
  progress("Loading Python", 0.1);
  const [loader, asm] = await scripts;
  progress("Starting Python", 0.3);
  downloads.install();
  try {
    const pyodide = await loader.loadPyodide({
      ...commonOptions(start),
      stdLibURL: at(manifest.pyodide.stdlib),
      lockFileContents: lock,
      createPyodideModule: asm.default,
      packages: manifest.packages,
    });
    progress("Unpacking the app", 0.85);
    for (const { target, bytes } of packs) unpack(pyodide, await bytes, target);
    return pyodide;
  } finally {
    downloads.restore();
  }
}

export function unpack(pyodide: PyodideAPI, bytes: ArrayBuffer | Uint8Array, target: string): void {
  pyodide.FS.mkdirTree(target);
  pyodide.unpackArchive(bytes as ArrayBuffer, "zip", { extractDir: target });
}
