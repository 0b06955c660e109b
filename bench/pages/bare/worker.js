import { loadPyodide } from "./pyodide/pyodide.mjs";

const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
const run = pyodide.runPython(`
def run(n):
    return f"Hello, World{'!' * n} That is {n} of them."
run
`);
self.onmessage = ({ data }) => postMessage(run(data));
postMessage(run(0));
