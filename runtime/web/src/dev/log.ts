/** The app's output, on its way to the terminal: in batches, in order. */
import type { Exception } from "../protocol/elements";
import type { FromWorker } from "../protocol/messages";

interface Line {
  stream: "stdout" | "stderr";
  text: string;
}

export class Log {
  readonly #post: (lines: Line[]) => Promise<void>;
  #lines: Line[] = [];
  #isSending = false;

  constructor(post: (lines: Line[]) => Promise<void> = postLines) {
    this.#post = post;
  }

  /** Keeps what belongs into the terminal: output, and the exceptions that the page shows. */
  take(message: FromWorker): void {
    if (message.type === "output") this.#put({ stream: message.stream, text: message.text });
    if (message.type !== "deltas") return;
    for (const delta of message.deltas) {
      if (delta.op !== "set" || delta.node.type !== "exception") continue;
      this.#put({ stream: "stderr", text: (delta.node.props as Exception).text });
    }
  }

  #put(line: Line): void {
    this.#lines.push(line);
    if (!this.#isSending) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    while (this.#lines.length > 0) {
      const lines = this.#lines;
      this.#lines = [];
      // A server that has stopped needs no output.
      await this.#post(lines).catch(() => {});
    }
    this.#isSending = false;
  }
}

async function postLines(lines: Line[]): Promise<void> {
  await fetch("/_appc/log", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ lines }) });
}
