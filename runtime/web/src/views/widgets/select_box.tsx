/** The field of a combobox: icon, chosen text, the input above it, a button that clears and the arrow. */
import { useRef, type ReactNode } from "react";

import { Icon } from "../common";
import { ClearButton } from "./clear_button";
import { OptionList } from "./option_list";
import type { Choice, Combobox } from "./use_combobox";

interface SelectBoxProps {
  id: string;
  label: string;
  combobox: Combobox;
  choices: Choice[];
  isSelected: (choice: Choice) => boolean;
  /** The chosen text; null and an empty one show the placeholder. */
  text: string | null;
  placeholder: string;
  search: string | null;
  disabled: boolean;
  empty: string;
  required?: boolean | undefined;
  icon?: ReactNode;
  onClear?: (() => void) | undefined;
  clearTestid?: string;
  inputTestid?: string | undefined;
  textTestid?: string | undefined;
  /** No virtual keyboard: the list is short enough to tap in. */
  tapOnly?: boolean;
}

/**
 * The chosen text stands in the input (for readers and browsers' own tools) and, above it, as an element, so that it can be
 * cut with an ellipsis and read without JavaScript. The input's own text shows only while one searches.
 */
export function SelectBox(props: SelectBoxProps) {
  const { combobox, text, search, disabled, icon, onClear } = props;
  const ref = useRef<HTMLDivElement>(null);
  return (
    <>
      <div
        ref={ref}
        className="stInputBox stSelectBoxControl"
        data-baseweb="select"
        data-disabled={disabled || undefined}
        onMouseDown={(event) => pressBox(event, combobox)}
      >
        {icon}
        <div className="stSelectBoxField">
          {search === null && (
            <div className="stSelectBoxText" data-placeholder={!text || undefined} data-testid={props.textTestid} aria-hidden="true">
              {text || props.placeholder}
            </div>
          )}
          <BoxInput {...props} />
        </div>
        {onClear && text !== null && !disabled && <ClearButton onClear={onClear} testid={props.clearTestid} />}
        <span className="stSelectBoxArrow" aria-hidden="true">
          <Icon icon="material/keyboard_arrow_down" />
        </span>
      </div>
      <OptionList
        combobox={combobox}
        choices={props.choices}
        isSelected={props.isSelected}
        triggerRef={ref}
        label={props.label}
        empty={props.empty}
      />
    </>
  );
}

function BoxInput({ id, label, combobox, text, search, placeholder, required, tapOnly, inputTestid }: SelectBoxProps) {
  return (
    <input
      {...combobox.inputProps}
      ref={combobox.inputRef}
      id={id}
      className="stSelectBoxInput"
      data-testid={inputTestid}
      data-searching={search !== null || undefined}
      value={search ?? text ?? ""}
      placeholder={placeholder}
      aria-label={label}
      aria-required={required || undefined}
      inputMode={tapOnly ? "none" : undefined}
    />
  );
}

/** A press anywhere in the box opens the list; on the arrow of an open one, closes it. Buttons inside answer themselves. */
export function pressBox(event: React.MouseEvent<HTMLElement>, combobox: Combobox): void {
  const target = event.target as HTMLElement;
  if (event.button !== 0 || target.closest("button")) return;
  if (target !== combobox.inputRef.current) event.preventDefault();
  combobox.inputRef.current?.focus();
  if (combobox.open && target.closest(".stSelectBoxArrow")) combobox.hide();
  else combobox.show();
}
