import type { ViewProps } from "../view";
import { AlertBox } from "./alert";

/** A name of Streamlit's that is not here: said in the page, at its place. */
export function Unsupported({ props }: ViewProps<"unsupported">) {
  return (
    <div className="stUnsupported stAlert" data-testid="stUnsupported">
      <AlertBox kind="warning">
        <code>st.{props.name}</code> {props.message}{" "}
        <small>
          {props.file}, line {props.line}
        </small>
      </AlertBox>
    </div>
  );
}
