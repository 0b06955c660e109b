/** Restores a snapshot in Node as the worker does in a browser: `node restore.js ORDER.json` runs Python code in it. */
import { readFileSync, createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { readMember } from "../../../runtime/web/src/snapshot/archive";
import { checkId, openImage, type LazyFile } from "../../../runtime/web/src/snapshot/format";
import { compileLibraries } from "../../../runtime/web/src/snapshot/libraries";
import { emptyLock, restoring, STUB, type CreateModule, type Settings } from "../../../runtime/web/src/snapshot/restore";
import { Unpacker } from "../../../runtime/web/src/snapshot/unpack";

interface Order {
  pyodide: string;
  snapshot: { memory: string; libraries: string | null };
  files: Record<string, string>;
  code: string;
  wake: boolean;
  promising: boolean;
  /** An engine without wasm-gc, as Pyodide takes iOS to be. */
  ios: boolean;
  /** A property of the description, replaced by another value. */
  change: Record<string, unknown>;
}

const order = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Order;
if (order.ios) Object.defineProperty(globalThis, "navigator", { value: { platform: "iPad", userAgent: "iPad", language: "en" } });

const open = (path: string) => new Unpacker(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
const memory = open(order.snapshot.memory);
const { description, files } = openImage(await memory.next());
Object.assign(description, order.change);
const heap = await memory.blocks();
const bundle = order.snapshot.libraries ? checkId(await open(order.snapshot.libraries).next(), description.bundleId, "libraries' bytes") : new Uint8Array();
const libraries = await compileLibraries([...description.libraries, ...description.waiting], bundle);

const fetched: string[] = [];
const fetchLazy = ([path, , , , archive, member]: LazyFile): Uint8Array => {
  fetched.push(path);
  const bytes = new Uint8Array(readFileSync(order.files[description.files.archives[archive]!]!));
  return member === null ? bytes : readMember(bytes, member);
};

const { loadPyodide } = await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`).href);
const { default: create } = (await import(pathToFileURL(`${order.pyodide}/pyodide.asm.mjs`).href)) as { default: CreateModule };
const { info } = JSON.parse(readFileSync(`${order.pyodide}/pyodide-lock.json`, "utf8")) as { info: { abi_version: string } };
const pyodide = await loadPyodide({
  indexURL: order.pyodide,
  lockFileContents: emptyLock(info.abi_version),
  _loadSnapshot: STUB,
  createPyodideModule: (settings: Settings) => restoring(create, Promise.resolve({ description, files, heap, libraries }), fetchLazy)(settings),
});
if (order.wake) pyodide.pyimport("appc_runtime.snapshot").wake("de-DE");
const value: unknown = order.promising ? await pyodide.runPythonAsync(order.code) : pyodide.runPython(order.code);
console.log(`RESULT ${JSON.stringify({ value: String(value), fetched })}`);
process.exit(0);
