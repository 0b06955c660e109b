/** Python's files, taken down and put back. What the restored program may never ask for is fetched when it does. */
import { concat, type FileTree, type LazyFile, type OpenFile } from "./format";
import type { FileNode, Files } from "./module";

/**
 * Where a file's bytes come from: with the image; with the libraries; or later, out of an archive: its number, and the
 * member in it (null: the archive itself).
 */
export type Source = (path: string, size: number) => "packed" | "library" | [archive: number, member: string | null];

/** Device files and what the process itself makes. */
const NOT_OURS = new Set(["/dev", "/proc"]);

/** `source` decides which files are left out of the image; the open ones never are, nor those of libraries that are loaded. */
export function recordFiles(fs: Files, archives: string[], source: Source): { tree: FileTree; bytes: Uint8Array } {
  const tree: FileTree = { folders: [], packed: [], lazy: [], libraries: [], links: [], archives, open: openFiles(fs), cwd: fs.cwd() };
  const open = new Set(tree.open.map(({ path }) => path));
  const parts: Uint8Array[] = [];
  let length = 0;
  const pack = (path: string, mode: number, mtime: number) => {
    const content = fs.readFile(path);
    tree.packed.push([path, mode, mtime, length, content.length]);
    parts.push(content);
    length += content.length;
  };
  const visit = (folder: string) => {
    for (const name of fs.readdir(folder)) {
      const path = `${folder === "/" ? "" : folder}/${name}`;
      if (name === "." || name === ".." || NOT_OURS.has(path)) continue;
      const { mode, mtime, size } = fs.lstat(path);
      if (fs.isLink(mode)) tree.links.push([path, fs.readlink(path)]);
      else if (fs.isDir(mode)) {
        tree.folders.push([path, mode, Number(mtime)]);
        visit(path);
      } else if (fs.isFile(mode)) {
        const from = open.has(path) ? "packed" : source(path, size);
        if (from === "packed") pack(path, mode, Number(mtime));
        else if (from === "library") tree.libraries.push([path, mode, Number(mtime)]);
        else tree.lazy.push([path, mode, Number(mtime), size, ...from]);
      }
    }
  };
  visit("/");
  return { tree, bytes: concat(parts) };
}

/** Standard streams are each process's own. */
const FIRST_FILE = 3;

function openFiles(fs: Files): OpenFile[] {
  return fs.streams.flatMap((stream, fd) => {
    if (!stream || fd < FIRST_FILE) return [];
    return [{ fd, path: stream.path ?? fs.getPath(stream.node), flags: stream.flags, position: stream.position }];
  });
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

class Writer {
  readonly #fs: Files;
  #folder = "";
  #node: FileNode | null = null;

  constructor(fs: Files) {
    this.#fs = fs;
  }

  /** The node at `path`, made where there is none. */
  node(path: string, mode: number): FileNode {
    const folder = parentOf(path);
    if (folder !== this.#folder || !this.#node) [this.#folder, this.#node] = [folder, this.#fs.lookupPath(folder).node];
    const [parent, name] = [this.#node, nameOf(path)];
    const known = parent.contents as Record<string, FileNode>;
    // `lookupNode` throws where there is none, which takes longer than the rest.
    return Object.hasOwn(known, name) ? known[name]! : parent.node_ops.mknod(parent, name, mode, 0);
  }

  file(path: string, mode: number, mtime: number, length: number): FileNode {
    const node = this.node(path, mode);
    node.usedBytes = length;
    node.mtime = node.ctime = node.atime = mtime;
    return node;
  }
}

/** `stubs` are what the waiting libraries' files hold. `fetchLazy` is called at a file's first read, inside Python's call: it must not wait for the event loop. */
export function restoreFiles(fs: Files, tree: FileTree, bytes: Uint8Array, stubs: readonly Uint8Array[], fetchLazy: (file: LazyFile) => Uint8Array): void {
  const writer = new Writer(fs);
  for (const [path, mode] of tree.folders) writer.node(path, mode);
  for (const [path, mode, mtime, offset, length] of tree.packed) {
    writer.file(path, mode, mtime, length).contents = bytes.subarray(offset, offset + length);
  }
  tree.libraries.forEach(([path, mode, mtime], number) => {
    writer.file(path, mode, mtime, stubs[number]!.length).contents = stubs[number]!;
  });
  for (const file of tree.lazy) fillWhenRead(fs, writer.file(file[0], file[1], file[2], file[3]), () => fetchLazy(file));
  for (const [path, target] of tree.links) if (!exists(fs, path)) fs.symlink(target, path);
  // Last: what was made in a folder has changed its time, by which Python knows whether its listing is still good.
  for (const [path, , mtime] of tree.folders) fs.lookupPath(path).node.mtime = mtime;
  fs.chdir(tree.cwd);
}

function exists(fs: Files, path: string): boolean {
  try {
    fs.lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** WASI's number for what Python knows as EIO. */
const INPUT_OUTPUT_ERROR = 29;

/** `read` gives the file's bytes at its first use; where it fails, Python gets an OSError, and the next use tries again. */
export function fillWhenRead(fs: Pick<Files, "ErrnoError">, node: Pick<FileNode, "contents">, read: () => Uint8Array): void {
  const settle = (contents: Uint8Array) => {
    Object.defineProperty(node, "contents", { value: contents, writable: true, enumerable: true, configurable: true });
    return contents;
  };
  const get = () => {
    try {
      return settle(read());
    } catch (error) {
      console.error(error);
      throw new fs.ErrnoError(INPUT_OUTPUT_ERROR);
    }
  };
  Object.defineProperty(node, "contents", { get, set: settle, enumerable: true, configurable: true });
}

const CREATE_TRUNCATE_EXCLUSIVE = 0o100 | 0o1000 | 0o200;

/** Open files again, under the numbers that Python knows them by. */
export function reopenFiles(fs: Files, open: readonly OpenFile[]): void {
  for (const { fd, path, flags, position } of open) {
    let stream = fs.open(path, flags & ~CREATE_TRUNCATE_EXCLUSIVE);
    if (stream.fd !== fd) {
      const duplicate = fs.dupStream(stream, fd);
      fs.close(stream);
      stream = duplicate;
    }
    stream.position = position;
  }
}
