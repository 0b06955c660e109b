import { useId, type CSSProperties, type KeyboardEvent } from "react";

import type { Height } from "../../protocol/elements";
import { plainText, WidgetLabel } from "../common";
import type { ViewProps } from "../view";
import { InputInstructions } from "./input_instructions";
import { useTextDraft, type TextDraft } from "./text_draft";

export function TextArea({ node, props }: ViewProps<"text_area">) {
  const draft = useTextDraft(node, props);
  const id = useId();
  return (
    <div className="stTextArea" data-testid="stTextArea" data-height={props.height}>
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <div className="stInputBox stTextAreaBox" data-testid="stTextAreaRootElement" data-baseweb="textarea" data-disabled={props.disabled || undefined}>
        <textarea
          id={id}
          className="stInputField"
          style={heightStyle(props.height)}
          value={draft.text}
          placeholder={props.placeholder ?? undefined}
          maxLength={props.max_chars ?? undefined}
          disabled={props.disabled}
          aria-label={plainText(props.label)}
          aria-required={props.required || undefined}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={(event) => handleKey(event, draft)}
        />
      </div>
      {draft.focused && (
        <InputInstructions dirty={draft.dirty} commit={draft.commit} length={draft.text.length} max={props.max_chars} multiline />
      )}
    </div>
  );
}

function handleKey(event: KeyboardEvent, draft: TextDraft): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  draft.enter();
}

/** A number is the field's height; "content" lets it grow with its text; "stretch" is the style sheet's. */
function heightStyle(height: Height | undefined): CSSProperties | undefined {
  if (typeof height === "number") return { height: `${height}px` };
  return height === "content" ? ({ fieldSizing: "content", minHeight: "4.25rem" } as CSSProperties) : undefined;
}
