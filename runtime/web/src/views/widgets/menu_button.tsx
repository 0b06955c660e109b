import { useRef, useState } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { LabelHtml, plainText } from "../common";
import { useSubmit, type ViewProps } from "../view";
import { widthName } from "./button";
import { Opener } from "./opener";

/** `st.menu_button`: a button with a menu of actions. */
export function MenuButton({ node, props }: ViewProps<"menu_button">) {
  const submit = useSubmit<number>(node);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <div className="stMenuButton stButtonRoot" data-testid="stMenuButton" data-type={props.type} data-width={widthName(props.width)}>
      <Opener props={props} button={button} opens="menu" isOpen={open} onOpen={setOpen} testId="stMenuButtonButton" />
      <Popover triggerRef={button} isOpen={open} onOpenChange={setOpen} placement="bottom start" offset={4} className="stMainMenuPopover stMenuButtonBody" data-testid="stMenuButtonBody">
        <Menu
          className="stMainMenuList"
          aria-label={plainText(props.label)}
          autoFocus="first"
          onAction={(key) => {
            setOpen(false);
            submit(Number(key));
          }}
          onClose={() => setOpen(false)}
        >
          {props.options.map((label, at) => (
            <MenuItem key={at} id={String(at)} className="stMainMenuItem" textValue={plainText(label)}>
              <LabelHtml html={label} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </div>
  );
}
