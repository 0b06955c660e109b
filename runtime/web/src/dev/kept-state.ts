/** Widget values and session_state, carried over a reload of the page. */
import type { FromWorker, ToWorker, WidgetValue } from "../protocol/messages";

const KEY = "appc:dev:state";
/** Storage holds about 5 MB a site. */
const LARGEST = 3_000_000;

/** A reload that comes later is another one. */
const LONGEST_MS = 60_000;

interface Stored {
  time: number;
  widgets: Record<string, WidgetValue>;
  session: string;
}

export class KeptState {
  readonly #storage: Storage;
  readonly #widgets = new Map<string, WidgetValue>();
  #session = new Uint8Array();

  constructor(storage: Storage = sessionStorage) {
    this.#storage = storage;
  }

  /** The visitor's values, as the page tells them. */
  sent(message: ToWorker): void {
    if (message.type !== "rerun") return;
    for (const [id, value] of Object.entries(message.widgets)) {
      if (isUpload(value)) this.#widgets.delete(id);
      else this.#widgets.set(id, value);
    }
  }

  received(message: FromWorker): void {
    if (message.type === "saved_state" && message.data instanceof Uint8Array) this.#session = message.data.slice();
    if (message.type !== "deltas") return;
    for (const delta of message.deltas) if (delta.op === "value") this.#widgets.set(delta.id, delta.value);
  }

  /** Before the page loads again. What is too large to be kept is lost, as with any reload. */
  save(): void {
    const session = this.#session.length > LARGEST ? new Uint8Array() : this.#session;
    const stored: Stored = { time: Date.now(), widgets: Object.fromEntries(this.#widgets), session: toText(session) };
    try {
      this.#storage.setItem(KEY, JSON.stringify(stored));
    } catch {
      this.#storage.removeItem(KEY);
    }
  }

  /** What the page before this one kept, once. */
  restore(): Extract<ToWorker, { type: "restore_state" }> | null {
    const text = this.#storage.getItem(KEY);
    this.#storage.removeItem(KEY);
    if (!text) return null;
    const stored = JSON.parse(text) as Stored;
    if (Date.now() - stored.time > LONGEST_MS) return null;
    for (const [id, value] of Object.entries(stored.widgets)) this.#widgets.set(id, value);
    this.#session = toBytes(stored.session);
    return { type: "restore_state", data: this.#session.slice(), widgets: stored.widgets };
  }
}

/** The bytes of uploaded files are gone after a reload. */
const isUpload = (value: WidgetValue): boolean =>
  Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null && "file_id" in item);

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
