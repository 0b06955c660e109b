/** Forms: what they hold back, and how they are submitted. */
import type { Form } from "../protocol/elements";
import type { FormState, WidgetRef } from "../views/view";
import { Observable } from "./observable";

interface Submitter {
  widget: WidgetRef;
  enabled: boolean;
}

class FormEntry {
  form: Form | null = null;
  readonly pending = new Set<string>();
  readonly submitters = new Map<string, Submitter>();
  /** Ids of the submit buttons as they were first seen: a button that changes keeps its place. */
  readonly order = new Set<string>();
  readonly state = new Observable<FormState>({ enterToSubmit: true, hasSubmitter: false, pending: false, submissions: 0 });
}

function firstOf({ order, submitters }: FormEntry): Submitter | undefined {
  const id = [...order].find((seen) => submitters.has(seen));
  return id === undefined ? undefined : submitters.get(id);
}

/** As in Streamlit, a disabled first button takes the Enter key out of use, whatever comes after it. */
function settle(entry: FormEntry): void {
  const enterToSubmit = (entry.form?.enter_to_submit ?? true) && firstOf(entry)?.enabled !== false;
  const hasSubmitter = entry.submitters.size > 0;
  const state = entry.state.get();
  if (state.enterToSubmit !== enterToSubmit || state.hasSubmitter !== hasSubmitter) entry.state.update({ enterToSubmit, hasSubmitter });
}

export class Forms {
  readonly #entries = new Map<string, FormEntry>();

  state(formId: string): Observable<FormState> {
    return this.#entry(formId).state;
  }

  register(form: Form): () => void {
    const entry = this.#entry(form.form_id);
    entry.form = form;
    settle(entry);
    return () => {
      if (entry.form === form) entry.form = null;
    };
  }

  registerSubmitter(formId: string, widget: WidgetRef, enabled: boolean): () => void {
    const entry = this.#entry(formId);
    const submitter = { widget, enabled };
    entry.submitters.set(widget.id ?? "", submitter);
    entry.order.add(widget.id ?? "");
    settle(entry);
    return () => {
      if (entry.submitters.get(widget.id ?? "") !== submitter) return;
      entry.submitters.delete(widget.id ?? "");
      settle(entry);
    };
  }

  /** The button that the Enter key presses: the form's first, if it is enabled. */
  firstSubmitter(formId: string): WidgetRef | undefined {
    const first = firstOf(this.#entry(formId));
    return first?.enabled ? first.widget : undefined;
  }

  hold(formId: string, widgetId: string): void {
    const entry = this.#entry(formId);
    entry.pending.add(widgetId);
    if (!entry.state.get().pending) entry.state.update({ pending: true });
  }

  /** Takes the ids whose values were held back; says whether the form wants to be cleared. */
  submit(formId: string): { ids: string[]; clear: boolean } {
    const entry = this.#entry(formId);
    const ids = [...entry.pending];
    entry.pending.clear();
    entry.state.update({ pending: false, submissions: entry.state.get().submissions + 1 });
    return { ids, clear: entry.form?.clear_on_submit ?? false };
  }

  #entry(formId: string): FormEntry {
    const found = this.#entries.get(formId) ?? new FormEntry();
    this.#entries.set(formId, found);
    return found;
  }
}
