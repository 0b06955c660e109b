/**
 * Counts what comes into Python from outside while a first run is made: whatever it is, it passes JavaScript. Python's half is
 * `appc_runtime.caching.watch`, which asks before and after each cached call: a result that depends on none is shipped.
 */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import type { PyodideAPI } from "pyodide";
import { absolute } from "./file-log";

/** Places in the list of counts; `KINDS` in Python has the same order. */
const CLOCK = 0;
const CHANCE = 1;
const ZONE = 2;
const NETWORK = 3;
const FILES = 4;

const counts = [0, 0, 0, 0, 0];
const count = (kind: number): void => void counts[kind]!++;

export interface World {
  counts(): number[];
  forget(kind: number, count: number): void;
}

interface FileSystem {
  open(path: unknown, flags: number | string, ...rest: unknown[]): unknown;
  stat(path: unknown, ...rest: unknown[]): unknown;
  readdir(path: unknown): unknown;
  rename(from: string, to: string): unknown;
  cwd(): string;
}

/** Counts reads of files that this Python has written: what is in them came from the run, not from the site. */
export function watchFiles(pyodide: PyodideAPI): void {
  const fs = pyodide.FS as unknown as FileSystem;
  const { open, stat, readdir, rename } = fs;
  const written = new Set<string>();
  const full = (path: string) => absolute(path, fs.cwd());
  const see = (path: unknown) => void (typeof path === "string" && written.has(full(path)) && count(FILES));
  fs.open = (path, flags, ...rest) => {
    const writes = typeof flags === "string" ? flags !== "r" : (flags & 3) !== 0;
    if (!writes) see(path);
    else if (typeof path === "string") written.add(full(path));
    return open.call(fs, path, flags, ...rest);
  };
  fs.stat = (path, ...rest) => {
    see(path);
    return stat.call(fs, path, ...rest);
  };
  fs.readdir = (path) => {
    const folder = typeof path === "string" ? `${full(path).replace(/\/$/, "")}/` : "";
    if (folder && [...written].some((file) => file.startsWith(folder))) count(FILES);
    return readdir.call(fs, path);
  };
  fs.rename = (from, to) => {
    written.add(full(to));
    return rename.call(fs, from, to);
  };
}

/** Counts from now on; called once, after the clock is set. */
export function watchWorld(): World {
  watchClock();
  watchChance();
  watchNetwork();
  return {
    counts: () => [...counts],
    forget: (kind, before) => void (counts[kind] = before),
  };
}

/** Files count here too: writing one sets its time. */
function watchClock(): void {
  const Before = Date;
  class CountedDate extends Before {
    constructor(...args: [] | [number | string | Date]) {
      super(...(args as [number]));
      if (args.length === 0) count(CLOCK);
    }
    static override now(): number {
      count(CLOCK);
      return Before.now();
    }
  }
  globalThis.Date = CountedDate as DateConstructor;
  counted(performance, "now", CLOCK);
  for (const name of ["getHours", "getFullYear", "getTimezoneOffset", "toString"] as const) counted(Date.prototype, name, ZONE);
}

function watchChance(): void {
  counted(globalThis.crypto, "getRandomValues", CHANCE);
  counted(globalThis.crypto, "randomUUID", CHANCE);
  counted(crypto, "randomFillSync", CHANCE);
  syncBuiltinESMExports();
  counted(Math, "random", CHANCE);
}

function watchNetwork(): void {
  counted(globalThis, "fetch", NETWORK);
  for (const name of ["WebSocket", "EventSource", "XMLHttpRequest"] as const) {
    const Known = (globalThis as unknown as Record<string, (new (...args: unknown[]) => object) | undefined>)[name];
    if (!Known) continue;
    const value = class extends Known {
      constructor(...args: unknown[]) {
        count(NETWORK);
        super(...args);
      }
    };
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  }
}

type Callable = (...args: unknown[]) => unknown;

function counted(owner: object, name: string, kind: number): void {
  const known = (owner as Record<string, unknown>)[name] as Callable;
  const value = function (this: unknown, ...args: unknown[]): unknown {
    count(kind);
    return known.apply(this ?? owner, args);
  };
  Object.defineProperty(owner, name, { configurable: true, writable: true, value });
}
