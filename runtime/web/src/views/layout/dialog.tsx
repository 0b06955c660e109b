import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { Dialog as Props } from "../../protocol/elements";
import { Icon, LabelHtml } from "../common";
import { gapOf } from "../layout-style";
import { useTrigger, type ViewProps } from "../view";

/** `st.dialog`. The visitor's closing it is kept here: the script's next call opens it again. */
export function Dialog({ node, props, children }: ViewProps<"dialog">) {
  const [closed, setClosed] = useState<number | null>(null);
  const dismiss = useTrigger(node);
  const close = () => {
    setClosed(props.run);
    if (props.on_dismiss) dismiss();
  };
  return (
    <ModalOverlay
      className="stDialogOverlay"
      data-position={props.position}
      isOpen={closed !== props.run}
      onOpenChange={(open) => !open && close()}
      isDismissable={props.dismissible}
      isKeyboardDismissDisabled={!props.dismissible}
      shouldCloseOnInteractOutside={(element) => !element.closest(".stToastContainer, .stToast")}
    >
      <Modal className="stDialogModal" data-size={typeof props.size === "number" ? undefined : props.size} style={typeof props.size === "number" ? { width: props.size } : undefined}>
        <div className="stDialog" data-testid="stDialog">
          <AriaDialog className="stDialogBox">
            <Title {...props} close={close} />
            <div className="stDialogContent">
              <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
                {children}
              </div>
            </div>
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

function Title({ title, icon, dismissible, close }: Props & { close: () => void }) {
  return (
    <header className="stDialogHeader">
      <Heading slot="title" className="stDialogTitle" level={2}>
        {icon && <Icon icon={icon} testid="stDialogIcon" />}
        <LabelHtml html={title} />
      </Heading>
      {dismissible && (
        <Button className="stIconButton" aria-label="Close" onPress={close}>
          <Icon icon="material/close" />
        </Button>
      )}
    </header>
  );
}
