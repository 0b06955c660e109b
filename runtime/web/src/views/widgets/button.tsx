import { WithTooltip } from "../common";
import { useTrigger, type ViewProps } from "../view";
import { ButtonContent, kindProps } from "./button_content";
import { useShortcut } from "./shortcut";

/** st.button and st.form_submit_button. */
export function Button({ node, props }: ViewProps<"button">) {
  const press = useTrigger(node);
  useShortcut(props.shortcut, props.disabled, press);
  const name = props.is_form_submitter ? "stFormSubmitButton" : "stButton";
  const kind = props.is_form_submitter ? `${props.type}FormSubmit` : props.type;
  return (
    <div className={`${name} stButtonRoot`} data-testid={name} data-type={props.type} data-width={widthName(props.width)}>
      <WithTooltip help={props.help}>
        <button
          type="button"
          className="stBaseButton"
          {...kindProps(kind)}
          disabled={props.disabled}
          aria-keyshortcuts={props.shortcut}
          onClick={press}
        >
          <ButtonContent {...props} />
        </button>
      </WithTooltip>
    </div>
  );
}

/** A button is as wide as its text unless it was given room. */
export function widthName(width: unknown): "content" | "stretch" {
  return width === undefined || width === "content" || width === "auto" ? "content" : "stretch";
}
