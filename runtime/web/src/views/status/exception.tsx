import type { Exception as Props, TraceFrame } from "../../protocol/elements";
import { COPY_BUTTON } from "../text/code-html";
import { copyOnPress } from "../text/copy";
import { MarkdownHtml } from "../text/finished-html";
import type { ViewProps } from "../view";
import { AlertBox } from "./alert";

/** `st.exception`, and what stopped the script: its message and the user's own frames. */
export function Exception({ props }: ViewProps<"exception">) {
  return (
    <div className="stException" data-testid="stException">
      <AlertBox kind={props.is_warning ? "warning" : "error"}>
        <div className="st-exception-message" data-testid="stExceptionMessage">
          <Message {...props} />
        </div>
        {props.trace.length > 0 && <Trace {...props} />}
      </AlertBox>
    </div>
  );
}

function Message({ type, message, message_html }: Props) {
  if (message_html) return <MarkdownHtml html={withType(type, message_html)} />;
  return (
    <>
      <strong>{type}</strong>
      {message && (type ? `: ${message}` : message)}
    </>
  );
}

/** The class's name goes into the message's first paragraph. */
function withType(type: string, html: string): string {
  const name = `<strong>${type.replace(/[<>&]/g, "")}</strong>`;
  if (type === "") return html;
  return html.startsWith("<p>") ? `<p>${name}: ${html.slice(3)}` : `<p>${name}:</p>${html}`;
}

function Trace({ trace, text }: Props) {
  return (
    <div className="st-exception-trace">
      <div className="st-exception-head">Traceback:</div>
      <pre tabIndex={0}>
        <code>
          {trace.map((frame, index) => (
            <Frame key={index} {...frame} />
          ))}
        </code>
      </pre>
      <span className="st-exception-copy" onClick={(event) => copyOnPress(event, text)} dangerouslySetInnerHTML={{ __html: COPY_BUTTON }} />
    </div>
  );
}

function Frame({ file, line, name, source }: TraceFrame) {
  if (!file) return <div className="st-exception-row">{source}</div>;
  return (
    <div className="st-exception-row" data-testid="stExceptionTraceRow" data-file={file} data-line={line}>
      {`File "${file}", line ${line}, in ${name}`}
      {source.trim() && <span className="st-exception-source">{`\n    ${source.trim()}`}</span>}
    </div>
  );
}
