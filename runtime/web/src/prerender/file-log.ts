/**
 * Which files and folders the app looked for, found or not: the compiler bundles what it finds by those names. And which
 * files of packages were opened: visitors will need those at once.
 */
import type { PyodideAPI } from "pyodide";

interface FileSystem {
  open(path: string | object, ...rest: unknown[]): unknown;
  readdir(path: string): unknown;
  stat(path: string, ...rest: unknown[]): unknown;
  cwd(): string;
}

export const absolute = (path: string, cwd: string): string => (path.startsWith("/") ? path : `${cwd.replace(/\/$/, "")}/${path}`).replace(/\/\.?(?=\/)/g, "");

/** Where packages and their shared libraries are installed. */
const PACKAGES = /^\/(?:lib\/python3\.\d+\/site-packages|usr\/lib)\//;

export class FileLog {
  readonly opened = new Set<string>();
  readonly listed = new Set<string>();
  /** Absolute paths. */
  readonly packages = new Set<string>();
  readonly #root: string;

  /** `root`: only what lies below is of interest. */
  constructor(root: string) {
    this.#root = root.replace(/\/$/, "");
  }

  watch(pyodide: PyodideAPI): void {
    const fs = pyodide.FS as unknown as FileSystem;
    const { open, readdir, stat } = fs;
    const note = (into: Set<string>, path: unknown) => {
      if (typeof path !== "string") return;
      const full = absolute(path, fs.cwd());
      if (full === this.#root || full.startsWith(`${this.#root}/`)) into.add(full);
    };
    fs.open = (path, ...rest) => {
      note(this.opened, path);
      const stream = open.call(fs, path, ...rest);
      if (typeof path === "string" && PACKAGES.test(path)) this.packages.add(path);
      return stream;
    };
    fs.stat = (path, ...rest) => {
      note(this.opened, path);
      return stat.call(fs, path, ...rest);
    };
    fs.readdir = (path) => {
      note(this.listed, path);
      return readdir.call(fs, path);
    };
  }
}
