/** Starts Pyodide from the site's own files: everything downloads at once, whatever the hosts' names and types are. */
import type { loadPyodide, PyodideAPI } from "pyodide";
import type { Manifest } from "../shell/site";

type Loader = { loadPyodide: typeof loadPyodide };
type Asm = { default: never };
export type Progress = (stage: string, done: number) => void;

/** Downloads under way, by the address that Pyodide will ask for. */
class Downloads {
  readonly #started = new Map<string, Promise<Response>>();
  readonly #fetch = self.fetch.bind(self);

  /** `alias` is the name that Pyodide gives the file, `type` the one that it needs. */
  start(url: string, alias = url, type?: string): Promise<Response> {
    const response = this.#fetch(url).then((found) => {
      if (!found.ok) throw new Error(`${url} could not be loaded: ${found.status} ${found.statusText}`);
      return type ? new Response(found.body, { status: 200, headers: { "Content-Type": type } }) : found;
    });
    response.catch(() => {});
    this.#started.set(alias, response);
    return response;
  }

  /** Pyodide's own requests find what is under way; others go out. */
  install(): void {
    self.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const started = this.#started.get(url);
      this.#started.delete(url);
      return started ?? this.#fetch(input, init);
    };
  }

  restore(): void {
    self.fetch = this.#fetch;
  }
}

interface Packs {
  target: string;
  bytes: Promise<ArrayBuffer>;
}

export async function bootPyodide(manifest: Manifest, root: string, progress: Progress, output: (stream: "stdout" | "stderr", text: string) => void): Promise<PyodideAPI> {
  const at = (address: string) => new URL(address, root).href;
  const downloads = new Downloads();
  const core = at("assets/");
  downloads.start(at(manifest.pyodide.wasm), `${core}pyodide.asm.wasm`, "application/wasm");
  downloads.start(at(manifest.pyodide.stdlib));
  const lock = downloads.start(at(manifest.lock)).then((response) => response.text());
  const packs: Packs[] = manifest.packs.map(({ url, target }) => ({
    target,
    bytes: downloads.start(at(url)).then((response) => response.arrayBuffer()),
  }));
  progress("Loading Python", 0.1);
  const [loader, asm] = await Promise.all([
    import(at(manifest.pyodide.loader)) as Promise<Loader>,
    import(at(manifest.pyodide.asm)) as Promise<Asm>,
  ]);
  progress("Starting Python", 0.3);
  downloads.install();
  try {
    const pyodide = await loader.loadPyodide({
      indexURL: core,
      stdLibURL: at(manifest.pyodide.stdlib),
      lockFileContents: lock,
      packageBaseUrl: core,
      createPyodideModule: asm.default,
      packages: manifest.packages,
      stdout: (text) => output("stdout", `${text}\n`),
      stderr: (text) => output("stderr", `${text}\n`),
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
