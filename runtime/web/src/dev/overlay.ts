/** Build errors and the server's doings, shown over the app, which stays usable. A shadow root keeps the app's CSS out. */
import css from "./overlay.css?raw";
import type { BuildError } from "./events";

export class Overlay {
  #stack: HTMLElement | null = null;
  #error: HTMLElement | null = null;
  #status: HTMLElement | null = null;

  showError(error: BuildError): void {
    this.clearError();
    const box = element("section", "error");
    box.dataset.testid = "appcDevError";
    box.setAttribute("role", "alert");
    const close = element("button", "close", "Hide");
    close.setAttribute("type", "button");
    close.onclick = () => this.clearError();
    box.append(element("h2", "title", "The app could not be updated"), close);
    if (error.where) box.append(element("p", "where", placeOf(error.where)));
    box.append(element("p", "message", error.message));
    if (error.code) box.append(element("pre", "code", error.code));
    box.append(element("p", "hint", error.hint ?? "Correct it and save: the page goes on from there."));
    this.#place().append(box);
    this.#error = box;
  }

  clearError(): void {
    this.#error?.remove();
    this.#error = null;
  }

  showStatus(text: string | null): void {
    this.#status?.remove();
    this.#status = null;
    if (text === null) return;
    this.#status = element("p", "status", text);
    this.#status.setAttribute("role", "status");
    this.#place().append(this.#status);
  }

  #place(): HTMLElement {
    if (!this.#stack) {
      const host = document.createElement("appc-dev");
      this.#stack = element("div", "stack");
      host.attachShadow({ mode: "open" }).append(element("style", "", css), this.#stack);
      document.body.append(host);
    }
    return this.#stack;
  }
}

/** "app.py:3" -> "app.py, line 3". */
export const placeOf = (where: string): string => where.replace(/:(\d+)$/, ", line $1");

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
