/** Shared libraries put back at the addresses that they had, without running any of their code. */
import type { CodeRange, Description, Library } from "./format";
import { mainSymbols, type LoadedLibrary, type PyodideModule } from "./module";
import { reserveTrampoline } from "./trampoline";

type Symbols = Record<string, unknown>;

interface Restored {
  library: Library;
  instance: WebAssembly.Instance;
  loaded: LoadedLibrary;
}

/** Bytes of the bundle -> compiled, all at once. */
export function compileLibraries(libraries: readonly CodeRange[], bundle: Uint8Array): Promise<WebAssembly.Module[]> {
  return Promise.all(libraries.map(({ offset, length }) => WebAssembly.compile(bundle.subarray(offset, offset + length) as BufferSource)));
}

/**
 * Gives a fresh module the recorded layout: table, memory size, symbols, libraries. Their data are about to be overwritten, so
 * neither relocations nor constructors run. Returns this engine's trampoline pointer.
 */
export function restoreLibraries(module: PyodideModule, description: Description, compiled: readonly WebAssembly.Module[]): number {
  const trampoline = reserveTrampoline(module);
  grow(module, description);
  for (const [name, value] of Object.entries(description.symbols)) {
    (module.GOT[name] ??= new WebAssembly.Global({ value: "i32", mutable: true }, -1)).value = value;
  }
  const restored: Restored[] = [];
  description.libraries.forEach((library, number) => restored.push(restoreLibrary(module, library, compiled[number]!, restored)));
  fillSlots(module, description, restored);
  return trampoline;
}

function grow(module: PyodideModule, { table, memory }: Description): void {
  if (module.wasmTable.length !== table.base) throw new Error(`this engine's function table begins at ${module.wasmTable.length}, not ${table.base}`);
  module.getFunctionAddress(() => {}); // builds the map of the table's functions, which is made at its first use
  module.wasmTable.grow(table.length - table.base);
  if (module.HEAPU8.length < memory.length && !module.growMemory(memory.length)) throw new Error("there is not enough memory for the snapshot");
}

function restoreLibrary(module: PyodideModule, library: Library, code: WebAssembly.Module, before: readonly Restored[]): Restored {
  let own: Symbols = {};
  const scope = library.global ? {} : neededSymbols(library, before);
  const env = libraryImports(module, library, (name) => scope[name] ?? own[name]);
  const offsets = new Proxy(new Set<string>(), module.GOTHandler);
  const imports = { "GOT.mem": offsets, "GOT.func": offsets, env, wasi_snapshot_preview1: env } as unknown as WebAssembly.Imports;
  const instance = new WebAssembly.Instance(code, imports);
  module.updateTableMap(library.tableBase, library.tableSize);
  own = module.relocateExports(instance.exports, library.memoryBase);
  makeScripts(module, own);
  if (library.global) module.mergeLibSymbols(own, library.name);
  const { name, global, refcount } = library;
  const loaded: LoadedLibrary = { name, global, exports: own, refcount: refcount < 0 ? Infinity : refcount };
  for (const alias of library.names) module.LDSO.loadedLibsByName[alias] = loaded;
  for (const handle of library.handles) module.LDSO.loadedLibsByHandle[handle] = loaded;
  return { library, instance, loaded };
}

/** As `dlopen` gives them: bases, the main program's functions, and stubs for what is found at the first call. */
function libraryImports(module: PyodideModule, library: Library, local: (name: string) => unknown): Symbols {
  const main = mainSymbols(module);
  const stubs: Record<string, CallableFunction> = {};
  const resolve = (name: string): CallableFunction => {
    const found = (module.isSymbolDefined(name) ? main[name] : undefined) ?? local(name);
    if (typeof found !== "function") throw new Error(`${library.name} needs ${name}, which nothing provides`);
    return found as CallableFunction;
  };
  const stub = (name: string) => {
    let found: CallableFunction | undefined;
    return (...args: unknown[]) => ((found ??= resolve(name)) as (...all: unknown[]) => unknown)(...args);
  };
  return new Proxy({} as Symbols, {
    get(_, name: string) {
      if (name === "__memory_base") return library.memoryBase;
      if (name === "__table_base") return library.tableBase;
      const known = main[name] as { stub?: boolean } | undefined;
      return known && !known.stub ? known : (stubs[name] ??= stub(name));
    },
  });
}

/** What the libraries that this one needs export, theirs included. */
function neededSymbols(library: Library, before: readonly Restored[]): Symbols {
  const symbols: Symbols = {};
  for (const needed of library.needed) {
    const base = (path: string) => path.split("/").pop();
    const found = before.find((other) => base(other.library.name) === base(needed));
    if (found) Object.assign(symbols, neededSymbols(found.library, before), found.loaded.exports);
  }
  return symbols;
}

const SCRIPT = "__em_js__";

/** A library's own JavaScript (EM_JS) lies in its data as "(arguments)<::>body". The page's policy allows it where needed. */
function makeScripts(module: PyodideModule, exports: Symbols): void {
  for (const name of Object.keys(exports).filter((key) => key.startsWith(SCRIPT))) {
    const [signature, body] = module.UTF8ToString((exports[name] as { value: number }).value).split("<::>") as [string, string];
    const inner = signature.slice(1, -1);
    const names = inner === "void" ? [] : inner.split(",").map((argument) => argument.split(" ").pop()!.replaceAll("*", ""));
    exports[name.replace(SCRIPT, "")] = (0, eval)(`(${names.join(",")}) => ${body};`) as unknown;
    delete exports[name];
  }
}

function fillSlots(module: PyodideModule, { table }: Description, restored: readonly Restored[]): void {
  const main = mainSymbols(module);
  for (const [index, library, name] of table.slots) {
    const func = library < 0 ? main[name] : restored[library]!.instance.exports[name];
    if (typeof func !== "function") throw new Error(`there is no function ${name} for the table's slot ${index}`);
    module.freeTableIndexes.push(index);
    const placed = module.addFunction(func as CallableFunction, (func as { sig?: string }).sig);
    if (placed === index) continue;
    // It has a slot already: this one holds it as well.
    module.freeTableIndexes.pop();
    if (module.wasmTable.get(index) === null) module.wasmTable.set(index, module.wasmTable.get(placed));
  }
  module.freeTableIndexes.splice(0, module.freeTableIndexes.length, ...table.free);
}
