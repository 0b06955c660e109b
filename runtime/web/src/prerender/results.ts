/** Results of cached calls, from Python into files that the compiler chooses from. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ResultReport } from "./job";

export interface TakenResult extends Omit<ResultReport, "path" | "page"> {
  data?: Uint8Array | null;
}

export class ResultFiles {
  readonly kept: ResultReport[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  keep(page: string, results: TakenResult[]): void {
    for (const { data, ...result } of results) {
      // Python's None is undefined here.
      const path = data ? `result-${this.kept.length}.bin` : null;
      if (data && path) writeFileSync(join(this.#folder, path), data);
      this.kept.push({ ...result, page, path });
    }
  }
}
