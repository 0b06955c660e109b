// Pyodide with an app's packages and nothing else. Parameters: the app's folder, and its packages.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const parameters = new URLSearchParams(location.search);
const app = parameters.get("app");
const source = fetch(`${app}/work.py`).then((response) => response.text());
const pyodide = await loadPyodide({
  indexURL: new URL("pyodide/", import.meta.url).href,
  lockFileURL: new URL(`${app}/pyodide-lock.json`, import.meta.url).href,
  packageBaseUrl: new URL("wheels/", import.meta.url).href,
  packages: parameters.get("packages").split(",").filter(Boolean),
});
pyodide.runPython(await source);
const run = pyodide.globals.get("run");
self.onmessage = ({ data }) => postMessage(run(data));
postMessage(run(0));
