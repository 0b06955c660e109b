/** Where a running Pyodide has put its shared libraries and its functions, so that another can be given the same layout. */
import type { Library, TableSlot } from "./format";
import { mainSymbols, type LoadedLibrary, type PyodideModule } from "./module";

interface Placed {
  memoryBase: number;
  tableBase: number;
  instance: WebAssembly.Instance;
  module: WebAssembly.Module;
}

interface LibraryImports extends WebAssembly.Imports {
  env: { __memory_base: number; __table_base: number } & WebAssembly.ModuleImports;
}

/** Takes down every shared library that is instantiated while it listens. */
export class InstanceLog {
  readonly placed: Placed[] = [];
  readonly #instance = WebAssembly.Instance;
  readonly #instantiate = WebAssembly.instantiate;

  start(): void {
    const note = (module: WebAssembly.Module, imports: WebAssembly.Imports | undefined, instance: WebAssembly.Instance) => this.#note(module, imports, instance);
    const instantiate = this.#instantiate as (source: unknown, imports?: WebAssembly.Imports) => Promise<unknown>;
    WebAssembly.Instance = new Proxy(this.#instance, {
      construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports?]) {
        const instance = new target(module, imports);
        note(module, imports, instance);
        return instance;
      },
    });
    WebAssembly.instantiate = (async (source: unknown, imports?: WebAssembly.Imports) => {
      const made = await instantiate.call(WebAssembly, source, imports);
      if (made instanceof this.#instance) note(source as WebAssembly.Module, imports, made);
      else note((made as WebAssembly.WebAssemblyInstantiatedSource).module, imports, (made as WebAssembly.WebAssemblyInstantiatedSource).instance);
      return made;
    }) as typeof WebAssembly.instantiate;
  }

  stop(): void {
    WebAssembly.Instance = this.#instance;
    WebAssembly.instantiate = this.#instantiate;
  }

  #note(module: WebAssembly.Module, imports: WebAssembly.Imports | undefined, instance: WebAssembly.Instance): void {
    if (!imports?.["GOT.mem"] || WebAssembly.Module.customSections(module, "dylink.0").length === 0) return;
    const { __memory_base: memoryBase, __table_base: tableBase } = (imports as LibraryImports).env;
    this.placed.push({ memoryBase, tableBase, instance, module });
  }
}

type RecordedLibrary = Omit<Library, "offset" | "length"> & { instance: WebAssembly.Instance };

const isFunction = (value: unknown): value is CallableFunction => typeof value === "function";

/** The libraries in the order in which they were loaded. Throws for those whose JavaScript cannot be made again. */
export function recordLibraries(module: PyodideModule, log: InstanceLog): RecordedLibrary[] {
  const loaded = Object.entries(module.LDSO.loadedLibsByName).filter(([name]) => name !== "__main__");
  const owners = new Map<unknown, LoadedLibrary>();
  for (const [, library] of loaded) {
    for (const value of Object.values(library.exports)) if (isFunction(value)) owners.set(value, library);
  }
  const found: RecordedLibrary[] = [];
  for (const { instance, module: code, memoryBase, tableBase } of log.placed) {
    const library = Object.values(instance.exports).map((value) => owners.get(value)).find((owner) => owner !== undefined);
    if (!library) continue; // the main program itself
    if ("__start_em_asm" in instance.exports) throw new Error(`${library.name} brings JavaScript of its own (EM_ASM)`);
    const { tableSize, neededDynlibs } = module.getDylinkMetadata(code);
    found.push({
      name: library.name,
      names: loaded.filter(([, other]) => other === library).map(([name]) => name),
      handles: Object.entries(module.LDSO.loadedLibsByHandle).filter(([, other]) => other === library).map(([handle]) => Number(handle)),
      global: library.global,
      refcount: library.refcount === Infinity ? -1 : library.refcount,
      memoryBase,
      tableBase,
      tableSize,
      needed: neededDynlibs,
      instance,
    });
  }
  return found;
}

/** Slots from `base` on that no library's own elements fill. Throws for a function that nobody exports. */
export function recordSlots(module: PyodideModule, base: number, libraries: readonly RecordedLibrary[]): TableSlot[] {
  const names = exportedFunctions(module, libraries);
  const slots: TableSlot[] = [];
  const unknown: number[] = [];
  for (let index = base; index < module.wasmTable.length; index++) {
    if (libraries.some(({ tableBase, tableSize }) => index >= tableBase && index < tableBase + tableSize)) continue;
    const func: unknown = module.wasmTable.get(index);
    if (func === null) continue;
    const owner = names.get(func) ?? symbolAt(module, index);
    if (owner) slots.push([index, ...owner]);
    else unknown.push(index);
  }
  if (unknown.length > 0) throw new Error(`${unknown.length} functions were made by JavaScript or ctypes, which a snapshot cannot hold`);
  return slots;
}

function exportedFunctions(module: PyodideModule, libraries: readonly RecordedLibrary[]): Map<unknown, [number, string]> {
  const names = new Map<unknown, [number, string]>();
  const add = (exports: Record<string, unknown>, library: number) => {
    for (const [name, value] of Object.entries(exports)) if (isFunction(value) && !names.has(value)) names.set(value, [library, name]);
  };
  libraries.forEach(({ instance }, number) => add(instance.exports, number));
  add(mainSymbols(module), -1);
  return names;
}

function symbolAt(module: PyodideModule, slot: number): [number, string] | undefined {
  const found = Object.entries(module.GOT).find(([, symbol]) => symbol?.value === slot);
  return found && [-1, found[0]];
}

export function recordSymbols(module: PyodideModule): Record<string, number> {
  return Object.fromEntries(Object.entries(module.GOT).map(([name, symbol]) => [name, symbol!.value]));
}

/** `dlopen` keeps each library's file in the C heap, where nobody needs it any more: address and length in its handle. */
const FILE_DATA = 28;
const FILE_LENGTH = 32;

export function freeLibraryFiles(module: PyodideModule, libraries: readonly RecordedLibrary[]): void {
  for (const handle of libraries.flatMap(({ handles }) => handles)) {
    const data = module.HEAPU32[(handle + FILE_DATA) >> 2]!;
    if (data === 0) continue;
    module._free(data);
    module.HEAPU32[(handle + FILE_DATA) >> 2] = 0;
    module.HEAPU32[(handle + FILE_LENGTH) >> 2] = 0;
  }
}
