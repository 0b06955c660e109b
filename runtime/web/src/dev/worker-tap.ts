/**
 * Listens in on the page and its worker, and speaks to the worker beside the page.
 *
 * The page that visitors get has no place for this, by intent: what it ships holds no byte for development. So the dev
 * script, which is loaded first, puts a Worker of its own into the page.
 */
import { open, seal } from "../protocol/envelope";
import type { Envelope, FromWorker, ToWorker } from "../protocol/messages";

export interface Tap {
  /** A message from the worker, before the page gets it. `send` reaches that worker. */
  received(message: FromWorker, send: (message: ToWorker) => void): void;
  /** A message from the page, before the worker gets it. */
  sent(message: ToWorker): void;
}

const isEnvelope = (data: unknown): data is Envelope => typeof (data as Envelope | null)?.json === "string";

export function tapWorkers(tap: Tap): void {
  globalThis.Worker = class extends Worker {
    readonly #isPython: boolean;

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.#isPython = options?.name === "python";
      if (!this.#isPython) return;
      this.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (isEnvelope(data)) tap.received(open<FromWorker>(data), (message) => super.postMessage(seal(message)));
      });
    }

    override postMessage(data: unknown, options?: Transferable[] | StructuredSerializeOptions): void {
      if (this.#isPython && isEnvelope(data)) tap.sent(open<ToWorker>(data));
      if (Array.isArray(options)) super.postMessage(data, options);
      else super.postMessage(data, options);
    }
  };
}
