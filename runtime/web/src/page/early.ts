/** The worker that the page's head has started (head.ts), before this script was there. */
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
  }
}

/** Once: a restart makes a worker of its own. */
export function takeEarlyWorker(): EarlyWorker | null {
  const early = window.appcWorker ?? null;
  delete window.appcWorker;
  return early;
}
