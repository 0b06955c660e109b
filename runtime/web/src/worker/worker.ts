/** The worker's script, begun by its seed: Pyodide, the engine, and the messages between them and the page. */
import type { PyodideAPI } from "pyodide";
import { seal } from "../protocol/envelope";
import type { Envelope, FromWorker } from "../protocol/messages";
import { fetchNow } from "./archives";
import { placeData } from "./data";
import { startEngine } from "./engine";
import { Downloads } from "./downloads";
import { hostModule, Inbox } from "./host";
import { Progress } from "./progress";
import { Pump } from "./pump";
import { Results } from "./results";
import { startPyodide } from "./restored";
import type { Early, InterruptMessage, Seed } from "./start";
import { countWrites } from "./writes";

const inbox = new Inbox();
let pump: Pump | null = null;
let interrupt: Uint8Array | null = null;
let listen: ((signal: Uint8Array) => void) | null = null;
let dead = false;

function send(envelope: Envelope): void {
  self.postMessage(envelope, { transfer: [...new Set(envelope.buffers.map((bytes) => bytes.buffer as ArrayBuffer))] });
}
const post = (message: FromWorker): void => send(seal(message));

/** Python cannot go on: said once. Its memory may be broken, so nothing more is asked of it. */
function fail(error: unknown, message: string): void {
  if (dead) return;
  dead = true;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  post({ type: "fatal", message, detail: detail.slice(0, 4000) });
}

/** Pyodide says here what may reject no promise: a stack overflow in C, an exit. */
function watchFatal(pyodide: PyodideAPI): void {
  const api = (pyodide as unknown as { _api: { on_fatal?: (error: unknown) => void } })._api;
  api.on_fatal = (error) => fail(error, fatalTitle(error));
}

function fatalTitle(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "Exit") return "The script ended Python";
  if (name === "RangeError") return "Python ran out of stack and had to end";
  return "Python met a fatal error and had to end";
}

async function start({ manifest, root }: Seed, early: Early): Promise<void> {
  const progress = new Progress(manifest, (stage, done) => post({ type: "loading", stage, done }));
  progress.watch(early, manifest);
  const at = (address: string) => new URL(address, root).href;
  const downloads = new Downloads(early.files);
  const results = new Results(manifest, at, downloads);
  const pyodide = await startPyodide({
    manifest,
    early,
    downloads,
    at,
    progress,
    output: (stream, text) => post({ type: "output", stream, text }),
  });
  watchFatal(pyodide);
  placeData(pyodide, manifest, (address) => fetchNow(at(address)));
  progress.stage("Starting the app", 0.97);
  const memory = () => (pyodide as unknown as { _module: { HEAPU8: Uint8Array } })._module.HEAPU8.buffer;
  const engine = startEngine(pyodide, manifest, hostModule(inbox, send, memory, { results: results.take, writes: countWrites(pyodide) }));
  await results.arrived;
  pump = new Pump(engine, () => !inbox.isEmpty, (error) => fail(error, fatalTitle(error)));
  listen = (signal) => {
    pyodide.setInterruptBuffer(signal);
    pump?.interruptedBy(signal);
  };
  if (interrupt) listen(interrupt);
  performance.mark("appc:ready");
  post({ type: "ready", build: manifest.build, python: pyodide.version });
  void pump.run();
}

/** Pings are answered here: they ask whether the worker's loop turns, not what Python does. */
function answeredHere(json: string): boolean {
  if (!json.startsWith('{"type":"ping"')) return false;
  const { nonce } = JSON.parse(json) as { nonce: number };
  if (!dead) post({ type: "pong", nonce, busy: pump === null || pump.busy });
  return true;
}

function receive(data: InterruptMessage | Envelope): void {
  if ("interrupt" in data) {
    // A page that takes long to come alive says it when Python is up already.
    interrupt = data.interrupt;
    listen?.(interrupt);
  } else if (!answeredHere(data.json)) {
    inbox.put(data);
    void pump?.run();
  }
}

/** Called by the seed: `waiting` are the messages that have come before. */
export function begin(seed: Seed, early: Early, waiting: unknown[]): void {
  self.onmessage = ({ data }: MessageEvent<InterruptMessage | Envelope>) => receive(data);
  for (const data of waiting) receive(data as InterruptMessage | Envelope);
  start(seed, early).catch((error: unknown) => fail(error, "Python could not start"));
}
