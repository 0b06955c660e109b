/** `appc dev`'s part of the page: hands saved sources to Python, shows build errors, sends output to the terminal. */
import type { FromWorker, ToWorker } from "../protocol/messages";
import { listen, type ServerEvent } from "./events";
import { KeptState } from "./kept-state";
import { Log } from "./log";
import { Overlay } from "./overlay";
import { tapWorkers } from "./worker-tap";

class DevClient {
  readonly #log = new Log();
  readonly #overlay = new Overlay();
  readonly #state = new KeptState();
  /** All that was saved since this page was built: a new worker starts from the page's build and needs it again. */
  readonly #sources: Record<string, string | null> = {};
  #send: ((message: ToWorker) => void) | null = null;
  #isFirst = true;

  received(message: FromWorker, send: (message: ToWorker) => void): void {
    this.#log.take(message);
    this.#state.received(message);
    if (message.type === "ready") this.#greet(send);
    if (message.type === "fatal") this.#send = null;
  }

  /** Before the page's own first rerun, which then runs with all of it. */
  #greet(send: (message: ToWorker) => void): void {
    const kept = this.#isFirst ? this.#state.restore() : null;
    this.#isFirst = false;
    if (kept) send(kept);
    if (Object.keys(this.#sources).length > 0) send({ type: "sources", files: this.#sources });
    this.#send = send;
  }

  sent(message: ToWorker): void {
    this.#state.sent(message);
  }

  handle(event: ServerEvent): void {
    switch (event.type) {
      case "sources":
        Object.assign(this.#sources, event.files);
        return this.#send?.({ type: "sources", files: event.files });
      case "error":
        return this.#overlay.showError(event);
      case "clear_error":
        return this.#overlay.clearError();
      case "status":
        return this.#overlay.showStatus(event.text);
      case "reload":
        this.#state.save();
        return location.reload();
    }
  }
}

const client = new DevClient();
tapWorkers(client);
const manifest = JSON.parse(document.getElementById("appc-manifest")?.textContent ?? "{}") as { build?: string };
listen(manifest.build ?? "", (event) => client.handle(event));
