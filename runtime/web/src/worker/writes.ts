/** Counts the files that Python opens for writing: they end with the worker, so a result that may name one must, too. */
import type { PyodideAPI } from "pyodide";

interface FileSystem {
  open(path: string | object, flags: number | string, ...rest: unknown[]): unknown;
}

/** O_WRONLY and O_RDWR. */
const WRITING = 3;

/** Counts from now on; returns what gives the count. */
export function countWrites(pyodide: PyodideAPI): () => number {
  const fs = pyodide.FS as unknown as FileSystem;
  const { open } = fs;
  let count = 0;
  fs.open = (path, flags, ...rest) => {
    if (typeof flags === "string" ? flags !== "r" : (flags & WRITING) !== 0) count++;
    return open.call(fs, path, flags, ...rest);
  };
  return () => count;
}
