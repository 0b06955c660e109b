import { useId, useMemo, useState } from "react";

import { plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { SelectBox } from "./select_box";
import { formatTime, hasSeconds, parseTime, timesOfDay, type Clock } from "./time_format";
import { useCombobox, type Choice } from "./use_combobox";

/** A list of times, `step` apart; any other time can be typed. */
export function TimeInput({ node, props }: ViewProps<"time_input">) {
  const [value, setValue] = useWidgetValue<string | null>(node);
  const [search, setSearch] = useState<string | null>(null);
  const id = useId();
  const { step, format } = props;
  const seconds = hasSeconds(step);
  const times = useMemo(() => timesOfDay(step).map((time) => formatTime(time, format, seconds)), [step, format, seconds]);
  const text = value === null ? null : formatTime(value, format, seconds);
  const choices = choicesOf(times, search, format, seconds);
  const clear = props.clearable ? () => setValue(null) : undefined;
  const pick = ({ text: picked }: Choice) => {
    const time = parseTime(picked, seconds);
    if (time !== null && time !== value) setValue(time);
  };
  const combobox = useCombobox({
    choices,
    selected: text === null ? -1 : nearest(choices, value, seconds),
    disabled: props.disabled,
    searchable: true,
    search,
    onSearch: setSearch,
    onPick: pick,
    ...(clear && value !== null ? { onEscape: clear } : {}),
  });
  return (
    <div className="stTimeInput" data-testid="stTimeInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <SelectBox
        id={id}
        label={plainText(props.label)}
        combobox={combobox}
        choices={choices}
        isSelected={(choice) => choice.text === text}
        text={text}
        placeholder={seconds ? "HH:mm:ss" : "HH:mm"}
        textTestid="stTimeInputTimeDisplay"
        search={search}
        disabled={props.disabled}
        required={props.required}
        empty="No results"
        onClear={clear}
        clearTestid="stTimeInputClearButton"
      />
    </div>
  );
}

/** Listed times that contain the search; before them the typed time itself, if it is one and not listed. */
function choicesOf(times: string[], search: string | null, format: Clock, seconds: boolean): Choice[] {
  const wanted = search?.trim().toLowerCase() ?? "";
  const typed = parseTime(wanted, seconds);
  const exact = typed === null ? null : formatTime(typed, format, seconds);
  const found = times.filter((time) => time !== exact && time.toLowerCase().includes(wanted));
  return (exact === null ? found : [exact, ...found]).map((time) => ({ text: time }));
}

/** The line to show first: the time itself, or the last one before it. */
function nearest(choices: Choice[], value: string | null, seconds: boolean): number {
  const after = choices.findIndex(({ text }) => (parseTime(text, seconds) ?? "") > (value ?? ""));
  return (after < 0 ? choices.length : after) - 1;
}
