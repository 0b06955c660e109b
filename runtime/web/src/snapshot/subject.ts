/** The interpreter that a snapshot is taken of: started in Node, with packages and runtime, and without any code of the app. */
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import { packageFolder } from "../prerender/python";
import { RUNTIME_PATH } from "../worker/engine";
import { unpack } from "../worker/packs";
import type { Job } from "./job";
import type { PyodideModule, References } from "./module";
import { InstanceLog, recordSymbols } from "./record";
import type { CreateModule, Settings } from "./restore";
import { reserveTrampoline } from "./trampoline";
import type { FreeBlocks } from "./zero";

type Load = (options: Record<string, unknown>) => Promise<PyodideAPI>;

interface Internals {
  _module: PyodideModule;
  _api: { serializeHiwireState(serialize: undefined, check: () => void): References };
}

/** Python's half, `appc_runtime.snapshot`. */
interface Snapshots extends PyProxy {
  prepare(manifest: string, modules: unknown, packages: boolean): string;
  settle(): void;
}

/** Of a function object, its definition; of that, the C function. */
const METHOD_DEFINITION = 8;
const METHOD_FUNCTION = 4;

export class Subject {
  readonly instances = new InstanceLog();
  readonly load: Load;
  readonly create: CreateModule;
  /** The table's length before anything was loaded, the trampoline's slot included. */
  tableBase = -1;
  freshSymbols: Record<string, number> = {};
  /** That packages took to be installed and imported. */
  seconds = 0;
  #pyodide!: PyodideAPI;

  private constructor(load: Load, create: CreateModule) {
    this.load = load;
    this.create = create;
  }

  static async start(job: Job): Promise<Subject> {
    const folder = resolve(job.pyodide);
    const { loadPyodide: load } = (await import(pathToFileURL(`${folder}/pyodide.mjs`).href)) as { loadPyodide: Load };
    const { default: create } = (await import(pathToFileURL(`${folder}/pyodide.asm.mjs`).href)) as { default: CreateModule };
    const subject = new Subject(load, create);
    await subject.#boot(job, folder);
    return subject;
  }

  get module(): PyodideModule {
    return (this.#pyodide as unknown as Internals)._module;
  }

  async #boot(job: Job, folder: string): Promise<void> {
    const packages = await packageFolder(job);
    this.instances.start();
    this.#pyodide = await this.load({
      indexURL: folder,
      lockFileContents: await readFile(job.files[job.manifest.lock]!, "utf8"),
      packageCacheDir: packages,
      packageBaseUrl: packages,
      // Sets are in the same order in every build.
      env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
      _makeSnapshot: true,
      createPyodideModule: (settings: Settings) => this.create(this.#watchStart(settings)),
    });
    for (const { url, target } of job.manifest.packs) unpack(this.#pyodide, new Uint8Array(await readFile(job.files[url]!)), target);
  }

  #watchStart(settings: Settings): Settings {
    const module = settings as PyodideModule;
    settings.onRuntimeInitialized = () => {
      reserveTrampoline(module);
      this.tableBase = module.wasmTable.length;
      this.freshSymbols = recordSymbols(module);
    };
    return settings;
  }

  /** Installs, imports, compiles. Returns which modules could not be imported, and why. */
  async prepare(job: Job): Promise<Record<string, string>> {
    const started = process.hrtime.bigint();
    await this.#install(job);
    const sys = this.#pyodide.pyimport("sys") as PyProxy & { path: PyProxy & { insert(at: number, path: string): void } };
    sys.path.insert(0, RUNTIME_PATH);
    const snapshots = this.#pyodide.pyimport("appc_runtime.snapshot") as Snapshots;
    const modules = this.#pyodide.toPy(job.modules) as PyProxy;
    const { failed } = JSON.parse(snapshots.prepare(JSON.stringify(job.manifest), modules, job.level === "full")) as { failed: Record<string, string> };
    this.seconds = Number(process.hrtime.bigint() - started) / 1e9;
    this.instances.stop();
    this.#forgetPackages();
    for (const proxy of [modules, sys.path, sys]) proxy.destroy();
    snapshots.settle();
    snapshots.destroy();
    return failed;
  }

  /** One after another, needed ones first: at once they would come in another order each time. */
  async #install(job: Job): Promise<void> {
    const { packages } = JSON.parse(await readFile(job.files[job.manifest.lock]!, "utf8")) as { packages: Record<string, { depends: string[] }> };
    const order = new Set<string>();
    const visit = (name: string, above: readonly string[]) => {
      if (order.has(name) || above.includes(name)) return;
      for (const needed of packages[name]?.depends ?? []) visit(needed, [...above, name]);
      order.add(name);
    };
    for (const name of job.manifest.packages) visit(name, []);
    for (const name of order) await this.#pyodide.loadPackage(name, { messageCallback: () => {} });
  }

  /** The list of packages belongs to the JavaScript side, and is made anew there. */
  #forgetPackages(): void {
    const { loadedPackages } = this.#pyodide as { loadedPackages: Record<string, string> };
    for (const name of Object.keys(loadedPackages)) delete loadedPackages[name];
  }

  /** Throws where Python holds JavaScript objects. */
  references(): References {
    const { _api: api } = this.#pyodide as unknown as Internals;
    try {
      return api.serializeHiwireState(undefined, () => {});
    } catch (error) {
      throw new Error(`a library keeps JavaScript objects, which a snapshot cannot hold (${(error as Error).message})`);
    }
  }

  /** Where the interpreter keeps the C function of `pyodide.ffi.run_sync`. */
  runSyncAddress(): number {
    const { module } = this;
    const builtins = this.#pyodide.pyimport("builtins") as PyProxy & { id(value: unknown): number };
    const ffi = this.#pyodide.pyimport("pyodide.ffi") as PyProxy & { run_sync: PyProxy };
    const definition = module.HEAPU32[(builtins.id(ffi.run_sync) + METHOD_DEFINITION) >> 2]!;
    if (module.UTF8ToString(module.HEAPU32[definition >> 2]!) !== "run_sync") throw new Error("run_sync lies elsewhere in this build of Pyodide");
    return definition + METHOD_FUNCTION;
  }

  /** From the allocator's own statistics, which Python writes to the error stream. */
  freeBlocks(): FreeBlocks {
    let text = "";
    this.#pyodide.setStderr({ batched: (line) => (text += `${line}\n`) });
    const sys = this.#pyodide.pyimport("sys") as PyProxy & { _debugmallocstats(): void; stderr: { flush(): void } };
    sys._debugmallocstats();
    sys.stderr.flush();
    this.#pyodide.setStderr({});
    return readStatistics(text);
  }
}

/** Columns: class, block size, pools, blocks in use, free blocks. */
export function readStatistics(text: string): FreeBlocks {
  const rows = [...text.matchAll(/^\s*\d+\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*$/gm)].map((row) => row.slice(1).map(Number) as [number, number, number, number]);
  const unused = Number(/^(\d+) unused pools/m.exec(text)?.[1] ?? 0);
  const largest = rows.at(-1) ?? [512, 0, 0, 0];
  const [size, pools, used, free] = largest;
  const perPool = pools > 0 ? Math.round((used + free) / pools) : 31;
  return { blocks: rows.map(([block, , , count]) => [block, count]), pools: [size, unused * perPool] };
}
