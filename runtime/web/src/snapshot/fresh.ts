/** A fresh Pyodide in Node, its memory just before a snapshot would be copied into it: what the snapshot is a delta to. */
import { changedPages } from "./delta";
import { PAGE, type Description } from "./format";
import { restoreLibraries } from "./libraries";
import type { PyodideModule } from "./module";
import { STUB, type CreateModule, type Settings } from "./restore";

export interface FreshMemory {
  memory: Uint8Array;
  /** Pages that the engine wrote by itself, constructors first: another one may write others, so they are always shipped. */
  touched: Set<number>;
}

class Enough extends Error {}

type Load = (options: Record<string, unknown>) => Promise<unknown>;

export async function freshMemory(load: Load, create: CreateModule, folder: string, description: Description, compiled: WebAssembly.Module[]): Promise<FreshMemory> {
  let found: FreshMemory | undefined;
  const stopping = async (settings: Settings): Promise<PyodideModule> => {
    let untouched: Uint8Array | undefined;
    settings.preRun = [(module) => (untouched = module.HEAPU8.slice()), ...(settings.preRun ?? [])];
    const module = await create(settings);
    const touched = changedPages(untouched!, module.HEAPU8.slice(0, untouched!.length));
    restoreLibraries(module, description, compiled);
    found = { memory: module.HEAPU8.slice(), touched };
    throw new Enough();
  };
  const options = { indexURL: folder, lockFileContents: new Promise(() => {}), _loadSnapshot: STUB, createPyodideModule: stopping };
  await load(options).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  if (!found || found.memory.length % PAGE !== 0) throw new Error("a fresh Pyodide could not be started");
  return found;
}
