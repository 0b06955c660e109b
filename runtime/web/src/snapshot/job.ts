/** What the maker of snapshots is asked for, and what it answers. */
import type { Manifest } from "../shell/site";
import type { Level } from "./format";

export interface Job {
  /** Folder of the Pyodide core, under its own names. */
  pyodide: string;
  manifest: Manifest;
  /** Address in the manifest or lock -> local path. */
  files: Record<string, string>;
  level: Level;
  /** To be imported, in this order. */
  modules: string[];
  /** Files of packages that the first run opened; without a first run nothing is known of them. */
  used?: string[] | null;
  /** Seconds. */
  epoch: number;
  output: string;
}

export interface Result {
  level: Level;
  /** Files in the output folder. */
  /** The image and the heap, one after the other. */
  memory: string;
  libraries: string | null;
  /** Module -> why it could not be imported. */
  failed: Record<string, string>;
  /** What installing and importing took: it is what the snapshot saves. */
  seconds: number;
}
