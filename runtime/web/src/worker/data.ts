/** Large data files of the app: Python sees them with their sizes, their bytes come when it first reads them. */
import type { PyodideAPI } from "pyodide";
import type { Manifest } from "../shell/site";
import { fillWhenRead } from "../snapshot/files";
import type { Files } from "../snapshot/module";

/** `read` gives the bytes at an address of the manifest, inside Python's call: it must not wait for the event loop. */
export function placeData(pyodide: PyodideAPI, { data = [] }: Pick<Manifest, "data">, read: (address: string) => Uint8Array): void {
  const fs = pyodide.FS as unknown as Files & { mkdirTree(path: string): void; writeFile(path: string, data: string): void };
  for (const { path, size, url } of data) {
    fs.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    fs.writeFile(path, "");
    const { node } = fs.lookupPath(path);
    node.usedBytes = size;
    fillWhenRead(fs, node, () => read(url));
  }
}
