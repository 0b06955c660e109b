/** Python out of a snapshot; the ordinary start where there is none, or where it cannot be used. */
import type { PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import { checkId, openImage, type Description, type SnapshotAssets } from "../snapshot/format";
import { compileLibraries } from "../snapshot/libraries";
import { restoring, STUB, type Parts } from "../snapshot/restore";
import { Unpacker } from "../snapshot/unpack";
import { Archives } from "./archives";
import { bootPyodide, commonOptions, type Start } from "./boot";
import { startCore } from "./core";

/** Tries the snapshots from the largest to the smallest. */
export async function startPyodide(start: Start): Promise<PyodideAPI> {
  for (const assets of start.manifest.snapshots ?? []) {
    try {
      return await restorePyodide(start, assets);
    } catch (error) {
      console.info(`appc: the ${assets.level} snapshot cannot be used here, so Python starts the longer way:`, error);
    }
  }
  return bootPyodide(start);
}

interface Arriving {
  /** There before the heap is. */
  image: Promise<{ description: Description; files: Uint8Array }>;
  all: Promise<Parts>;
}

/** Everything at once; the libraries are compiled as soon as both they and their list are there. */
function fetchParts({ downloads, at, progress }: Start, assets: SnapshotAssets): Arriving {
  const open = (address: string) => downloads.get(at(address)).then(({ body }) => new Unpacker(body!, (bytes) => progress.arrived(address, bytes)));
  const opened = open(assets.memory);
  const image = opened.then((file) => file.next()).then(openImage);
  const heap = Promise.all([opened, image]).then(([file]) => file.blocks());
  const bundle = assets.libraries ? open(assets.libraries).then((file) => file.next()) : null;
  const libraries = Promise.all([image, bundle]).then(([{ description }, bytes]) => compiled(description, bytes));
  const all = Promise.all([image, heap, libraries]).then(([{ description, files }, content, modules]) => {
    performance.mark("appc:heap");
    return { description, files, heap: content, libraries: modules };
  });
  // Whichever fails first is reported; the others must not count as unhandled.
  for (const part of [image, heap, bundle, libraries, all]) part?.catch(() => {});
  return { image, all };
}

function compiled(description: Description, bundle: Uint8Array | null): Promise<WebAssembly.Module[]> {
  if (bundle === null) return Promise.resolve([]);
  return compileLibraries([...description.libraries, ...description.waiting], checkId(bundle, description.bundleId, "libraries' bytes"));
}

async function restorePyodide(start: Start, assets: SnapshotAssets): Promise<PyodideAPI> {
  const { manifest, early, at, progress } = start;
  const archives = new Archives(at);
  const { image, all } = fetchParts(start, assets);
  const { default: create } = await early.asm;
  performance.mark("appc:scripts");
  const { description } = await image;
  archives.name(description.files.archives);
  const parts = all.then((found) => (progress.stage("Starting Python", 0.9), found));
  const pyodide = await startCore({
    wasm: early.wasm,
    create: restoring(create, parts, archives.read),
    library: Promise.resolve(new Uint8Array()),
    options: { ...commonOptions(start), lockFileContents: description.lock, packages: [], _loadSnapshot: STUB },
  });
  performance.mark("appc:restored");
  for (const name of manifest.packages) (pyodide as { loadedPackages: Record<string, string> }).loadedPackages[name] = "default channel";
  wake(pyodide);
  return pyodide;
}

interface Snapshots extends PyProxy {
  wake(language: string): void;
}

/** This copy becomes the visitor's own. */
function wake(pyodide: PyodideAPI): void {
  (pyodide.pyimport("appc_runtime.snapshot") as Snapshots).wake(navigator.language ?? "");
}
