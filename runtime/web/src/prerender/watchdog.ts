/** Ends a first run that does not end by itself, also one that never comes back to Node's event loop. */
import { Worker } from "node:worker_threads";
import type { PyodideAPI } from "pyodide";

const SIGINT = 2;
/** After its time a run that waits is left as it is; one that computes is interrupted this much later. */
const GRACE_MS = 500;

const SOURCE = `
const { workerData: { signal, wake, ms, value } } = require("node:worker_threads");
if (Atomics.wait(new Int32Array(wake), 0, 0, ms) === "timed-out") new Uint8Array(signal)[0] = value;
`;

export class Watchdog {
  readonly #wake = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #signal = new SharedArrayBuffer(1);

  constructor(pyodide: PyodideAPI, ms: number) {
    pyodide.setInterruptBuffer(new Uint8Array(this.#signal));
    const workerData = { signal: this.#signal, wake: this.#wake.buffer, ms: ms + GRACE_MS, value: SIGINT };
    this.#worker = new Worker(SOURCE, { eval: true, workerData });
    this.#worker.unref();
  }

  stop(): void {
    Atomics.store(this.#wake, 0, 1);
    Atomics.notify(this.#wake, 0);
    void this.#worker.terminate();
  }
}
