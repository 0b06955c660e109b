/** Small parts that most views share: labels, help, icons, inline HTML. */
import { useId, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { setInteractionModality } from "react-aria/useFocusVisible";
import { Button } from "react-aria-components/Button";
import { Focusable } from "react-aria-components/Focusable";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import type { Html, LabelVisibility } from "../protocol/elements";
import basicIconNames from "./basic-icons.json";

/** HTML that Python's Markdown made (safe: raw HTML is off there), within a line. */
export function InlineHtml({ html, className }: { html: Html; className?: string }) {
  return <span className={className} dangerouslySetInnerHTML={{ __html: unwrapped(html) }} />;
}

/** Labels come as one paragraph; in a line it would break out. */
function unwrapped(html: Html): Html {
  const match = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html);
  return match && !match[1]!.includes("<p>") ? match[1]! : html;
}

/** A label's text in Streamlit's two wrappers, a div and a p: users' CSS says `label p`, `button p`. */
export function LabelHtml({ html }: { html: Html }) {
  return (
    <div data-testid="stMarkdownContainer" className="stMarkdownContainer stLabelText">
      <p dangerouslySetInnerHTML={{ __html: unwrapped(html) }} />
    </div>
  );
}

/** Those that stand in the stylesheet itself (build.mjs): all others wait for the whole icon font. */
const basicIcons = new Set<string>(basicIconNames);

/** `material/name` from the icon font, "spinner", or an emoji. Decoration: hidden from readers unless it has a label. */
export function Icon({ icon, testid, label }: { icon: string; testid?: string; label?: string }) {
  const aria = label ? { role: "img", "aria-label": label } : { "aria-hidden": true as const };
  const material = /^:?material\/([a-z0-9_]+):?$/.exec(icon);
  if (material) {
    return (
      <span className={basicIcons.has(material[1]!) ? "stIconMaterial st-icon-basic" : "stIconMaterial"} data-testid={testid ?? "stIconMaterial"} translate="no" {...aria}>
        {material[1]}
      </span>
    );
  }
  if (icon === "spinner") return <span className="st-spinner-icon" data-testid={testid ?? "stSpinnerIcon"} {...aria} />;
  return (
    <span className="stIconEmoji" data-testid={testid ?? "stIconEmoji"} {...aria}>
      {icon}
    </span>
  );
}

/**
 * A pointer that arrives is a pointer: React Aria shows tooltips to those only, and learns what it deals with from moves.
 * A pointer that has not moved on this page yet (it was there when the page came, or a test put it there) would get none.
 */
const noticePointer = () => setInteractionModality("pointer");

/** The question mark beside a label: hover, focus or tap shows the help. Drawn, not written: a heading's text is the heading alone. */
export function TooltipIcon({ help }: { help: Html }) {
  return (
    <HelpTooltip className="stTooltipIcon" help={help}>
      <Button className="stTooltipHoverTarget" data-testid="stTooltipHoverTarget" aria-label="Help" type="button">
        <span className="stIconMaterial st-icon-basic" data-drawn="help" aria-hidden="true" />
      </Button>
    </HelpTooltip>
  );
}

/** `children`: the one element that the help belongs to. `className` is the test id as well. */
function HelpTooltip({ className, help, children }: { className: string; help: Html; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const target = useRef<HTMLSpanElement>(null);
  // A page that scrolls closes its tooltips, also when it scrolls to what the keyboard has gone to: that one is shown again in its new place.
  const change = (open: boolean) => {
    setOpen(open);
    if (!open && window.event?.type === "scroll") setTimeout(() => target.current?.querySelector(":focus-visible") && setOpen(true), 100);
  };
  return (
    <span className={className} data-testid={className} ref={target} onPointerOverCapture={noticePointer}>
      <TooltipTrigger delay={200} closeDelay={100} isOpen={isOpen} onOpenChange={change}>
        {children}
        <Tooltip className="stTooltipContent" data-testid="stTooltipContent" offset={6}>
          <div className="stMarkdownContainer" data-testid="stMarkdownContainer" dangerouslySetInnerHTML={{ __html: help }} />
        </Tooltip>
      </TooltipTrigger>
    </span>
  );
}

/** Help on hover and focus of something that is focusable itself (a button). */
export function WithTooltip({ help, children }: { help: Html | undefined; children: ComponentProps<typeof Focusable>["children"] }) {
  if (!help) return <>{children}</>;
  return (
    <HelpTooltip className="stTooltipHoverTarget" help={help}>
      <Focusable>{children}</Focusable>
    </HelpTooltip>
  );
}

export interface WidgetLabelProps {
  label: Html;
  visibility: LabelVisibility;
  help?: Html | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  /** The id of the control. */
  htmlFor?: string | undefined;
  /** The label's own id, for `aria-labelledby`. */
  id?: string | undefined;
  children?: ReactNode;
}

/** What a label that is not shown is called. */
export function labelClass(visibility: LabelVisibility): string {
  return visibility === "collapsed" ? "st-collapsed" : visibility === "hidden" ? "st-invisible" : "";
}

/** A widget's label. "hidden" keeps its room, "collapsed" does not; a screen reader hears the control's own `aria-label` in all three. */
export function WidgetLabel({ label, visibility, help, required, disabled, htmlFor, id, children }: WidgetLabelProps) {
  const ownId = useId();
  const shown = labelClass(visibility);
  return (
    <div className={`stWidgetLabelRow ${shown}`}>
      <label
        className={`stWidgetLabel ${shown}`}
        data-testid="stWidgetLabel"
        htmlFor={htmlFor}
        id={id ?? ownId}
        data-disabled={disabled || undefined}
        aria-disabled={disabled || undefined}
      >
        <LabelHtml html={label} />
        {required && (
          <span className="stWidgetLabelRequired" data-testid="stWidgetLabelRequired" aria-hidden="true">
            *
          </span>
        )}
        {children}
      </label>
      {help && <TooltipIcon help={help} />}
    </div>
  );
}

/** Text of a label's HTML, for `aria-label` where the label itself is not in the DOM beside the control. */
export function plainText(html: Html): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#(?:39|x27);/g, "'")
    .replace(/&nbsp;/g, "\u00a0")
    .replace(/&amp;/g, "&")
    .trim();
}
