import { Suspense, use } from "react";
import type { Code as Props } from "../../protocol/elements";
import type { ViewProps } from "../view";
import { codeBlock } from "./code-html";
import { onCopyClick } from "./copy";
import { escapeHtml } from "./entities";
import { highlightModule } from "./finish";

/** `st.code`. Without colours until their chunk has come. */
export function Code({ props }: ViewProps<"code">) {
  if (!props.language || props.language === "plaintext") return <Block {...props} />;
  return (
    <Suspense fallback={<Block {...props} />}>
      <Coloured {...props} />
    </Suspense>
  );
}

function Coloured(props: Props) {
  use(highlightModule.load());
  return <Block {...props} />;
}

function Block({ body, language, line_numbers, wrap_lines, height }: Props) {
  const name = language?.toLowerCase() ?? "";
  const code = (name && highlightModule.get()?.highlight(body, name)) || escapeHtml(body);
  const html = codeBlock(code, name, { lineNumbers: line_numbers, wrapLines: wrap_lines });
  const style = typeof height === "number" ? { height } : undefined;
  return (
    <div
      className="stCode"
      data-testid="stCode"
      data-fixed={style ? "" : undefined}
      style={style}
      onClick={onCopyClick}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
