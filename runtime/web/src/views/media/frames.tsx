/** `st.iframe`, `st.components.v1.html` and `.iframe`, `st.pdf`: what stands in a frame of its own. */
import { useEffect, useRef, useState, type RefObject } from "react";
import framePage from "../../frame/frame.html?url";
import type { Iframe as IframeProps } from "../../protocol/elements";
import { resolveUrl, useMediaUrl } from "../media";
import { useSite, type ViewProps } from "../view";

/** As much as a component's script may want; not the page's own origin, where the app's data are. */
const SANDBOX = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";
const ALLOW = "accelerometer; autoplay; camera; clipboard-read; clipboard-write; fullscreen; geolocation; microphone; midi";
const FIRST_HEIGHT = 150;

export function Iframe({ props }: ViewProps<"iframe">) {
  return props.url === null ? <HtmlFrame {...props} /> : <PageFrame {...props} />;
}

function PageFrame({ url, width, height, scrolling, title, tab_index: tabIndex }: IframeProps) {
  const { root } = useSite();
  return (
    <iframe
      className="stIFrame"
      data-testid="stIFrame"
      src={resolveUrl(url ?? "", root)}
      title={title}
      allow={ALLOW}
      allowFullScreen
      scrolling={scrolling ? "auto" : "no"}
      tabIndex={tabIndex ?? undefined}
      style={frameStyle(width, typeof height === "number" ? height : height === "stretch" ? "100%" : 400)}
    />
  );
}

/** HTML runs in a page that holds nothing else, in a sandbox: the app's own policy does not bind it, and it cannot reach the app. */
function HtmlFrame({ html, width, height, scrolling, title, tab_index: tabIndex }: IframeProps) {
  const { root } = useSite();
  const ref = useRef<HTMLIFrameElement>(null);
  const measured = useFrame(ref, html ?? "");
  const shown = typeof height === "number" ? height : height === "stretch" ? "100%" : (measured ?? FIRST_HEIGHT);
  return (
    <iframe
      key={html}
      ref={ref}
      className="stIFrame"
      data-testid="stIFrame"
      src={root + framePage}
      title={title}
      sandbox={SANDBOX}
      allow={ALLOW}
      scrolling={scrolling ? "auto" : "no"}
      tabIndex={tabIndex ?? undefined}
      style={frameStyle(width, shown)}
    />
  );
}

/** Hands the frame its HTML when it asks; the height of its content, once it has told it. */
function useFrame(ref: RefObject<HTMLIFrameElement | null>, html: string): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const send = () => ref.current?.contentWindow?.postMessage({ html }, "*");
    const onMessage = ({ source, data }: MessageEvent<{ appcFrame?: string; height?: number } | null>) => {
      if (source === null || source !== ref.current?.contentWindow) return;
      if (data?.appcFrame === "ready") send();
      if (data?.appcFrame === "height" && typeof data.height === "number") setHeight(data.height);
    };
    addEventListener("message", onMessage);
    // A prerendered frame may have asked before this was there.
    send();
    return () => removeEventListener("message", onMessage);
  }, [ref, html]);
  return height;
}

function frameStyle(width: IframeProps["width"], height: number | string): React.CSSProperties {
  return { width: typeof width === "number" ? width : "100%", height };
}

/** The browser's own viewer. */
export function Pdf({ node, props }: ViewProps<"pdf">) {
  const url = useMediaUrl(props.media);
  return (
    <div className="stPdf" data-testid="stPdf" data-key={node.key} style={{ height: typeof props.height === "number" ? props.height : "100%" }}>
      {url && <iframe src={url} title={props.title} className="stIFrame" style={{ width: "100%", height: "100%" }} />}
    </div>
  );
}
