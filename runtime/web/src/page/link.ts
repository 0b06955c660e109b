/** The page's end of the worker: starts it, sends and receives envelopes, watches that it lives. */
import { open, seal } from "../protocol/envelope";
import type { Envelope, FromWorker, ToWorker } from "../protocol/messages";
import type { Manifest } from "../shell/site";
import { launchWorker } from "../worker/launch";
import type { InterruptMessage } from "../worker/start";
import { takeEarlyWorker, type EarlyWorker } from "./early";

interface Listener {
  message(message: FromWorker): void;
  /** The worker is gone, or could not be started. */
  broken(detail: string): void;
  /** Whether the page believes that a run is under way. */
  isRunning(): boolean;
}

const PING_MS = 2000;
/** A run may legitimately hold the worker for minutes; without a run an answer is due within this time. */
const SILENCE_MS = 15_000;

const SIGINT = 2;

export class WorkerLink {
  readonly #manifest: Manifest;
  readonly #root: string;
  readonly #listener: Listener;
  #worker: Worker | null = null;
  /** Shared with the worker, where pages may share memory. */
  #interrupt: Uint8Array | null = null;
  #ready = false;
  #lastSign = 0;
  #idleSigns = 0;
  #nonce = 0;

  constructor(manifest: Manifest, root: string, listener: Listener) {
    this.#manifest = manifest;
    this.#root = root;
    this.#listener = listener;
    setInterval(() => this.#beat(), PING_MS);
  }

  /** Starts a worker, ending the one that is there; the first time, takes over the one that the page's head has started. */
  start(): void {
    this.#worker?.terminate();
    this.#ready = false;
    const early = takeEarlyWorker();
    const worker = (this.#worker = early?.worker ?? launchWorker(this.#manifest, this.#root));
    worker.onmessage = ({ data }: MessageEvent<Envelope>) => {
      if (worker === this.#worker) this.#receive(open<FromWorker>(data));
    };
    worker.onerror = (event) => {
      // Once Python is up an uncaught error is a callback's (a timer of the app, say), and Python goes on.
      if (worker !== this.#worker || this.#ready) return;
      event.preventDefault();
      this.#failed(event.message);
    };
    this.#shareInterrupt(worker);
    // Not at once: the page is still being set up.
    if (early) queueMicrotask(() => this.#catchUp(early));
  }

  #shareInterrupt(worker: Worker): void {
    if (!globalThis.crossOriginIsolated) return;
    const message: InterruptMessage = { interrupt: (this.#interrupt = new Uint8Array(new SharedArrayBuffer(1))) };
    worker.postMessage(message);
  }

  /** Raises SIGINT in the app's code, wherever it stands. False where that cannot be. */
  interrupt(): boolean {
    if (!this.#ready || !this.#interrupt) return false;
    Atomics.store(this.#interrupt, 0, SIGINT);
    return true;
  }

  #catchUp({ worker, messages, error }: EarlyWorker): void {
    if (worker !== this.#worker) return;
    for (const envelope of messages) this.#receive(open<FromWorker>(envelope));
    if (error !== null) this.#failed(error);
  }

  #failed(message: string): void {
    this.#broken(message || "the worker’s script could not be loaded");
  }

  send(message: ToWorker): void {
    const envelope = seal(message);
    this.#worker?.postMessage(envelope);
  }

  #receive(message: FromWorker): void {
    this.#lastSign = performance.now();
    if (message.type === "ready") this.#ready = true;
    if (message.type === "fatal") this.#ready = false;
    if (message.type === "pong") return this.#hearPong(message.busy ?? true);
    this.#idleSigns = 0;
    this.#listener.message(message);
  }

  /** The loop turns, no run is under way, yet the page waits for one: its end got lost. */
  #hearPong(busy: boolean): void {
    this.#idleSigns = busy || !this.#listener.isRunning() ? 0 : this.#idleSigns + 1;
    if (this.#idleSigns >= 3) this.#broken("a run ended without saying so");
  }

  #beat(): void {
    if (!this.#ready || document.hidden) {
      this.#lastSign = performance.now();
      return;
    }
    if (!this.#listener.isRunning() && performance.now() - this.#lastSign > SILENCE_MS) return this.#broken("it does not answer any more");
    this.send({ type: "ping", nonce: ++this.#nonce });
  }

  #broken(detail: string): void {
    this.#ready = false;
    this.#idleSigns = 0;
    this.#worker?.terminate();
    this.#worker = null;
    this.#listener.broken(detail);
  }
}
