/** Pyodide's core, given what it would ask the network for. */
import { loadPyodide, type PyodideAPI } from "pyodide";
import type { CreateModule } from "../snapshot/restore";

/** Addresses that nothing answers to: requests for them are answered here. */
const FOLDER = "https://core.invalid/";
const WASM = `${FOLDER}pyodide.asm.wasm`;
const LIBRARY = `${FOLDER}python_stdlib.zip`;

export interface Core {
  wasm: Promise<WebAssembly.Module>;
  create: CreateModule;
  /** The standard library's zip. */
  library: Promise<Uint8Array>;
  /** What Pyodide is told besides. */
  options: Record<string, unknown>;
}

/** Runs `loadPyodide` with the files of `core`; all other requests go out as usual. */
export async function startCore({ wasm, create, library, options }: Core): Promise<PyodideAPI> {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const marker = new Response();
  self.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url === WASM) return marker;
    return url === LIBRARY ? new Response((await library) as BodyInit) : fetch.call(self, input, init);
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== marker) return instantiateStreaming.call(WebAssembly, source, imports);
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    return await loadPyodide({ indexURL: FOLDER, stdLibURL: LIBRARY, createPyodideModule: create as never, ...options });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
