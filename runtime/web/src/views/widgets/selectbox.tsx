import { useId, useState } from "react";

import type { Selectbox as SelectboxProps } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { filterOptions } from "./option_filter";
import { SelectBox } from "./select_box";
import { useCombobox, type Choice } from "./use_combobox";

const NO_OPTIONS = "No options to select";
/** With at most this many options nobody needs a keyboard on a phone. */
const TAP_ONLY = 10;

export function Selectbox({ node, props }: ViewProps<"selectbox">) {
  const [value, setValue] = useWidgetValue<string | null>(node);
  const [search, setSearch] = useState<string | null>(null);
  const id = useId();
  const disabled = props.disabled || (props.options.length === 0 && !props.accept_new_options);
  const choices = choicesOf(props, search);
  const clear = props.clearable ? () => setValue(null) : undefined;
  const combobox = useCombobox({
    choices,
    selected: choices.findIndex(({ text }) => text === value),
    disabled,
    searchable: props.filter_mode !== null || props.accept_new_options,
    search,
    onSearch: setSearch,
    onPick: ({ text }) => text !== value && setValue(text),
    ...(clear && value !== null ? { onEscape: clear } : {}),
  });
  return (
    <div className="stSelectbox" data-testid="stSelectbox">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={disabled} htmlFor={id} />
      <SelectBox
        id={id}
        label={plainText(props.label)}
        combobox={combobox}
        choices={choices}
        isSelected={({ text }) => text === value}
        text={value}
        placeholder={placeholderOf(props)}
        search={search}
        disabled={disabled}
        required={props.required}
        empty="No results"
        icon={props.icon && <Icon icon={props.icon} testid="stSelectboxIcon" />}
        onClear={clear}
        tapOnly={props.options.length <= TAP_ONLY && !props.accept_new_options}
      />
    </div>
  );
}

/** What the search leaves, and the text itself as a new option where that is allowed. */
function choicesOf(props: SelectboxProps, search: string | null): Choice[] {
  const found: Choice[] = filterOptions(props.options, search ?? "", props.filter_mode).map((text) => ({ text }));
  const text = search?.trim();
  if (!props.accept_new_options || !text || props.options.includes(text)) return found;
  return [...found, { text, kind: "new" }];
}

function placeholderOf({ options, placeholder, accept_new_options: adds }: SelectboxProps): string {
  if (options.length === 0) return adds ? (placeholder ?? "Add an option") : NO_OPTIONS;
  return placeholder ?? (adds ? "Choose or add an option" : "Choose an option");
}
