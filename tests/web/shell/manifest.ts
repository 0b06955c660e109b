/** The manifest of a site of one page. */
import type { Manifest } from "../../../runtime/web/src/shell/site";

export function manifestOf(change: Partial<Manifest> = {}): Manifest {
  return {
    version: 1,
    build: "b",
    streamlit: "1.67.0",
    lang: "en",
    entrypoint: "app.py",
    root: "/app",
    script: "/app/app.py",
    cwd: "/app",
    pages: [{ path: "", script: "app.py", title: "app", icon: null }],
    pyodide: { asm: "", wasm: "", stdlib: "" },
    lock: "",
    packages: [],
    packs: [],
    assets: { page: "", worker: "", styles: "", chunks: {} },
    weights: {},
    config: {},
    dev: false,
    ...change,
  };
}
