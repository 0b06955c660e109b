/** Pyodide in Node, over the same engine as in a browser. */
import { readFileSync } from "node:fs";
import { copyFile, mkdir, readFile, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { loadPyodide, PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import { open, seal } from "../protocol/envelope";
import type { FromWorker, ToWorker } from "../protocol/messages";
import { placeData } from "../worker/data";
import { startEngine } from "../worker/engine";
import { hostModule, Inbox, type HostModule } from "../worker/host";
import { unpack } from "../worker/packs";
import type { Engine } from "../worker/pump";
import type { FileLog } from "./file-log";
import type { Job } from "./job";
import type { TakenResult } from "./results";
import { watchFiles, type World } from "./watch";

interface Boot extends PyProxy {
  watch_results(world: World): void;
  take_results(): PyProxy & { toJs(options: object): TakenResult[] };
}

export class Python {
  readonly pyodide: PyodideAPI;
  readonly #job: Job;
  readonly #world: World;
  #watched = false;
  readonly #inbox = new Inbox();
  readonly #host: HostModule;
  /** Who hears what the engine posts: the page that is being run. */
  listener: (message: FromWorker) => void = () => {};

  constructor(pyodide: PyodideAPI, job: Job, world: World) {
    this.#world = world;
    this.pyodide = pyodide;
    this.#job = job;
    const memory = () => (pyodide as unknown as { _module: { HEAPU8: Uint8Array } })._module.HEAPU8.buffer;
    this.#host = hostModule(this.#inbox, (envelope) => this.listener(open<FromWorker>(envelope)), memory);
  }

  /** A session of its own, as a visitor who opens one page has. */
  startEngine(): Engine {
    const engine = startEngine(this.pyodide, this.#job.manifest, this.#host);
    if (!this.#watched) this.#boot().watch_results(this.#world);
    this.#watched = true;
    return engine;
  }

  /** What cached calls gave since the last time. */
  takeResults(): TakenResult[] {
    return this.#boot().take_results().toJs({ dict_converter: Object.fromEntries });
  }

  #boot(): Boot {
    return this.pyodide.pyimport("appc_runtime.boot") as Boot;
  }

  send(message: ToWorker): void {
    this.#inbox.put(seal(message));
  }

  /** Names of the modules that are loaded. */
  modules(): string[] {
    const sys = this.pyodide.pyimport("sys") as { modules: { keys(): Iterable<unknown> } } & { destroy(): void };
    return [...sys.modules.keys()].map(String).sort();
  }
}

/** Pyodide looks for all wheels in one folder, by the names that the lock file gives: those of assets/. */
export async function packageFolder(job: Pick<Job, "files" | "output">): Promise<string> {
  const folder = resolve(job.output, "packages");
  await mkdir(folder, { recursive: true });
  for (const [address, path] of Object.entries(job.files)) {
    if (!address.endsWith(".whl")) continue;
    const target = join(folder, address.replace(/^assets\//, ""));
    await mkdir(dirname(target), { recursive: true });
    await symlink(resolve(path), target).catch(() => copyFile(path, target));
  }
  return folder;
}

export async function startPython(job: Job, files: FileLog, world: World, output: (text: string) => void): Promise<Python> {
  const folder = resolve(job.pyodide);
  const loader = (await import(pathToFileURL(join(folder, "pyodide.mjs")).href)) as { loadPyodide: typeof loadPyodide };
  const lock = job.files[job.manifest.lock];
  if (!lock) throw new Error(`The job names no local file for the lock file ${job.manifest.lock}`);
  const packages = await packageFolder(job);
  const pyodide = await loader.loadPyodide({
    indexURL: folder,
    lockFileContents: await readFile(lock, "utf8"),
    packageCacheDir: packages,
    packageBaseUrl: packages,
    packages: job.manifest.packages,
    env: { HOME: "/home/pyodide", TZ: "UTC" },
    stdout: (text) => output(`${text}\n`),
    stderr: (text) => output(`${text}\n`),
  });
  for (const { url, target } of job.manifest.packs) {
    const path = job.files[url];
    if (!path) throw new Error(`The job names no local file for the pack ${url}`);
    unpack(pyodide, new Uint8Array(await readFile(path)), target);
  }
  placeData(pyodide, job.manifest, (address) => new Uint8Array(readFileSync(job.files[address]!)));
  files.watch(pyodide);
  watchFiles(pyodide);
  return new Python(pyodide, job, world);
}
