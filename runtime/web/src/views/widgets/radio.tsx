import { Radio as AriaRadio, RadioGroup } from "react-aria-components/RadioGroup";

import type { Radio as RadioProps } from "../../protocol/elements";
import { LabelHtml, plainText, WidgetLabel } from "../common";
import { useWidgetValue, type ViewProps } from "../view";

export function Radio({ node, props }: ViewProps<"radio">) {
  const [value, setValue] = useWidgetValue<number | null>(node);
  const disabled = props.disabled || props.options.length === 0;
  return (
    <div className="stRadio" data-testid="stRadio">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={disabled} />
      <RadioGroup
        className="stRadioGroup"
        data-testid="stRadioGroup"
        aria-label={plainText(props.label)}
        orientation={props.horizontal ? "horizontal" : "vertical"}
        value={value === null ? null : String(value)}
        isDisabled={disabled}
        isRequired={props.required ?? false}
        onChange={(index) => setValue(Number(index))}
      >
        {props.options.map((_, index) => (
          <Option key={index} index={index} {...props} />
        ))}
        {props.options.length === 0 && <span className="stRadioEmpty">No options to select.</span>}
      </RadioGroup>
    </div>
  );
}

/** Where one option of a row has a caption, the others keep its room. */
function Option({ index, options, captions, horizontal }: RadioProps & { index: number }) {
  const caption = captions[index];
  return (
    <AriaRadio className="stRadioOption" data-testid="stRadioOption" data-baseweb="radio" value={String(index)}>
      <span className="stRadioMark" aria-hidden="true" />
      <span className="stRadioText">
        <LabelHtml html={options[index] ?? ""} />
        {caption && (
          <span className="stRadioCaption" data-testid="stRadioCaption">
            <LabelHtml html={caption} />
          </span>
        )}
        {!caption && horizontal && captions.some(Boolean) && <span className="stRadioCaptionSpacer" data-testid="stRadioCaptionSpacer" />}
      </span>
    </AriaRadio>
  );
}
