/** Calls the engine whenever messages wait and no call is under way. */
import type { PyCallable, PyProxy } from "pyodide/ffi";

export interface Engine extends PyProxy {
  run_pending: PyCallable & { callPromising(): Promise<unknown> };
  idle: PyCallable;
}

/** State and caches are sent to the page after this much quiet. */
const IDLE_MS = 1000;

export class Pump {
  readonly #engine: Engine;
  readonly #waits: () => boolean;
  readonly #fail: (error: unknown) => void;
  #interrupt: Uint8Array | null = null;
  #busy = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine, waits: () => boolean, fail: (error: unknown) => void) {
    this.#engine = engine;
    this.#waits = waits;
    this.#fail = fail;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** `signal` is shared with the page, which writes there what Python shall be interrupted by. */
  interruptedBy(signal: Uint8Array): void {
    this.#interrupt = signal;
  }

  async run(): Promise<void> {
    if (this.#busy) return;
    clearTimeout(this.#idle);
    this.#busy = true;
    try {
      while (this.#waits()) await this.#call();
    } catch (error) {
      return this.#fail(error);
    }
    this.#busy = false;
    this.#idle = setTimeout(() => this.#rest(), IDLE_MS);
  }

  /** With stack switching where there is any; without it a run simply holds the worker until it ends. */
  #call(): unknown {
    const { run_pending: runPending } = this.#engine;
    // What was meant for a run that has ended meanwhile must not reach the next.
    if (this.#interrupt) Atomics.store(this.#interrupt, 0, 0);
    return "Suspending" in WebAssembly ? runPending.callPromising() : runPending();
  }

  #rest(): void {
    if (this.#busy) return;
    try {
      this.#engine.idle();
    } catch (error) {
      this.#fail(error);
    }
  }
}
