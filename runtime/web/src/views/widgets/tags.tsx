/** The chosen options of a multiselect. Reached from the field by the left arrow; Delete or Backspace removes one. */
import type { KeyboardEvent } from "react";

import { Icon } from "../common";

interface TagsProps {
  values: string[];
  disabled: boolean;
  onRemove: (value: string) => void;
  /** The focus goes back to the field. */
  onLeave: () => void;
}

export function Tags({ values, disabled, onRemove, onLeave }: TagsProps) {
  return values.map((value) => (
    <span key={value} className="stTag" data-baseweb="tag" data-disabled={disabled || undefined}>
      <span className="stTagText" title={value}>
        {value}
      </span>
      <span role="presentation">
        <button
          type="button"
          className="stTagRemove"
          aria-label={`Remove ${value}`}
          tabIndex={-1}
          disabled={disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onRemove(value)}
          onKeyDown={(event) => handleKey(event, () => onRemove(value), onLeave)}
        >
          <Icon icon="material/close" />
        </button>
      </span>
    </span>
  ));
}

function handleKey(event: KeyboardEvent<HTMLElement>, remove: () => void, leave: () => void): void {
  const box = event.currentTarget.closest<HTMLElement>(".stMultiSelectTags");
  const buttons = [...(box?.querySelectorAll<HTMLElement>(".stTagRemove") ?? [])];
  const at = buttons.indexOf(event.currentTarget);
  if (event.key === "ArrowLeft") buttons[at - 1]?.focus();
  else if (event.key === "ArrowRight") buttons[at + 1] ? buttons[at + 1]?.focus() : leave();
  else if (event.key === "Delete" || event.key === "Backspace") remove();
  else if (event.key === "Escape") leave();
  else return;
  event.preventDefault();
}

/** Focuses the tag at `index` (negative: from the end). False when there is none. */
export function focusTag(box: HTMLElement | null, index: number): boolean {
  const button = [...(box?.querySelectorAll<HTMLElement>(".stTagRemove") ?? [])].at(index);
  button?.focus();
  return button !== undefined;
}
