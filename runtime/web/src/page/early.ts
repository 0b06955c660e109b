/** What the page's head has begun (head.ts), before this script was there. */
import type { Envelope } from "../protocol/messages";

export interface EarlyWorker {
  worker: Worker;
  /** What it has said, and how it failed, before anybody listened. */
  messages: Envelope[];
  error: string | null;
}

declare global {
  interface Window {
    appcWorker?: EarlyWorker;
    /** Ends when the whole stylesheet is there, or is known not to come. */
    appcStyles?: Promise<void>;
  }
}

/** Once: a restart makes a worker of its own. */
export function takeEarlyWorker(): EarlyWorker | null {
  const early = window.appcWorker ?? null;
  delete window.appcWorker;
  return early;
}
