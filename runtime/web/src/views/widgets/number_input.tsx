import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";

import { Icon, plainText, WidgetLabel } from "../common";
import type { ViewProps } from "../view";
import { ClearButton } from "./clear_button";
import { InputInstructions } from "./input_instructions";
import { useNumberDraft, type NumberDraft } from "./number_draft";

/** Narrower than this the steppers would leave no room for the number (CSS pixels). */
const STEPPERS_FROM = 120;

export function NumberInput({ node, props }: ViewProps<"number_input">) {
  const box = useRef<HTMLDivElement>(null);
  const draft = useNumberDraft(node, props);
  const narrow = useNarrow(box);
  const id = useId();
  const label = plainText(props.label);
  return (
    <div className="stNumberInput" data-testid="stNumberInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} htmlFor={id} />
      <div ref={box} className="stInputBox stNumberInputBox" data-testid="stNumberInputContainer" data-invalid={draft.error !== null || undefined} data-disabled={props.disabled || undefined}>
        {props.icon && <Icon icon={props.icon} testid="stNumberInputIcon" />}
        <input
          id={id}
          className="stInputField"
          data-testid="stNumberInputField"
          type="number"
          inputMode={(props.min ?? -1) >= 0 ? (props.data_type === "int" ? "numeric" : "decimal") : undefined}
          value={draft.text}
          min={props.min ?? undefined}
          max={props.max ?? undefined}
          step={props.data_type === "int" ? props.step : "any"}
          placeholder={props.placeholder ?? undefined}
          disabled={props.disabled}
          aria-label={label}
          aria-required={props.required || undefined}
          aria-invalid={draft.error !== null || undefined}
          aria-describedby={draft.error === null ? undefined : `${id}-error`}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={(event) => handleKey(event, draft, props.clearable)}
        />
        {props.clearable && draft.text !== "" && !props.disabled && <ClearButton onClear={draft.clear} testid="stNumberInputClearButton" />}
        {!narrow && <Steppers draft={draft} disabled={props.disabled} />}
      </div>
      {draft.error !== null && (
        <div className="stFieldError" id={`${id}-error`} role="alert">
          {draft.error}
        </div>
      )}
      {draft.focused && <InputInstructions dirty={draft.dirty} commit={draft.commit} />}
    </div>
  );
}

/** Not tab stops: the arrow keys do the same in the field. */
function Steppers({ draft, disabled }: { draft: NumberDraft; disabled: boolean }) {
  const stepper = (direction: 1 | -1, name: string, icon: string) => (
    <button
      type="button"
      className="stNumberInputStep"
      data-testid={`stNumberInputStep${name}`}
      aria-label={direction > 0 ? "Increment" : "Decrement"}
      tabIndex={-1}
      disabled={disabled || !draft.canStep(direction)}
      onClick={() => draft.step(direction)}
    >
      <Icon icon={icon} />
    </button>
  );
  return (
    <div className="stNumberInputSteps">
      {stepper(-1, "Down", "material/remove")}
      {stepper(1, "Up", "material/add")}
    </div>
  );
}

function handleKey(event: KeyboardEvent, draft: NumberDraft, clearable: boolean): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "ArrowUp") draft.step(1);
  else if (event.key === "ArrowDown") draft.step(-1);
  else if (event.key === "Enter") draft.enter();
  else if (event.key === "Escape" && clearable) return draft.change("");
  else return;
  event.preventDefault();
}

/** Whether the box turned out narrow; never in the first render, which the prerendered page shares. */
function useNarrow(ref: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    if (!ref.current || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) setNarrow(width <= STEPPERS_FROM);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return narrow;
}
