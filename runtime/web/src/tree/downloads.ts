/** Deferred downloads: a request to Python and the promise that its answer settles. */
import type { Media } from "../protocol/elements";
import type { ToWorker } from "../protocol/messages";

interface Waiting {
  resolve: (media: Media) => void;
  reject: (error: Error) => void;
}

export class Downloads {
  readonly #send: (message: ToWorker) => void;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  constructor(send: (message: ToWorker) => void) {
    this.#send = send;
  }

  request(id: string): Promise<Media> {
    const request = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      this.#send({ type: "download", request, id });
    });
  }

  settle(request: number, media: Media | null, error: string | null): void {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    if (media) waiting?.resolve(media);
    else waiting?.reject(new Error(error ?? "Python made no data for this download"));
  }

  failAll(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }
}
