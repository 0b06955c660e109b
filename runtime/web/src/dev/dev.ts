/** `appc dev`: listens to the dev server, hands changed sources to Python, shows build errors, forwards output. */
import type {} from "../page/dev-hook";


/** What the server says on `/_appc/events`. */
type ServerEvent =
  | { type: "sources"; files: Record<string, string | null> }
  | { type: "error"; title: string; message: string; file?: string; line?: number }
  | { type: "clear_error" }
  | { type: "reload" };

const OVERLAY = "appc-dev-error";

function overlay(): HTMLElement {
  const existing = document.getElementById(OVERLAY);
  if (existing) return existing;
  const box = document.createElement("div");
  box.id = OVERLAY;
  box.className = "stDevError";
  box.setAttribute("role", "alert");
  box.dataset.testid = "stDevError";
  document.body.append(box);
  return box;
}

function showError({ title, message, file, line }: Extract<ServerEvent, { type: "error" }>): void {
  const heading = document.createElement("strong");
  heading.textContent = title;
  const place = document.createElement("div");
  place.textContent = file ? `${file}${line === undefined ? "" : `, line ${line}`}` : "";
  const text = document.createElement("pre");
  text.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Hide";
  close.onclick = clearError;
  overlay().replaceChildren(heading, place, text, close);
}

function clearError(): void {
  document.getElementById(OVERLAY)?.remove();
}

/** Output goes to the terminal in batches, in order. */
class Log {
  #lines: { stream: string; text: string }[] = [];
  #sending = false;

  put(stream: string, text: string): void {
    this.#lines.push({ stream, text });
    if (!this.#sending) void this.#send();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    while (this.#lines.length > 0) {
      const lines = this.#lines;
      this.#lines = [];
      const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ lines }) };
      await fetch("/_appc/log", request).catch(() => {});
    }
    this.#sending = false;
  }
}

function handle(event: ServerEvent): void {
  if (event.type === "sources") {
    clearError();
    globalThis.appcPage?.sendSources(event.files);
  } else if (event.type === "error") showError(event);
  else if (event.type === "clear_error") clearError();
  else location.reload();
}

const log = new Log();
globalThis.appcPage?.onOutput((stream, text) => log.put(stream, text));
new EventSource("/_appc/events").onmessage = ({ data }: MessageEvent<string>) => handle(JSON.parse(data) as ServerEvent);
