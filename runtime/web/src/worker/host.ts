/** The module `_appc_host`: the engine's way to the page. */
import { renumber } from "../protocol/envelope";
import type { Envelope } from "../protocol/messages";

export interface HostModule {
  post(json: string, buffers: unknown): void;
  pending(): boolean;
  take(): string;
  take_buffers(): Uint8Array[];
  /** The site's results of cached calls. */
  results(): Uint8Array | null;
  /** How many files were opened for writing so far. */
  writes(): number;
  pause(ms: number): Promise<void>;
  nap(ms: number): Promise<void>;
}

/** Messages that wait for Python. */
export class Inbox {
  #waiting: Envelope[] = [];
  #buffers: Uint8Array[] = [];
  #arrived: (() => void) | undefined;

  put(envelope: Envelope): void {
    this.#waiting.push(envelope);
    this.#arrived?.();
  }

  /** Settles when a message waits, at the latest after `ms`. */
  arrival(ms: number): Promise<void> {
    if (!this.isEmpty) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#arrived = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  take(): string {
    const taken = this.#waiting;
    this.#waiting = [];
    this.#buffers = [];
    const texts = taken.map(({ json, buffers }) => {
      const text = buffers.length > 0 ? renumber(json, this.#buffers.length) : json;
      this.#buffers.push(...buffers);
      return text;
    });
    return `[${texts.join(",")}]`;
  }

  takeBuffers(): Uint8Array[] {
    const taken = this.#buffers;
    this.#buffers = [];
    return taken;
  }
}

/** A macrotask, in line with the page's messages; a timer's least delay would cost 4 ms. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Bytes that may be transferred: a view into Python's memory is copied, since that memory stays. */
function owned(buffers: unknown, memory: () => ArrayBufferLike): Uint8Array[] {
  if (!Array.isArray(buffers)) return [];
  return buffers.map((buffer: ArrayBufferView) => {
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer !== memory();
    return whole ? bytes : bytes.slice();
  });
}

/** `site`: what only a site's worker has. */
export function hostModule(inbox: Inbox, send: (envelope: Envelope) => void, memory: () => ArrayBufferLike, site: Partial<HostModule> = {}): HostModule {
  return {
    post: (json, buffers) => send({ json, buffers: owned(buffers, memory) }),
    pending: () => !inbox.isEmpty,
    take: () => inbox.take(),
    take_buffers: () => inbox.takeBuffers(),
    results: site.results ?? (() => null),
    writes: site.writes ?? (() => 0),
    pause: (ms) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : macrotask()),
    nap: (ms) => inbox.arrival(ms),
  };
}
