import { gapOf } from "../layout-style";
import { keyClass, useForm, type ViewProps } from "../view";

/** `st.form`: holds its widgets' values back until it is submitted (the page's store does that). */
export function Form({ node, props, children }: ViewProps<"form">) {
  useForm(props);
  return (
    <div className={["stForm", keyClass(node.key)].filter(Boolean).join(" ")} data-testid="stForm" data-border={props.border ? "" : undefined}>
      <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
        {children}
      </div>
    </div>
  );
}
