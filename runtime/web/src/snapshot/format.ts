/** A snapshot's description: what stands in its image beside the bytes. All addresses and lengths are bytes. */
import type { References } from "./module";

export const FORMAT = 2;
export const PAGE = 4096;

export type Level = "full" | "core";

/** Consecutive pages: the first one's number, and how many. */
export type Run = [first: number, count: number];

/** Where a library's bytes lie in the bundle. */
export interface CodeRange {
  offset: number;
  length: number;
}

export interface Library extends CodeRange {
  /** Its path, and every other name under which it was opened. */
  name: string;
  names: string[];
  handles: number[];
  global: boolean;
  /** -1: never unloaded. */
  refcount: number;
  memoryBase: number;
  tableBase: number;
  tableSize: number;
  needed: string[];
}

/** A table slot outside the libraries' own ranges: a function of a library (its number), or of the main program (-1). */
export type TableSlot = [index: number, library: number, name: string];

export interface OpenFile {
  fd: number;
  path: string;
  flags: number;
  position: number;
}

/** A file whose bytes lie in the image. */
export type PackedFile = [path: string, mode: number, mtime: number, offset: number, length: number];
/** A file that is fetched when it is first read: out of a zip of the site, or that file itself (member null). */
export type LazyFile = [path: string, mode: number, mtime: number, length: number, archive: number, member: string | null];

export interface FileTree {
  folders: [path: string, mode: number, mtime: number][];
  packed: PackedFile[];
  lazy: LazyFile[];
  /** Files of libraries that are not loaded yet: their code waits, compiled. In the order of `Description.waiting`. */
  libraries: [path: string, mode: number, mtime: number][];
  links: [path: string, target: string][];
  /** Addresses, relative to the site's root, of the zips that lazy files come out of. */
  archives: string[];
  open: OpenFile[];
  cwd: string;
}

export interface Description {
  format: number;
  level: Level;
  /** Of the Pyodide that made it: no other can use it. */
  buildId: string;
  /** Stands at the head of the libraries' bytes too: they belong together. */
  bundleId: string;
  memory: { length: number; pages: Run[]; zero: Run[] };
  table: { base: number; length: number; slots: TableSlot[]; free: number[] };
  libraries: Library[];
  /** Where the code of the libraries that are not loaded yet lies in the bundle. */
  waiting: CodeRange[];
  /** The global offset table: symbol -> address or table slot. */
  symbols: Record<string, number>;
  /** Where the interpreter keeps its choice between `run_sync` with and without stack switching. */
  runSync: number;
  references: References;
  files: FileTree;
  /** The site's pyodide-lock.json. */
  lock: string;
}

/** Addresses in the manifest. */
export interface SnapshotAssets {
  level: Level;
  memory: string;
  libraries: string | null;
}

const ID_BYTES = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** `id` is 32 hex digits. */
export function withId(id: string, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concat([encoder.encode(id), ...parts]);
}

/** The bytes after the id. Throws where it is another. */
export function checkId(bytes: Uint8Array, id: string, what: string): Uint8Array {
  const found = decoder.decode(bytes.subarray(0, ID_BYTES));
  if (found !== id) throw new Error(`the ${what} belong to another snapshot`);
  return bytes.subarray(ID_BYTES);
}

/** The image: length of the JSON (4 bytes, little end first), JSON, the packed files' bytes. */
export function packImage(description: Description, files: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = encoder.encode(JSON.stringify(description));
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, json.length, true);
  return concat([head, json, files]);
}

export function openImage(bytes: Uint8Array): { description: Description; files: Uint8Array } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const description = JSON.parse(decoder.decode(bytes.subarray(4, 4 + length))) as Description;
  if (description.format !== FORMAT) throw new Error(`the snapshot has format ${description.format}, not ${FORMAT}`);
  return { description, files: bytes.subarray(4 + length) };
}

export function concat(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
