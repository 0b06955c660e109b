/**
 * The behaviour that selectbox, multiselect and time input share: a text field that opens a list, searches in it and picks
 * from it. Roles and keys follow the ARIA combobox pattern; the focus stays in the field (`aria-activedescendant`).
 *
 * React Aria's own ComboBox is built around the field's text: it keeps the chosen text while one types and highlights
 * nothing until an arrow is pressed. Streamlit's replaces the text at the first key and takes the first match on Enter.
 */
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from "react";

/** A line of the list. `kind` says what picking it means; lines without one are options. */
export interface Choice {
  text: string;
  kind?: "new" | "all";
}

export interface ComboboxOptions {
  /** The lines that `search` leaves, in order. */
  choices: Choice[];
  /** The line to highlight when the list opens; -1 for the first. */
  selected: number;
  disabled: boolean;
  /** Without it the text of the field cannot be changed; a letter jumps to the next line that begins with it. */
  searchable: boolean;
  /** The list stays open after a pick. */
  stayOpen?: boolean;
  search: string | null;
  onSearch: (search: string | null) => void;
  onPick: (choice: Choice) => void;
  /** Escape while the list is closed. */
  onEscape?: () => void;
  /** A key that the list has no use for (Backspace in an empty field, arrows to the tags). */
  onOtherKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export interface Combobox {
  open: boolean;
  /** Index of the highlighted line. */
  active: number;
  listId: string;
  optionId: (index: number) => string;
  inputRef: RefObject<HTMLInputElement | null>;
  inputProps: React.InputHTMLAttributes<HTMLInputElement>;
  setActive: (index: number) => void;
  pick: (index: number) => void;
  show: () => void;
  hide: () => void;
}

const MOVES: Record<string, (active: number, count: number) => number> = {
  ArrowDown: (active, count) => Math.min(active + 1, count - 1),
  ArrowUp: (active) => Math.max(active - 1, 0),
  PageDown: (active, count) => Math.min(active + 7, count - 1),
  PageUp: (active) => Math.max(active - 7, 0),
  Home: () => 0,
  End: (_active, count) => count - 1,
};

export function useCombobox(options: ComboboxOptions): Combobox {
  const { choices, search, onSearch } = options;
  const [open, setOpen] = useState(false);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(choices.length - 1, 0));
  const id = useId();
  const inputRef = useRef<HTMLInputElement>(null);

  const show = () => {
    if (options.disabled || open) return;
    setActive(Math.max(options.selected, 0));
    setOpen(true);
  };
  const hide = () => {
    setOpen(false);
    onSearch(null);
  };
  const pick = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    options.onPick(choice);
    if (!options.stayOpen) return hide();
    setActive(0);
    onSearch(null);
  };
  const combobox = { open, active, setActive, pick, show, hide };
  return {
    ...combobox,
    listId: `${id}-list`,
    optionId: (index) => `${id}-option-${index}`,
    inputRef,
    inputProps: {
      ...ariaProps(id, options, combobox),
      readOnly: !options.searchable,
      onChange: (event) => {
        onSearch(event.target.value);
        setActive(0);
        setOpen(true);
      },
      onClick: () => search === null && inputRef.current?.select(),
      onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
      onBlur: hide,
      onKeyDown: (event) => handleKey(event, options, combobox),
    },
  };
}

type Handle = Pick<Combobox, "open" | "active" | "setActive" | "pick" | "show" | "hide">;

function ariaProps(id: string, { choices, disabled, searchable }: ComboboxOptions, { open, active }: Handle) {
  return {
    role: "combobox",
    type: "text",
    "aria-haspopup": "listbox" as const,
    "aria-autocomplete": searchable ? ("list" as const) : ("none" as const),
    "aria-expanded": open,
    "aria-controls": open ? `${id}-list` : undefined,
    "aria-activedescendant": open && choices.length > 0 ? `${id}-option-${active}` : undefined,
    autoComplete: "off",
    autoCorrect: "off",
    autoCapitalize: "none",
    spellCheck: false,
    disabled,
  };
}

function handleKey(event: KeyboardEvent<HTMLInputElement>, options: ComboboxOptions, combobox: Handle): void {
  if (event.nativeEvent.isComposing) return;
  if (handleListKey(event, options, combobox)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (!options.searchable && event.key.length === 1) jumpTo(event.key, options, combobox);
  else if (options.searchable && options.search === null && replacesText(event)) event.currentTarget.select();
  options.onOtherKey?.(event);
}

/** Keys of the list; true when the key has been used. */
function handleListKey(event: KeyboardEvent, options: ComboboxOptions, combobox: Handle): boolean {
  const { open, active } = combobox;
  const count = options.choices.length;
  const move = MOVES[event.key];
  // In a closed list Home and End are the text's.
  if (move && !event.ctrlKey && !event.metaKey && (open || !["Home", "End"].includes(event.key))) {
    if (!open) combobox.show();
    else if (count > 0) combobox.setActive(move(active, count));
    return true;
  }
  if (event.key === "Enter" || (event.key === " " && !options.searchable)) {
    if (open) combobox.pick(active);
    else combobox.show();
    return true;
  }
  if (event.key === "Escape") {
    if (open) combobox.hide();
    else options.onEscape?.();
    return open || options.onEscape !== undefined;
  }
  return false;
}

/** A key that types or deletes: it replaces the chosen text rather than editing it. Virtual keyboards name no key. */
function replacesText(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || ["Backspace", "Delete", "Unidentified"].includes(event.key);
}

function jumpTo(letter: string, { choices }: ComboboxOptions, combobox: Handle): void {
  const begins = (choice: Choice) => choice.text.toLowerCase().startsWith(letter.toLowerCase());
  const after = choices.findIndex((choice, index) => index > combobox.active && begins(choice));
  const index = after >= 0 ? after : choices.findIndex(begins);
  combobox.show();
  if (index >= 0) combobox.setActive(index);
}
