/** The build's entry: `node --experimental-wasm-jspi snapshot.js JOB.json` takes a snapshot and writes result.json. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDelta } from "./delta";
import { recordFiles } from "./files";
import { freshMemory } from "./fresh";
import { concat, FORMAT, packImage, withId, type CodeRange, type Description, type FileTree, type Library } from "./format";
import type { Job, Result } from "./job";
import { compileLibraries } from "./libraries";
import { pack } from "./pack";
import { freeLibraryFiles, recordLibraries, recordSlots, recordSymbols } from "./record";
import { packageFiles } from "./sources";
import { holdStill } from "./still";
import { Subject } from "./subject";
import { zeroFree } from "./zero";

interface Taken {
  description: Description;
  memory: Uint8Array;
  files: Uint8Array;
  libraries: Uint8Array;
}

/** Reads everything off the prepared interpreter; afterwards it must not run any more. */
function take(subject: Subject, job: Job): Taken {
  const { module } = subject;
  const references = subject.references();
  const loaded = recordLibraries(module, subject.instances);
  const slots = recordSlots(module, subject.tableBase, loaded);
  const symbols = recordSymbols(module);
  freeLibraryFiles(module, loaded);
  const runSync = subject.runSyncAddress();
  zeroFree(module, subject.freeBlocks());
  const { archives, source } = packageFiles(job);
  const { tree, bytes } = recordFiles(module.FS, archives, source);
  const { libraries, waiting, bundle } = bundleLibraries(subject, loaded, tree);
  const memory = module.HEAPU8.slice();
  const description: Description = {
    format: FORMAT,
    level: job.level,
    buildId: module.API.config.BUILD_ID,
    bundleId: "",
    memory: { length: memory.length, pages: [], zero: [] },
    table: { base: subject.tableBase, length: module.wasmTable.length, slots, free: [...module.freeTableIndexes] },
    libraries,
    waiting,
    symbols,
    runSync,
    references,
    files: tree,
    lock: readFileSync(job.files[job.manifest.lock]!, "utf8"),
  };
  return { description, memory, files: bytes, libraries: bundle };
}

type Recorded = ReturnType<typeof recordLibraries>;

function bundleLibraries({ module }: Subject, loaded: Recorded, files: FileTree): { libraries: Library[]; waiting: CodeRange[]; bundle: Uint8Array } {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const add = (path: string): CodeRange => {
    const bytes = module.FS.readFile(path);
    parts.push(bytes);
    offset += bytes.length;
    return { offset: offset - bytes.length, length: bytes.length };
  };
  const libraries = loaded.map(({ instance: _, ...library }) => ({ ...library, ...add(library.name) }));
  const waiting = files.libraries.map(([path]) => add(path));
  return { libraries, waiting, bundle: concat(parts) };
}

async function make(job: Job): Promise<Result> {
  const subject = await Subject.start(job);
  const failed = await subject.prepare(job);
  const { description, memory, files, libraries } = take(subject, job);
  const compiled = await compileLibraries(description.libraries, libraries);
  const fresh = await freshMemory(subject.load, subject.create, job.pyodide, description, compiled);
  const { bytes: heap, ...pages } = makeDelta(memory, fresh.memory, fresh.touched);
  Object.assign(description.memory, pages);
  description.symbols = changedSymbols(description.symbols, subject.freshSymbols);
  // The libraries' own id: their file stays the same, and in visitors' caches, when only the app has changed.
  const bundleId = (description.bundleId = idOf(libraries));
  return {
    level: job.level,
    memory: write(job, "memory", packImage(description, files), heap),
    libraries: libraries.length > 0 ? write(job, "libraries", withId(bundleId, libraries)) : null,
    failed,
    seconds: subject.seconds,
  };
}

/** A fresh module sets most of its symbols by itself. */
function changedSymbols(symbols: Record<string, number>, fresh: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(symbols).filter(([name, value]) => fresh[name] !== value));
}

function idOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 32);
}

/** Compressed here, since many hosts send such files as they are. */
function write(job: Job, name: string, ...contents: Uint8Array[]): string {
  const path = `${name}.bin`;
  writeFileSync(join(job.output, path), concat(contents.map((bytes) => pack(bytes))));
  return path;
}

async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Error("usage: snapshot.js JOB.json");
  const job = JSON.parse(readFileSync(path, "utf8")) as Job;
  mkdirSync(job.output, { recursive: true });
  holdStill(job.epoch);
  const result = await make(job);
  writeFileSync(join(job.output, "result.json"), JSON.stringify(result));
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
