import { useEffect, useRef, useState } from "react";
import { HexColorPicker } from "react-colorful";
import { Popover } from "react-aria-components/Popover";

import { plainText, WidgetLabel } from "../common";
import { usePressOutside } from "../press-outside";
import { useWidgetValue, type ViewProps } from "../view";
import { ColorFields } from "./color_fields";

/** A block of the colour that opens a picker. The colour is committed when the picker closes. */
export function ColorPicker({ node, props }: ViewProps<"color_picker">) {
  const [value, setValue] = useWidgetValue<string | null>(node);
  const [draft, setDraft] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLElement>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => setDraft(null), [value]);
  const held = value ?? "#000000";
  const color = draft ?? held;
  const label = plainText(props.label);
  const toggle = (next: boolean) => {
    setOpen(next);
    if (!next && color !== held) setValue(color);
  };
  // While somebody types quickly the area gives back colours that the fields have had before: only what is done in it counts.
  const drawn = (next: string) => area.current?.contains(document.activeElement) && setDraft(next);
  const leave = () => {
    toggle(false);
    button.current?.focus();
  };
  usePressOutside([button, frame], open, () => toggle(false));
  return (
    <div className="stColorPicker" data-testid="stColorPicker">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <button
        ref={button}
        type="button"
        className="stColorPickerBlock"
        data-testid="stColorPickerBlock"
        style={{ backgroundColor: color }}
        disabled={props.disabled}
        aria-label={label}
        aria-description={color}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => toggle(!open)}
      />
      <Popover ref={frame} triggerRef={button} isOpen={open} onOpenChange={() => {}} isNonModal placement="bottom start" offset={6} className="stColorPickerFrame" data-baseweb="popover">
        <section ref={takeFocus} role="dialog" tabIndex={-1} aria-label={label} className="stColorPickerPopover" data-testid="stColorPickerPopover" onKeyDown={(event) => event.key === "Escape" && leave()}>
          <div ref={area}>
            <HexColorPicker color={color} onChange={drawn} />
          </div>
          <ColorFields color={color} onChange={setDraft} onEnter={leave} />
        </section>
      </Popover>
    </div>
  );
}

const takeFocus = (section: HTMLElement | null) => section?.focus({ preventScroll: true });
