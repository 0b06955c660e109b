/** What the visitor did before Python was ready, kept in order and replayed one run at a time. */
import type { WidgetValue } from "../protocol/messages";

/** One thing that the visitor did: changed values, presses, or both (a form). */
export interface Intent {
  widgets: Record<string, WidgetValue>;
  triggers: string[];
  fragment?: string | undefined;
  /** The key R or the menu. */
  manual?: boolean | undefined;
}

export class Outbox {
  #waiting: Intent[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Changes that follow one another become one; a press never merges with the next, since each counts. */
  put(intent: Intent): void {
    const last = this.#waiting.at(-1);
    if (last && last.triggers.length === 0 && !last.manual && intent.triggers.length === 0) {
      Object.assign(last.widgets, intent.widgets);
      if (last.fragment !== intent.fragment) last.fragment = undefined;
      return;
    }
    this.#waiting.push({ ...intent, widgets: { ...intent.widgets } });
  }

  /** The next one whose widgets still exist. */
  take(exists: (id: string) => boolean): Intent | null {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const widgets = Object.fromEntries(Object.entries(next.widgets).filter(([id]) => exists(id)));
      const triggers = next.triggers.filter(exists);
      if (next.manual || triggers.length > 0 || Object.keys(widgets).length > 0) return { ...next, widgets, triggers };
    }
    return null;
  }
}
