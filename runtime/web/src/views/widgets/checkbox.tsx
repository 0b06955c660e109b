import { Checkbox as AriaCheckbox } from "react-aria-components/Checkbox";
import { Switch } from "react-aria-components/Switch";

import type { Checkbox as CheckboxProps } from "../../protocol/elements";
import { labelClass, LabelHtml, plainText, TooltipIcon } from "../common";
import { useWidgetValue, type ViewProps } from "../view";

/** st.checkbox and st.toggle: a label with the input in it. */
export function Checkbox({ node, props }: ViewProps<"checkbox">) {
  const [value, setValue] = useWidgetValue<boolean>(node);
  const Control = props.kind === "toggle" ? Switch : AriaCheckbox;
  return (
    <div className="stCheckbox" data-testid="stCheckbox">
      <Control
        className="stCheckboxLabel"
        data-baseweb="checkbox"
        data-kind={props.kind}
        isSelected={Boolean(value)}
        isDisabled={props.disabled}
        onChange={setValue}
        aria-label={plainText(props.label)}
      >
        <span className={props.kind === "toggle" ? "stToggleTrack" : "stCheckMark"} aria-hidden="true" />
        <Label {...props} />
      </Control>
      {props.help && <TooltipIcon help={props.help} />}
    </div>
  );
}

function Label({ label, label_visibility: visibility }: Pick<CheckboxProps, "label" | "label_visibility">) {
  return (
    <span className={`stWidgetLabel ${labelClass(visibility)}`} data-testid="stWidgetLabel">
      <LabelHtml html={label} />
    </span>
  );
}
