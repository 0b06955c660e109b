/** Widget values: the page owns them from the moment Python has sent one. */
import type { WidgetValue } from "../protocol/messages";
import { deepEqual } from "./equal";
import { Observable } from "./observable";

interface Held {
  value: Observable<WidgetValue>;
  /** What a form goes back to when it is cleared. */
  initial: WidgetValue;
  /** `seq` of the rerun that told Python of the visitor's last change; Infinity while it has not been told. */
  seq: number;
  /** What Python held last: the visitor's value once it was told, or its own. None before a first run. */
  known?: WidgetValue;
}

export class WidgetStore {
  readonly #held = new Map<string, Held>();
  /** Who waits for a widget that has no value yet. */
  readonly #waiting = new Map<string, Set<() => void>>();

  get(id: string): WidgetValue | undefined {
    return this.#held.get(id)?.value.get();
  }

  subscribe(id: string, listener: () => void): () => void {
    const held = this.#held.get(id);
    if (held) return held.value.subscribe(listener);
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting.add(listener));
    return () => {
      waiting.delete(listener);
      this.#held.get(id)?.value.unsubscribe(listener);
    };
  }

  /** A value that came with its node, or by a `value` delta. Ignored if the visitor has changed it since `ack`. */
  fromPython(id: string, value: WidgetValue, ack: number, initial?: WidgetValue): void {
    const held = this.#held.get(id);
    // What was prerendered (no run of this page's: ack 0) is no worker's yet; it may find other defaults.
    const known = ack > 0 ? value : undefined;
    if (!held) return this.#create(id, value, 0, initial, known);
    if (initial !== undefined) held.initial = initial;
    if (held.seq <= ack || held.known === undefined) held.known = known;
    if (held.seq <= ack && !deepEqual(held.value.get(), value)) held.value.set(value);
  }

  /** The visitor's change, not told to Python yet. */
  change(id: string, value: WidgetValue): void {
    const held = this.#held.get(id);
    if (!held) return this.#create(id, value, Infinity);
    held.seq = Infinity;
    held.value.set(value);
  }

  /** Python is being told of these values, by the rerun with this `seq`. A newer change stays untold. */
  told(values: Record<string, WidgetValue>, seq: number): void {
    for (const [id, value] of Object.entries(values)) {
      const held = this.#held.get(id);
      if (!held) continue;
      held.known = value;
      if (deepEqual(held.value.get(), value)) held.seq = seq;
    }
  }

  initial(id: string): WidgetValue | undefined {
    return this.#held.get(id)?.initial;
  }

  /** Forgets the widgets that are gone. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#held.keys()) if (!ids.has(id)) this.#held.delete(id);
  }

  all(): Record<string, WidgetValue> {
    return Object.fromEntries([...this.#held].map(([id, held]) => [id, held.value.get()]));
  }

  /** The values that Python had, for a new worker. Those that it was not told of yet (in a form, say) stay the page's. */
  known(): Record<string, WidgetValue> {
    const entries = [...this.#held].map(([id, { known }]) => [id, known] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, WidgetValue] => entry[1] !== undefined));
  }

  /** The worker is being replaced: a value that Python did not have (a cleared form's) stays, whatever the new one begins with. */
  keepUntold(): void {
    for (const held of this.#held.values()) {
      if (held.known !== undefined && !deepEqual(held.known, held.value.get())) held.seq = Infinity;
    }
  }

  /** Back to a value without the visitor's doing: Python may set another one at once. */
  reset(id: string, value: WidgetValue, seq: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.seq = seq;
    held.value.set(value);
  }

  #create(id: string, value: WidgetValue, seq: number, initial: WidgetValue = value, known?: WidgetValue): void {
    const held: Held = { value: new Observable(value), initial, seq, known };
    this.#held.set(id, held);
    for (const listener of this.#waiting.get(id) ?? []) {
      held.value.subscribe(listener);
      listener();
    }
    this.#waiting.delete(id);
  }
}
