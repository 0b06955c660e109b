import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Expander as Props } from "../../protocol/elements";
import { Icon, LabelHtml } from "../common";
import { gapOf } from "../layout-style";
import { keyClass, useWidgetValue, type ViewProps } from "../view";

/** `st.expander` and `st.status`: a native disclosure, so it opens before (and without) the page's script. */
export function Expander(view: ViewProps<"expander">) {
  return view.props.is_widget ? <WidgetExpander {...view} /> : <LocalExpander {...view} />;
}

function WidgetExpander({ node, props, children }: ViewProps<"expander">) {
  const [value, setValue] = useWidgetValue<boolean>(node);
  return (
    <Disclosure {...props} nodeKey={node.key} open={value ?? props.expanded} onOpen={setValue}>
      {children}
    </Disclosure>
  );
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
  return (
    <Disclosure {...props} nodeKey={node.key} open={open} onOpen={setOpen}>
      {children}
    </Disclosure>
  );
}

interface DisclosureProps extends Props {
  nodeKey: string | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
  children?: ReactNode;
}

function Disclosure({ nodeKey, label, icon, kind, state, open, onOpen, children }: DisclosureProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // What the visitor opened before the page's script was there stays open.
    if (ref.current && ref.current.open !== open) onOpen(ref.current.open);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, on hydration
  }, []);
  const marked = Boolean(state || icon);
  return (
    <div className={["stExpander", keyClass(nodeKey)].filter(Boolean).join(" ")} data-testid="stExpander" data-kind={kind} data-state={state}>
      <details ref={ref} open={open} onToggle={(event) => event.currentTarget.open !== open && onOpen(event.currentTarget.open)}>
        <summary data-marked={marked ? "" : undefined}>
          {!marked && <Chevron />}
          {state ? <StateIcon state={state} /> : icon && <Icon icon={icon} testid="stExpanderIcon" />}
          <LabelHtml html={label} />
          {marked && <Chevron />}
        </summary>
        <div className="stExpanderDetails" data-testid="stExpanderDetails">
          <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
            {children}
          </div>
        </div>
      </details>
    </div>
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

function StateIcon({ state }: { state: NonNullable<Props["state"]> }) {
  return <Icon {...STATES[state]} />;
}
