import type { ReactNode } from "react";
import type { Alert as Props } from "../../protocol/elements";
import { Icon, InlineHtml } from "../common";
import { MarkdownHtml } from "../text/finished-html";
import type { ViewProps } from "../view";

/** `st.success`, `st.info`, `st.warning`, `st.error`. */
export function Alert({ props }: ViewProps<"alert">) {
  const icon = props.icon && <Icon icon={props.icon} testid="stAlertDynamicIcon" />;
  return (
    <div className="stAlert" data-testid="stAlert">
      <AlertBox kind={props.kind}>
        {props.title && (
          <div className="st-alert-head">
            {icon}
            <strong className="stAlertTitle" data-testid="stAlertTitle">
              <InlineHtml html={props.title} />
            </strong>
          </div>
        )}
        <div className="st-alert-body">
          {!props.title && icon}
          <MarkdownHtml html={props.html} />
        </div>
      </AlertBox>
    </div>
  );
}

/** The coloured box of alerts and exceptions. */
export function AlertBox({ kind, children }: { kind: Props["kind"]; children: ReactNode }) {
  const testid = `stAlertContent${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  return (
    <div className="stAlertContainer" data-testid="stAlertContainer" data-kind={kind} role="alert">
      <div className="stAlertContent" data-testid={testid}>
        {children}
      </div>
    </div>
  );
}
