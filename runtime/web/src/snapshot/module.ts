/** The parts of Pyodide's Emscripten module that a snapshot reads and writes. All of them are the module's own exports. */

export interface Mutable {
  value: number;
}

/** A shared library that `dlopen` has loaded. */
export interface LoadedLibrary {
  name: string;
  refcount: number;
  global: boolean;
  exports: Record<string, unknown> | "loading";
}

export interface FileNode {
  mode: number;
  mtime: number;
  atime: number;
  ctime: number;
  contents: Uint8Array | Record<string, FileNode>;
  usedBytes: number;
  node_ops: { mknod(parent: FileNode, name: string, mode: number, dev: number): FileNode };
}

export interface FileStream {
  fd: number;
  path?: string;
  node: FileNode;
  flags: number;
  position: number;
}

export interface Files {
  ErrnoError: new (errno: number) => Error;
  streams: (FileStream | null | undefined)[];
  readdir(path: string): string[];
  lstat(path: string): { mode: number; mtime: Date; size: number };
  readFile(path: string): Uint8Array;
  readlink(path: string): string;
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  isLink(mode: number): boolean;
  getPath(node: FileNode): string;
  lookupPath(path: string): { node: FileNode };
  symlink(target: string, path: string): void;
  open(path: string, flags: number): FileStream;
  close(stream: FileStream): void;
  dupStream(stream: FileStream, fd: number): FileStream;
  cwd(): string;
  chdir(path: string): void;
}

export interface References {
  hiwireKeys: unknown[];
  immortalKeys: string[];
}

export interface PyodideModule {
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  HEAPU8: Uint8Array;
  FS: Files;
  API: {
    config: { BUILD_ID: string };
    restoreSnapshot(bytes: Uint8Array): References;
  };
  GOT: Record<string, Mutable | undefined>;
  GOTHandler: ProxyHandler<Set<string>>;
  LDSO: { loadedLibsByName: Record<string, LoadedLibrary>; loadedLibsByHandle: Record<number, LoadedLibrary> };
  wasmTable: WebAssembly.Table;
  freeTableIndexes: number[];
  jspiSupported: boolean;
  preRun?: ((module: PyodideModule) => unknown)[];
  onRuntimeInitialized?: () => void;
  addFunction(func: CallableFunction, sig?: string): number;
  getFunctionAddress(func: CallableFunction): number;
  getDylinkMetadata(module: WebAssembly.Module): { memorySize: number; tableSize: number; neededDynlibs: string[] };
  growMemory(length: number): unknown;
  isSymbolDefined(name: string): boolean;
  mergeLibSymbols(exports: Record<string, unknown>, name: string): void;
  relocateExports(exports: WebAssembly.Exports, base: number): Record<string, unknown>;
  updateTableMap(base: number, size: number): void;
  UTF8ToString(address: number): string;
  stackSave(): number;
  _emscripten_stack_get_end(): number;
  _emscripten_get_sbrk_ptr(): number;
  _free(address: number): void;
  _PyObject_Calloc(count: number, size: number): number;
  _PyObject_Free(address: number): void;
  ___heap_base: number;
  __PyRuntime: number;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
}

/** What the main program exports, the imports of every library. */
export function mainSymbols(module: PyodideModule): Record<string, unknown> {
  return module.LDSO.loadedLibsByName.__main__!.exports as Record<string, unknown>;
}
