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
  readonly state = new Observable<FormState>({ enterToSubmit: true, hasSubmitter: false, pending: false, submissions: 0 });
}

export class Forms {
  readonly #entries = new Map<string, FormEntry>();

  state(formId: string): Observable<FormState> {
    return this.#entry(formId).state;
  }

  register(form: Form): () => void {
    const entry = this.#entry(form.form_id);
    entry.form = form;
    entry.state.update({ enterToSubmit: form.enter_to_submit });
    return () => {
      if (entry.form === form) entry.form = null;
    };
  }

  registerSubmitter(formId: string, widget: WidgetRef, enabled: boolean): () => void {
    const entry = this.#entry(formId);
    const submitter = { widget, enabled };
    entry.submitters.set(widget.id ?? "", submitter);
    entry.state.update({ hasSubmitter: true });
    return () => {
      if (entry.submitters.get(widget.id ?? "") !== submitter) return;
      entry.submitters.delete(widget.id ?? "");
      entry.state.update({ hasSubmitter: entry.submitters.size > 0 });
    };
  }

  /** The button that the Enter key presses. */
  firstSubmitter(formId: string): WidgetRef | undefined {
    return [...this.#entry(formId).submitters.values()].find((submitter) => submitter.enabled)?.widget;
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
