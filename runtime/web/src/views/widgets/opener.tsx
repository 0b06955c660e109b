import type { RefObject } from "react";
import type { MenuButton, Popover } from "../../protocol/elements";
import { Icon, LabelHtml, WithTooltip } from "../common";
import { kindProps } from "./button_content";

interface OpenerProps {
  props: Popover | MenuButton;
  button: RefObject<HTMLButtonElement | null>;
  opens: "dialog" | "menu";
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  testId: string;
}

/** The button of what opens below it: a popover, or a menu. */
export function Opener({ props, button, opens, isOpen, onOpen, testId }: OpenerProps) {
  return (
    <WithTooltip help={props.help}>
      <button
        ref={button}
        type="button"
        className="stBaseButton stPopoverButton"
        {...kindProps(props.type)}
        data-testid={testId}
        aria-haspopup={opens}
        aria-expanded={isOpen}
        disabled={props.disabled}
        onClick={() => onOpen(!isOpen)}
      >
        <span className="stButtonContent">
          {props.icon && <Icon icon={props.icon} />}
          <LabelHtml html={props.label} />
          <Icon icon={isOpen ? "material/expand_less" : "material/expand_more"} />
        </span>
      </button>
    </WithTooltip>
  );
}
