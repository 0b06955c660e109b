import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Expander as Props } from "../../protocol/elements";
import { Icon, LabelHtml } from "../common";
import { gapOf } from "../layout-style";
import { keyClass, useWidgetValue, type ViewProps } from "../view";
import { useIsEmpty } from "./is-empty";

/** `st.expander` and `st.status`: a native disclosure, so it opens before (and without) the page's script. */
export function Expander(view: ViewProps<"expander">) {
  return view.props.is_widget ? <WidgetExpander {...view} /> : <LocalExpander {...view} />;
}

function WidgetExpander({ node, props, children }: ViewProps<"expander">) {
  const [value, setValue] = useWidgetValue<boolean>(node);
  return <Disclosure {...props} nodeKey={node.key} open={value ?? props.expanded} onOpen={setValue} content={children} />;
}

function LocalExpander({ node, props, children }: ViewProps<"expander">) {
  const [open, setOpen] = useState(props.expanded);
  // The script's word counts when it changes, and for another expander that took this one's place.
  const script = `${props.expanded} ${props.label}`;
  const [applied, setApplied] = useState(script);
  if (applied !== script) {
    setApplied(script);
    setOpen(props.expanded);
  }
  return <Disclosure {...props} nodeKey={node.key} open={open} onOpen={setOpen} content={children} />;
}

interface Fold {
  open: boolean;
  onOpen: (open: boolean) => void;
  content?: ReactNode;
}

interface DisclosureProps extends Props, Fold {
  nodeKey: string | undefined;
}

function Disclosure({ nodeKey, label, icon, kind, state, ...fold }: DisclosureProps) {
  const marked = Boolean(state || icon);
  return (
    <div className={["stExpander", keyClass(nodeKey)].filter(Boolean).join(" ")} data-testid="stExpander" data-kind={kind} data-state={state}>
      {kind === "step" ? (
        <Step label={label} icon={icon} state={state} {...fold} />
      ) : (
        <Details {...fold}>
          {!marked && <Chevron />}
          {state ? <StateIcon state={state} /> : icon && <Icon icon={icon} testid="stExpanderIcon" />}
          <LabelHtml html={label} />
          {marked && <Chevron />}
        </Details>
      )}
    </div>
  );
}

/** `children` are the summary's. */
function Details({ open, onOpen, content, children }: Fold & { children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // What the visitor opened before the page's script was there stays open.
    if (ref.current && ref.current.open !== open) onOpen(ref.current.open);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, on hydration
  }, []);
  return (
    <details ref={ref} open={open} onToggle={(event) => event.currentTarget.open !== open && onOpen(event.currentTarget.open)}>
      <summary>{children}</summary>
      <div className="stExpanderDetails" data-testid="stExpanderDetails">
        <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
          {content}
        </div>
      </div>
    </details>
  );
}

/** One of a timeline. Without content (yet) it is its last: there is nothing to unfold, and no line leads on. */
function Step({ label, icon, state, ...fold }: Pick<Props, "label" | "icon" | "state"> & Fold) {
  const empty = useIsEmpty();
  const head = (
    <>
      <span className="st-step-mark" aria-hidden="true">
        <span className="stExpanderStepIcon" data-testid="stExpanderStepIcon" data-faded={state === "complete" || !(state || icon) || undefined}>
          <Icon icon={state ? STEPS[state] : (icon ?? "material/circle")} />
        </span>
        {!empty && (
          <span className="stExpanderStepChevron" data-testid="stExpanderStepChevron">
            <Chevron />
          </span>
        )}
      </span>
      <LabelHtml html={label} />
      {state && <span className="st-visually-hidden"> — {state}</span>}
    </>
  );
  if (empty) return <div className="st-step-head">{head}</div>;
  return (
    <>
      <div className="stExpanderStepConnector" data-testid="stExpanderStepConnector" />
      <Details {...fold}>{head}</Details>
    </>
  );
}

function Chevron() {
  return (
    <svg className="stExpanderToggleIcon" data-testid="stExpanderToggleIcon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d="m9 6 6 6-6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const STATES = {
  running: { icon: "spinner", testid: "stExpanderIconSpinner", label: "Running" },
  complete: { icon: "material/check", testid: "stExpanderIconCheck", label: "Complete" },
  error: { icon: "material/error", testid: "stExpanderIconError", label: "Error" },
};
const STEPS = { running: "spinner", complete: "material/check_circle", error: "material/error" };

function StateIcon({ state }: { state: NonNullable<Props["state"]> }) {
  return <Icon {...STATES[state]} />;
}
