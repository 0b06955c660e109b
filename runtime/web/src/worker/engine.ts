/** Python's engine, started: the same in a browser's worker and in the prerender. */
import type { PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import type { Manifest } from "../shell/site";
import type { HostModule } from "./host";
import type { Engine } from "./pump";

/** Where the runtime's pack is unpacked. */
export const RUNTIME_PATH = "/lib/appc";

interface Boot extends PyProxy {
  start(manifest: string): Engine;
}

export function startEngine(pyodide: PyodideAPI, manifest: Manifest, host: HostModule): Engine {
  pyodide.registerJsModule("_appc_host", host);
  const sys = pyodide.pyimport("sys") as PyProxy & { path: PyProxy & { insert(at: number, path: string): void } };
  sys.path.insert(0, RUNTIME_PATH);
  const boot = pyodide.pyimport("appc_runtime.boot") as Boot;
  return boot.start(JSON.stringify(manifest));
}
