/** HTML from Python in the page, finished. */
import { Suspense, use, type HTMLAttributes } from "react";
import type { Html } from "../../protocol/elements";
import type { LazyModule } from "../lazy-module";
import { useSite } from "../view";
import { onCopyClick } from "./copy";
import { finish, mathModule, modulesFor, staticAddresses } from "./finish";

export interface FinishedHtmlProps extends HTMLAttributes<HTMLElement> {
  html: Html;
  allowHtml?: boolean;
  as?: "div" | "span";
  /** After finishing: `inline` takes the paragraph away. */
  transform?: (html: Html) => Html;
}

/**
 * Rendered at once when all that it needs is loaded. Else React keeps the prerendered HTML (or, where there is none, shows
 * the unfinished text) until the chunk has come.
 */
export function FinishedHtml(props: FinishedHtmlProps) {
  const modules = modulesFor(props.html, props.allowHtml);
  if (modules.length === 0) return <Plain {...props} />;
  return (
    <Suspense fallback={<Plain {...props} />}>
      <WithModules {...props} modules={modules} />
    </Suspense>
  );
}

function WithModules({ modules, ...props }: FinishedHtmlProps & { modules: LazyModule<unknown>[] }) {
  for (const module of modules) use(module.load());
  return (
    <>
      {modules.includes(mathModule) && <MathStyles />}
      <Plain {...props} />
    </>
  );
}

/** KaTeX's stylesheet, once a page; React puts it into the head and waits for it. */
function MathStyles() {
  const { root } = useSite();
  const module = mathModule.get();
  return module ? <link rel="stylesheet" href={root + module.stylesheet} precedence="default" /> : null;
}

function Plain({ html, allowHtml, as: Tag = "div", transform, ...rest }: FinishedHtmlProps) {
  const { root } = useSite();
  const finished = staticAddresses(finish(html, allowHtml), root);
  const click = finished.includes("stCodeCopyButton") ? { onClick: onCopyClick } : {};
  return <Tag {...rest} {...click} dangerouslySetInnerHTML={{ __html: transform ? transform(finished) : finished }} />;
}

/** A block of Markdown in the wrapper that users' CSS and tests know. */
export function MarkdownHtml({ html, allowHtml, caption, className }: { html: Html; allowHtml?: boolean; caption?: boolean; className?: string }) {
  const testid = caption ? "stCaptionContainer" : "stMarkdownContainer";
  const names = ["stMarkdownContainer", caption && "stCaptionContainer", className].filter(Boolean).join(" ");
  return <FinishedHtml className={names} data-testid={testid} html={html} allowHtml={allowHtml ?? false} />;
}
