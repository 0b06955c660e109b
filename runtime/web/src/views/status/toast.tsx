import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { UNSTABLE_Toast as ToastBox, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as Region } from "react-aria-components/Toast";
import type { Toast as Props } from "../../protocol/elements";
import { Icon } from "../common";
import { MarkdownHtml } from "../text/finished-html";
import type { ViewProps } from "../view";

/** Toasts outlive the elements that made them (a rerun may take those away at once). */
const queue = new ToastQueue<Props>({ maxVisibleToasts: 5 });

/** `st.toast`: nothing at its own place; the region below shows it. Set again, it replaces what it showed. */
export function Toast({ props }: ViewProps<"toast">) {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current !== null) queue.close(shown.current);
    shown.current = queue.add(props, props.duration === null ? {} : { timeout: props.duration * 1000 });
  }, [props]);
  return null;
}

/** Where toasts appear: the page holds one. React Aria makes it a landmark and reads new ones aloud, politely. */
export function ToastRegion() {
  return (
    <Region queue={queue} className="stToastContainer" data-testid="stToastContainer" aria-label="Notifications">
      {({ toast }) => (
        <ToastBox toast={toast} className="stToast" data-testid="stToast">
          <ToastContent className="st-toast-content">
            {toast.content.icon && <Icon icon={toast.content.icon} testid="stToastDynamicIcon" />}
            <ToastText html={toast.content.html} />
          </ToastContent>
          <Button slot="close" className="st-toast-close" aria-label="Close">
            <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
              <path d="M18 6 6 18M6 6l12 12" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </Button>
        </ToastBox>
      )}
    </Region>
  );
}

/** Three lines, and a button for the rest of a longer text. */
function ToastText({ html }: { html: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const [long, setLong] = useState(false);
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((before) => !before), []);
  useLayoutEffect(() => {
    const text = ref.current;
    if (text) setLong(text.scrollHeight > text.clientHeight + 1);
  }, [html]);
  return (
    <div className="st-toast-message">
      <div ref={ref} className="stToastText" data-testid="stToastText" data-open={open || undefined}>
        <MarkdownHtml html={html} />
      </div>
      {long && (
        <button type="button" className="stToastViewButton" data-testid="stToastViewButton" onClick={toggle}>
          {open ? "view less" : "view more"}
        </button>
      )}
    </div>
  );
}
