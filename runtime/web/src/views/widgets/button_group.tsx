import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { Icon, LabelHtml, plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";
import { widthName } from "./button";

/** `st.pills` and `st.segmented_control`: one, none or many of a few options. */
export function ButtonGroup({ node, props }: ViewProps<"button_group">) {
  const [value, setValue] = useWidgetValue<number[] | null>(node);
  const kind = props.style === "pills" ? "pills" : "segmented_control";
  const chosen = (value ?? []).map(String);
  return (
    <div className="stButtonGroup" data-testid="stButtonGroup" data-style={props.style} data-width={widthName(props.width)}>
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <ToggleButtonGroup
        className="stButtonGroupRow"
        aria-label={plainText(props.label)}
        selectionMode={props.many ? "multiple" : "single"}
        disallowEmptySelection={props.required && !props.many}
        selectedKeys={chosen}
        isDisabled={props.disabled}
        onSelectionChange={(keys) => setValue(inOrder([...keys].map(String), chosen))}
      >
        {props.options.map(({ label, icon }, at) => {
          const isActive = chosen.includes(String(at));
          return (
            <ToggleButton
              key={at}
              id={String(at)}
              className="stButtonGroupOption"
              {...{ kind: `${kind}${isActive ? "Active" : ""}` }}
              data-testid={`stBaseButton-${kind}${isActive ? "Active" : ""}`}
              data-active={isActive || undefined}
            >
              {icon && <Icon icon={icon} />}
              {label && <LabelHtml html={label} />}
            </ToggleButton>
          );
        })}
      </ToggleButtonGroup>
    </div>
  );
}

/** Those chosen before keep their order; new ones come behind them. */
function inOrder(keys: string[], before: string[]): number[] {
  return [...before.filter((key) => keys.includes(key)), ...keys.filter((key) => !before.includes(key))].map(Number);
}
