/** Widgets that must have a value: what is held back without one, and which of them are missed. */
import type { WidgetValue } from "../protocol/messages";
import type { NodeHandle } from "./handle";
import { Observable } from "./observable";

export const isEmpty = (value: WidgetValue | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

interface RequiredProps {
  required?: boolean;
  disabled?: boolean;
  form_id?: string;
}

export class Required {
  /** Ids of the widgets without which something was held back. A view says so for as long as the widget stays empty. */
  readonly missed = new Observable<ReadonlySet<string>>(new Set());
  readonly #roots: readonly NodeHandle[];

  constructor(roots: readonly NodeHandle[]) {
    this.#roots = roots;
  }

  miss(ids: readonly string[]): void {
    if (ids.length > 0) this.missed.set(new Set([...this.missed.get(), ...ids]));
  }

  ofForm(formId: string): string[] {
    return this.#find((_id, props) => props.form_id === formId);
  }

  has(id: string): boolean {
    return this.#find((found) => found === id).length > 0;
  }

  #find(matches: (id: string, props: RequiredProps) => boolean): string[] {
    const found: string[] = [];
    const visit = ({ node, children }: NodeHandle) => {
      const props = node.props as RequiredProps;
      if (node.id !== undefined && props.required && !props.disabled && matches(node.id, props)) found.push(node.id);
      children.forEach(visit);
    };
    this.#roots.forEach(visit);
    return found;
  }
}
