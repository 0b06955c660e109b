/** Pyodide from a snapshot instead of its own start: the same in a browser's worker and in Node. */
import { applyDelta } from "./delta";
import { reopenFiles, restoreFiles } from "./files";
import type { Description, LazyFile } from "./format";
import { restoreLibraries } from "./libraries";
import type { PyodideModule } from "./module";
import { setTrampoline } from "./trampoline";
import { keepWaiting } from "./waiting";

export interface Parts {
  description: Description;
  /** The packed files' bytes; files in the restored system are views into them. */
  files: Uint8Array;
  /** Its bytes, in blocks. */
  heap: Uint8Array[];
  /** Those of the description, then those that wait. */
  libraries: WebAssembly.Module[];
}

export type Settings = Partial<PyodideModule> & { API: PyodideModule["API"] };
export type CreateModule = (settings: Settings) => Promise<PyodideModule>;

/** Pyodide reads only its length, and then skips the interpreter's own start. */
export const STUB = new Uint8Array(64);
/** The lock file is not needed to start. Its ABI must be the one that this Pyodide has. */
export const emptyLock = (abi: string) => ({
  info: { abi_version: abi, arch: "wasm32", platform: "emscripten", version: "0", python: "0" },
  packages: {},
});

/** For `loadPyodide({createPyodideModule, _loadSnapshot: STUB})`. Rejects before Python is touched when the parts do not fit. */
export function restoring(create: CreateModule, parts: Promise<Parts>, fetchLazy: (file: LazyFile) => Uint8Array): CreateModule {
  return async (settings) => {
    const module = await create(settings);
    performance.mark("appc:module");
    const arrived = await parts;
    const { description, files, libraries } = arrived;
    checkBuild(settings.API.config.BUILD_ID, description);
    const trampoline = restoreLibraries(module, description, libraries);
    const stubs = keepWaiting(libraries.slice(description.libraries.length));
    restoreFiles(module.FS, description.files, files, stubs, fetchLazy);
    reopenFiles(module.FS, description.files.open);
    module.API.restoreSnapshot = () => {
      applyDelta(module.HEAPU8, description.memory, arrived.heap);
      // Pyodide keeps hold of this function, and by it of everything here: the copy in its memory is enough.
      arrived.heap = [];
      setTrampoline(module, trampoline);
      setRunSync(module, description.runSync);
      return description.references;
    };
    return module;
  };
}

export function checkBuild(buildId: string, description: Description): void {
  if (description.buildId !== buildId) throw new Error("the snapshot was made by another build of Pyodide");
}

/** Which `run_sync` there is was chosen by the engine that made the snapshot: this one has it or not. */
function setRunSync(module: PyodideModule, address: number): void {
  const symbol = module.jspiSupported ? "run_sync" : "run_sync_not_supported";
  const slot = module.GOT[symbol]?.value;
  if (slot === undefined) throw new Error(`this Pyodide has no function ${symbol}`);
  module.HEAPU32[address >> 2] = slot;
}
