import { useRef, useState } from "react";
import { Popover as AriaPopover } from "react-aria-components/Popover";
import { plainText } from "../common";
import { gapOf } from "../layout-style";
import { usePressOutside } from "../press-outside";
import { keyClass, useWidgetValue, type ViewProps } from "../view";
import { widthName } from "../widgets/button";
import { Opener } from "../widgets/opener";

/** `st.popover`: a button and what it opens. The rest of the page stays in use, so a press elsewhere does what it says. */
export function Popover(view: ViewProps<"popover">) {
  return view.props.is_widget ? <WidgetPopover {...view} /> : <LocalPopover {...view} />;
}

function LocalPopover(view: ViewProps<"popover">) {
  const [open, setOpen] = useState(false);
  return <Box {...view} open={open} onOpen={setOpen} />;
}

function WidgetPopover(view: ViewProps<"popover">) {
  const [open, setOpen] = useWidgetValue<boolean>(view.node);
  return <Box {...view} open={open ?? false} onOpen={setOpen} />;
}

interface BoxProps extends ViewProps<"popover"> {
  open: boolean;
  onOpen: (open: boolean) => void;
}

function Box({ node, props, children, open, onOpen }: BoxProps) {
  const button = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLElement>(null);
  const isOpen = open && !props.disabled;
  const close = () => {
    onOpen(false);
    button.current?.focus();
  };
  usePressOutside([button, body], isOpen, () => onOpen(false));
  return (
    <div className={["stPopover", keyClass(node.key)].filter(Boolean).join(" ")} data-testid="stPopover">
      <div className="stButtonRoot" data-type={props.type} data-width={widthName(props.width)}>
        <Opener props={props} button={button} opens="dialog" isOpen={isOpen} onOpen={onOpen} testId="stPopoverButton" />
      </div>
      <AriaPopover ref={body} triggerRef={button} isOpen={isOpen} onOpenChange={() => {}} isNonModal placement="bottom start" offset={8} className="stPopoverBody" data-width={widthName(props.width)} data-testid="stPopoverBody">
        <section role="dialog" aria-label={plainText(props.label)} tabIndex={-1} onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && close()}>
          <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
            {children}
          </div>
        </section>
      </AriaPopover>
    </div>
  );
}
