/** `declare_component`: a component's own page in a frame, and the messages between the two. */
import { useEffect, useRef, useState, type RefObject } from "react";
import type { ComponentInstance as ComponentProps } from "../../protocol/elements";
import type { JsonValue } from "../../protocol/messages";
import { bytesOf, resolveUrl } from "../media";
import { useThemeVersion } from "../theme-colors";
import { useSite, useWidgetValue, type ViewProps } from "../view";
import { frameTheme } from "./frame-theme";

/** As on a Streamlit server, where the frame has the app's origin too: components keep their state there, and load modules. */
const SANDBOX = "allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads";
const ALLOW = "accelerometer; autoplay; camera; clipboard-read; clipboard-write; fullscreen; geolocation; microphone; midi";
/** Milliseconds after which a frame that has not said that it is ready is in trouble. */
const PATIENCE = 60_000;

type FrameMessage = { isStreamlitMessage?: boolean; type?: string } & Record<string, unknown>;
type State = "loading" | "ready" | "late";

export default function ComponentInstance({ node, props }: ViewProps<"component_instance">) {
  const [, setValue] = useWidgetValue<JsonValue>(node);
  const frame = useRef<HTMLIFrameElement>(null);
  const source = useSource(props.url, props.args.includes('"data:image/'));
  const [height, setHeight] = useState(() => firstHeight(props.args));
  const state = useMessages(frame, props, setValue, setHeight);
  return (
    <>
      {state === "loading" && height !== 0 && <div className="stSkeleton" data-testid="stSkeleton" style={{ height }} aria-hidden="true" />}
      {state === "late" && (
        <div className="stAlert" data-testid="stAlert" role="alert">
          The component {props.name} does not answer. Its page is {props.url}.
        </div>
      )}
      <iframe
        ref={frame}
        className="stCustomComponentV1"
        data-testid="stCustomComponentV1"
        data-ready={state === "ready" || undefined}
        src={source}
        title={props.name}
        sandbox={SANDBOX}
        allow={ALLOW}
        scrolling="no"
        tabIndex={props.tab_index ?? undefined}
        style={{ width: "100%", height: height ?? 0, display: state === "ready" ? undefined : "none" }}
      />
    </>
  );
}

/**
 * The page's address; the component learns whose frame it is in. Undefined in the first render, which knows no location.
 * A component may put what it learns before a picture's address, which on a server is a path: it is empty where pictures are `data:` URLs.
 */
function useSource(url: string, holdsPictures: boolean): string | undefined {
  const { root } = useSite();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const address = resolveUrl(url, root);
    const parent = holdsPictures ? "" : encodeURIComponent(location.origin + location.pathname);
    setSource(`${address}${address.includes("?") ? "&" : "?"}streamlitUrl=${parent}`);
  }, [url, root, holdsPictures]);
  return source;
}

function firstHeight(args: string): number | undefined {
  const { height } = JSON.parse(args) as { height?: unknown };
  const number = typeof height === "string" && height.trim() === "" ? NaN : Number(height ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}

function useMessages(frame: RefObject<HTMLIFrameElement | null>, props: ComponentProps, setValue: (value: JsonValue) => void, setHeight: (height: number) => void): State {
  const [state, setState] = useState<State>("loading");
  const theme = useThemeVersion();
  const set = useRef(setValue);
  set.current = setValue;
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === "loading" ? "late" : now)), PATIENCE);
    const receive = ({ source, data }: MessageEvent<FrameMessage | null>) => {
      if (source === null || source !== frame.current?.contentWindow || !data?.isStreamlitMessage) return;
      if (data.type === "streamlit:componentReady") setState("ready");
      if (data.type === "streamlit:setFrameHeight" && Number.isFinite(Number(data.height))) setHeight(Number(data.height));
      if (data.type === "streamlit:setComponentValue" && data.value !== undefined) void wireValue(data).then((value) => set.current(value));
    };
    addEventListener("message", receive);
    return () => {
      clearTimeout(timer);
      removeEventListener("message", receive);
    };
  }, [frame, setHeight]);

  useEffect(() => {
    const element = frame.current;
    if (state !== "ready" || !element) return undefined;
    let gone = false;
    let width = -1;
    const send = async () => {
      const message = await renderMessage(props, element);
      if (!gone) element.contentWindow?.postMessage(message, "*");
    };
    // A component lays itself out anew when its room changes: the first call comes at once.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) void send();
      width = element.clientWidth;
    });
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [frame, state, props, theme]);
  return state;
}

/** What the component's library takes for its arguments. */
async function renderMessage(props: ComponentProps, element: HTMLElement): Promise<object> {
  const args = JSON.parse(props.args) as Record<string, unknown>;
  for (const { key, data } of props.bytes) args[key] = bytesOf(data);
  const arrow = props.tables.length ? await import("./arrow") : null;
  const dfs = props.tables.map(({ key, data }) => ({ key, value: { data: arrow?.arrowParts(data) } }));
  return { type: "streamlit:render", args, dfs, disabled: false, theme: frameTheme(element) };
}

/** A component's value as the protocol has it. */
async function wireValue({ value, dataType }: FrameMessage): Promise<JsonValue> {
  if (dataType === "dataframe") return { table: (await import("./arrow")).columnsOf(value as { data: Uint8Array }) as JsonValue };
  if (dataType !== "bytes") return { json: value as JsonValue };
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array);
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { bytes: btoa(text) };
}
