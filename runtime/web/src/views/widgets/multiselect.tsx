import { useId, useRef, useState, type KeyboardEvent } from "react";

import type { Multiselect as MultiselectProps } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { ClearButton } from "./clear_button";
import { filterOptions } from "./option_filter";
import { OptionList } from "./option_list";
import { pressBox } from "./select_box";
import { focusTag, Tags } from "./tags";
import { useCombobox, type Choice, type Combobox } from "./use_combobox";

const TAP_ONLY = 10;

export function Multiselect({ node, props }: ViewProps<"multiselect">) {
  const [held, setValue] = useWidgetValue<string[] | null>(node);
  const value = held ?? [];
  const [search, setSearch] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const disabled = props.disabled || (props.options.length === 0 && !props.accept_new_options);
  const choices = choicesOf(props, value, search);
  const combobox = useCombobox({
    choices,
    selected: -1,
    disabled,
    searchable: props.filter_mode !== null || props.accept_new_options,
    stayOpen: true,
    search,
    onSearch: setSearch,
    onPick: (choice) => setValue(picked(choice, choices, value, props.max_selections)),
    onOtherKey: (event) => handleTagKey(event, box.current, () => setValue(value.slice(0, -1))),
  });
  const remove = (text: string) => {
    setValue(value.filter((other) => other !== text));
    combobox.inputRef.current?.focus();
  };
  return (
    <div className="stMultiSelect" data-testid="stMultiSelect">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={disabled} htmlFor={id} />
      <div ref={box} className="stInputBox stSelectBoxControl stMultiSelectControl" data-baseweb="select" data-disabled={disabled || undefined} onMouseDown={(event) => pressBox(event, combobox)}>
        <div className="stMultiSelectTags" data-testid="stMultiSelectTagsContainer">
          <Tags values={value} disabled={disabled} onRemove={remove} onLeave={() => combobox.inputRef.current?.focus()} />
          <Field id={id} props={props} value={value} search={search} combobox={combobox} />
        </div>
        {value.length > 0 && !disabled && <ClearButton onClear={() => setValue([])} label="Clear all" />}
        <span className="stSelectBoxArrow" aria-hidden="true">
          <Icon icon="material/keyboard_arrow_down" />
        </span>
      </div>
      <OptionList
        combobox={combobox}
        choices={choices}
        isSelected={() => false}
        triggerRef={box}
        label={plainText(props.label)}
        empty={emptyText(props, value)}
        testid="stMultiSelectDropdown"
        multiple
      />
    </div>
  );
}

interface FieldProps {
  id: string;
  props: MultiselectProps;
  value: string[];
  search: string | null;
  combobox: Combobox;
}

function Field({ id, props, value, search, combobox }: FieldProps) {
  const chosen = value.length > 0 ? `${value.join(", ")} selected` : undefined;
  return (
    <div className="stSelectBoxField">
      {value.length === 0 && search === null && (
        <div className="stSelectBoxText" data-placeholder aria-hidden="true">
          {placeholderOf(props)}
        </div>
      )}
      <input
        {...combobox.inputProps}
        ref={combobox.inputRef}
        id={id}
        className="stSelectBoxInput"
        data-searching={search !== null || undefined}
        value={search ?? ""}
        placeholder={value.length === 0 ? placeholderOf(props) : undefined}
        aria-label={plainText(props.label)}
        aria-description={chosen}
        aria-required={props.required || undefined}
        inputMode={props.options.length <= TAP_ONLY && !props.accept_new_options ? "none" : undefined}
      />
    </div>
  );
}

/** Backspace in an empty field takes the last tag away; the left arrow goes to the tags. */
function handleTagKey(event: KeyboardEvent<HTMLInputElement>, box: HTMLElement | null, removeLast: () => void): void {
  if (event.currentTarget.value !== "") return;
  if (event.key === "Backspace") removeLast();
  else if (event.key === "ArrowLeft" && focusTag(box, -1)) event.preventDefault();
}

/** The options that are not chosen and match; first "Select all" where it is wanted. */
function choicesOf(props: MultiselectProps, value: string[], search: string | null): Choice[] {
  if (isFull(props, value)) return [];
  const text = search?.trim() ?? "";
  const left = props.options.filter((option) => !value.includes(option));
  const choices: Choice[] = filterOptions(left, search ?? "", props.filter_mode).map((option) => ({ text: option }));
  if (offersAll(props, choices.length)) choices.unshift({ text: text ? "Select matches" : "Select all", kind: "all" });
  const isNew = props.accept_new_options && text && !props.options.includes(text) && !value.includes(text);
  return isNew ? [...choices, { text, kind: "new" }] : choices;
}

function offersAll({ select_all: wanted, max_selections: max }: MultiselectProps, count: number): boolean {
  if (!wanted || max !== null || count < 2) return false;
  return wanted === true || count <= wanted;
}

function isFull({ max_selections: max }: MultiselectProps, value: string[]): boolean {
  return max !== null && value.length >= max;
}

function picked(choice: Choice, choices: Choice[], value: string[], max: number | null): string[] {
  const added = choice.kind === "all" ? choices.filter(({ kind }) => kind === undefined) : [choice];
  const all = [...value, ...added.map(({ text }) => text)];
  return max === null ? all : all.slice(0, max);
}

function emptyText(props: MultiselectProps, value: string[]): string {
  if (!isFull(props, value)) return "No results";
  const max = props.max_selections;
  return `You can only select up to ${max} ${max === 1 ? "option" : "options"}. Remove an option first.`;
}

function placeholderOf({ options, placeholder, accept_new_options: adds }: MultiselectProps): string {
  if (options.length === 0) return adds ? (placeholder ?? "Add options") : "No options to select";
  return placeholder ?? (adds ? "Choose or add options" : "Choose options");
}
