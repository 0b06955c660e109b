/** Python out of a snapshot; the ordinary start where there is none, or where it cannot be used. */
import type { PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import { checkId, openImage, type Description, type SnapshotAssets } from "../snapshot/format";
import { compileLibraries } from "../snapshot/libraries";
import { restoring, STUB, type CreateModule, type Parts } from "../snapshot/restore";
import { unpack } from "../snapshot/unpack";
import { Archives } from "./archives";
import { bootPyodide, commonOptions, startCore, type Start } from "./boot";
import { Downloads, fetchFile } from "./downloads";

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

const fetchPart = (start: Start, address: string): Promise<Uint8Array> => fetchFile(start.at(address)).then(({ body }) => unpack(body!));

/** Everything at once; the libraries are compiled as soon as both they and their list are there. */
async function fetchParts(start: Start, assets: SnapshotAssets, archives: Archives): Promise<Parts> {
  const bundle = assets.libraries ? fetchPart(start, assets.libraries) : Promise.resolve(null);
  const heap = fetchPart(start, assets.heap);
  const image = fetchPart(start, assets.image).then(openImage);
  const libraries = Promise.all([image, bundle]).then(([{ description }, bytes]) => compiled(description, bytes));
  // Whichever fails first is reported; the others must not count as unhandled.
  for (const part of [bundle, heap, libraries]) part.catch(() => {});
  const { description, files } = await image;
  performance.mark("appc:image");
  archives.name(description.files.archives);
  const content = checkId(await heap, description.id, "heap's bytes");
  performance.mark("appc:heap");
  return { description, files, heap: content, libraries: await libraries };
}

function compiled(description: Description, bundle: Uint8Array | null): Promise<WebAssembly.Module[]> {
  if (bundle === null) return Promise.resolve([]);
  return compileLibraries(description.libraries, checkId(bundle, description.bundleId, "libraries' bytes"));
}

async function restorePyodide(start: Start, assets: SnapshotAssets): Promise<PyodideAPI> {
  const { manifest, at, progress } = start;
  const archives = new Archives(at);
  const downloads = new Downloads();
  const scripts = startCore(start, downloads);
  const parts = fetchParts(start, assets, archives);
  parts.catch(() => {});
  const lock = fetchFile(at(manifest.lock)).then((response) => response.text());
  // Packages that the snapshot does not hold are installed by Python, which needs most of its library for that.
  const installs = assets.level === "core" && manifest.packages.length > 0;
  const stdlib = installs ? provide(archives, start, manifest.pyodide.stdlib) : Promise.resolve();
  progress("Loading Python", 0.1);
  const [loader, asm] = await scripts;
  performance.mark("appc:scripts");
  progress("Starting Python", 0.3);
  const empty = URL.createObjectURL(new Blob([]));
  downloads.install();
  try {
    const create = restoring(asm.default as unknown as CreateModule, Promise.all([parts, stdlib]).then(([all]) => all), archives.read);
    const pyodide = await loader.loadPyodide({
      ...commonOptions(start),
      stdLibURL: empty,
      lockFileContents: lock,
      packages: installs ? manifest.packages : [],
      createPyodideModule: create as never,
      ...({ _loadSnapshot: STUB } as object),
    });
    performance.mark("appc:restored");
    if (!installs) for (const name of manifest.packages) (pyodide as { loadedPackages: Record<string, string> }).loadedPackages[name] = "default channel";
    wake(pyodide);
    return pyodide;
  } finally {
    downloads.restore();
    URL.revokeObjectURL(empty);
  }
}

async function provide(archives: Archives, { at }: Start, address: string): Promise<void> {
  const response = await fetchFile(at(address));
  archives.provide(address, new Uint8Array(await response.arrayBuffer()));
}

interface Snapshots extends PyProxy {
  wake(language: string): void;
}

/** This copy becomes the visitor's own. */
function wake(pyodide: PyodideAPI): void {
  (pyodide.pyimport("appc_runtime.snapshot") as Snapshots).wake(navigator.language ?? "");
}
