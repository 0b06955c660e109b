/** The build's entry: `node precompile.js JOB.json` compiles packages' modules with the Python that will read them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { loadPyodide } from "pyodide";
import type { PyProxy } from "pyodide/ffi";

interface Job {
  /** Folder of the Pyodide core, under its own names. */
  pyodide: string;
  /** `appc_runtime/precompile.py`, which does the work. */
  script: string;
  /** Zip of modules, and the zip of .pyc files that is made of it. */
  source: string;
  target: string;
}

interface Precompile extends PyProxy {
  compile_archive(source: string, target: string): void;
}

async function main(path: string | undefined): Promise<void> {
  if (!path) throw new Error("usage: precompile.js JOB.json");
  const job = JSON.parse(readFileSync(path, "utf8")) as Job;
  const folder = resolve(job.pyodide);
  const loader = (await import(pathToFileURL(join(folder, "pyodide.mjs")).href)) as { loadPyodide: typeof loadPyodide };
  // Sets are in the same order each time. Columns in packages' tracebacks are not worth a tenth of their weight.
  const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
  const { FS: fs, pyimport } = await loader.loadPyodide({ indexURL: folder, env });
  fs.writeFile("/home/pyodide/precompile.py", readFileSync(job.script, "utf8"));
  fs.writeFile("/tmp/source.zip", new Uint8Array(readFileSync(job.source)));
  (pyimport("precompile") as Precompile).compile_archive("/tmp/source.zip", "/tmp/target.zip");
  writeFileSync(job.target, fs.readFile("/tmp/target.zip") as Uint8Array);
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
