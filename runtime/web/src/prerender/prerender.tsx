/** The build's entry: `node --experimental-wasm-jspi prerender.js JOB.json` runs each page once and writes result.json. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileLog } from "./file-log";
import type { Job, PageReport, Result } from "./job";
import { MediaFiles } from "./media";
import { runPage } from "./page-run";
import { startPython, type Python } from "./python";
import { renderPage } from "./render";
import { ResultFiles } from "./results";
import { blockNetwork, setClock } from "./surroundings";
import { prepareText } from "./text";
import { watchWorld, type World } from "./watch";

class Prerender {
  readonly #job: Job;
  readonly #files: FileLog;
  readonly #media: MediaFiles;
  readonly #results: ResultFiles;
  readonly #world: World;
  readonly #modules = new Set<string>();
  #output = "";
  #timedOut = false;

  constructor(job: Job, world: World) {
    this.#job = job;
    this.#world = world;
    this.#results = new ResultFiles(job.output);
    this.#files = new FileLog(job.manifest.root);
    this.#media = new MediaFiles(job.output);
  }

  async run(): Promise<Result> {
    await prepareText();
    const pages: PageReport[] = [];
    let python: Python | null = null;
    for (let waiting = [...this.#job.pages]; waiting.length > 0; ) {
      const page = waiting.shift()!;
      python ??= await startPython(this.#job, this.#files, this.#world, (text) => (this.#output += text));
      const usable = await this.#page(python, page, pages);
      if (!usable) python = null;
      if (pages.length === 1 && page === "") waiting = further(pages[0]!) ?? waiting;
    }
    return {
      pages,
      media: [...this.#media.kept.values()],
      results: this.#results.kept,
      modules: [...this.#modules].sort(),
      files_opened: [...this.#files.opened].sort(),
      dirs_listed: [...this.#files.listed].sort(),
      package_files: [...this.#files.packages].sort(),
      output: this.#output,
      timed_out: this.#timedOut,
    };
  }

  /** False when this Python must not be used again. */
  async #page(python: Python, page: string, pages: PageReport[]): Promise<boolean> {
    const { session, timedOut, broken } = await runPage(python, this.#job, page);
    if (broken !== null) {
      this.#output += `${broken}\n`;
      console.error(`The first run of ${page || "the front page"} broke Python: ${broken}`);
      return false;
    }
    this.#timedOut ||= timedOut;
    if (!timedOut) {
      for (const name of python.modules()) this.#modules.add(name);
      this.#results.keep(page, python.takeResults());
    }
    session.tree.settle();
    pages.push(await renderPage(this.#job, page, session, session.snapshot(this.#media.keep), this.#media.keep));
    return !timedOut;
  }
}

/** The other pages of an app that names them when it runs; null for one that has a folder of pages. */
function further({ navigation }: PageReport): string[] | null {
  return navigation?.pages.filter(({ path, url }) => path !== "" && url === null).map(({ path }) => path) ?? null;
}

async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Error("usage: prerender.js JOB.json");
  const job = JSON.parse(readFileSync(path, "utf8")) as Job;
  mkdirSync(job.output, { recursive: true });
  if (!job.network) blockNetwork();
  if (job.epoch !== undefined) setClock(job.epoch);
  const result = await new Prerender(job, watchWorld()).run();
  writeFileSync(join(job.output, "result.json"), JSON.stringify(result));
}

// Python may still be busy, or wait for a timer: what was asked for is done, so the process ends here.
main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
