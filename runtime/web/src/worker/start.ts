/** What the page and the worker agree on beside the protocol: how the worker begins. */
import type { Manifest } from "../shell/site";
import type { CreateModule } from "../snapshot/restore";

/** Stands in the worker's own text: a message would wait in line behind all that arrives from the network. */
export interface Seed {
  manifest: Manifest;
  /** The site's root, absolute. */
  root: string;
}

/** What is under way when the worker's script is there. */
export interface Early {
  wasm: Promise<WebAssembly.Module>;
  asm: Promise<{ default: CreateModule }>;
  /** By address; each is taken once. */
  files: Map<string, Promise<Response>>;
}

/** Sent beside it by pages that may share memory with their workers (cross-origin isolated ones). */
export interface InterruptMessage {
  /** One byte: the number of a signal that Python's code shall be interrupted by. */
  interrupt: Uint8Array;
}

/** With a snapshot, its parts; without one, what Pyodide's own start takes. */
export function filesToStart({ snapshots, pyodide, lock, packs, results }: Manifest): string[] {
  const first = snapshots?.[0];
  const own = results?.eager ? [results.url] : [];
  if (!first) return [pyodide.stdlib, lock, ...packs.map(({ url }) => url), ...own];
  return first.libraries ? [first.memory, first.libraries, ...own] : [first.memory, ...own];
}
