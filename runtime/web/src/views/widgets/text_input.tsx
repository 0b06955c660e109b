import { useId, useState, type KeyboardEvent } from "react";

import { Icon, plainText, WidgetLabel } from "../common";
import type { ViewProps } from "../view";
import { ClearButton } from "./clear_button";
import { InputInstructions } from "./input_instructions";
import { useTextDraft, type TextDraft } from "./text_draft";

/** A phone's keyboard follows the type. */
const HTML_TYPES = { default: "text", password: "password", email: "email", url: "url", phone: "tel", search: "search" } as const;

export function TextInput({ node, props }: ViewProps<"text_input">) {
  const draft = useTextDraft(node, props);
  const id = useId();
  const [revealed, setRevealed] = useState(false);
  const password = props.type === "password";
  return (
    <div className="stTextInput" data-testid="stTextInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <div className="stInputBox" data-testid="stTextInputRootElement" data-baseweb="input" data-disabled={props.disabled || undefined}>
        {props.icon && <Icon icon={props.icon} testid="stTextInputIcon" />}
        <input
          id={id}
          className="stInputField"
          data-testid="stTextInputField"
          type={password && revealed ? "text" : HTML_TYPES[props.type]}
          value={draft.text}
          placeholder={props.placeholder ?? undefined}
          autoComplete={props.autocomplete || undefined}
          maxLength={props.max_chars ?? undefined}
          disabled={props.disabled}
          aria-label={plainText(props.label)}
          aria-required={props.required || undefined}
          aria-invalid={draft.complaint !== null || undefined}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={(event) => handleKey(event, draft)}
        />
        {props.clearable && draft.text !== "" && !props.disabled && <ClearButton onClear={draft.clear} testid="stTextInputClearButton" />}
        {password && <RevealButton revealed={revealed} onToggle={() => setRevealed(!revealed)} disabled={props.disabled} />}
      </div>
      {draft.complaint !== null && !draft.focused && (
        <div className="stFieldError" data-testid="stTextInputError" role="alert">
          {draft.complaint}
        </div>
      )}
      {draft.focused && <InputInstructions dirty={draft.dirty} commit={draft.commit} length={draft.text.length} max={props.max_chars} />}
    </div>
  );
}

function handleKey(event: KeyboardEvent, draft: TextDraft): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  draft.enter();
}

function RevealButton({ revealed, onToggle, disabled }: { revealed: boolean; onToggle: () => void; disabled: boolean }) {
  return (
    <button
      type="button"
      className="stInputReveal"
      aria-label={revealed ? "Hide password text" : "Show password text"}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
    >
      <Icon icon={revealed ? "material/visibility_off" : "material/visibility"} />
    </button>
  );
}
