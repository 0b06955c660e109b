/** The site's packs: zips that are unpacked into Python's files. */
import type { PyodideAPI } from "pyodide";

export function unpack(pyodide: PyodideAPI, bytes: ArrayBuffer | Uint8Array, target: string): void {
  pyodide.FS.mkdirTree(target);
  pyodide.unpackArchive(bytes as ArrayBuffer, "zip", { extractDir: target });
}
