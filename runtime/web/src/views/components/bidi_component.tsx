/** `st.components.v2`: a component's HTML, CSS and module, in the page itself. */
import { useEffect, useId, useMemo, useRef, useState, type RefObject } from "react";
import type { BidiComponent as BidiProps } from "../../protocol/elements";
import type { JsonValue, WireNode } from "../../protocol/messages";
import { bytesOf } from "../media";
import { boxStyle } from "../layout-style";
import { useHost, type ViewProps, type WidgetHost } from "../view";

type Cleanup = (() => void) | undefined;

/** What a component's module is given. */
interface Renderer {
  name: string;
  key: string;
  data: unknown;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue: (name: string, value: JsonValue) => void;
  setTriggerValue: (name: string, value: JsonValue) => void;
}
interface Module {
  default?: (renderer: Renderer) => Cleanup | Promise<Cleanup>;
}

const EVENTS = "__events";
/** Modules by their source: instances and runs share one. */
const modules = new Map<string, Promise<Module>>();

export default function BidiComponent({ node, props }: ViewProps<"bidi_component">) {
  const host = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<string | null>(null);
  useComponent(node, props, host, setError);
  return (
    <div className="stBidiComponent" style={{ ...boxStyle(props), ...(props.width === "content" ? {} : { width: typeof props.width === "number" ? props.width : "100%" }) }}>
      {error && (
        <p className="st-chart-error" role="alert" data-testid="stBidiComponentError">
          The component {props.name} failed: {error}
        </p>
      )}
      <div ref={host} data-testid={props.isolate_styles ? "stBidiComponentIsolated" : "stBidiComponentRegular"} style={{ width: "100%", height: "100%" }} />
    </div>
  );
}

function useComponent(node: WireNode, props: BidiProps, host: RefObject<HTMLDivElement | null>, setError: (error: string | null) => void): void {
  const page = useHost();
  const key = `st-bidi-component-${useId()}`;
  const { name, html, css, js, isolate_styles: isolated } = props;
  const latest = useRef({ node, page });
  latest.current = { node, page };
  const [place, setPlace] = useState<HTMLElement | ShadowRoot | null>(null);
  const data = useMemo(() => dataOf(props), [props.json, props.bytes, props.tables]);
  const cleanup = useRef<Cleanup>(undefined);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const parent = isolated ? (element.shadowRoot ?? element.attachShadow({ mode: "open" })) : element;
    parent.replaceChildren(contentOf(html, css));
    setPlace(parent);
  }, [host, html, css, isolated]);

  useEffect(() => {
    if (!place || !js) return undefined;
    let gone = false;
    void (async () => {
      try {
        const { default: render } = await moduleOf(js, name);
        if (typeof render !== "function") throw new Error("its JavaScript has no default export that is a function.");
        const parts = { name, key, data: await data, parentElement: place, ...setters(() => latest.current) };
        if (gone) return;
        const made = await render(parts);
        if (!gone && typeof made === "function") cleanup.current = made;
        else if (gone) made?.();
        setError(null);
      } catch (reason) {
        if (!gone) setError(reason instanceof Error ? reason.message : String(reason));
      }
    })();
    return () => {
      gone = true;
    };
  }, [place, js, name, key, data, setError]);
  // As on a Streamlit server: another run's data reach the same component, which is cleaned up when it goes.
  useEffect(() => () => cleanup.current?.(), []);
}

/** The component's own HTML: it is the author's code, as its module is. */
function contentOf(html: string | null, css: string | null): HTMLElement {
  const box = document.createElement("div");
  if (html) {
    const inner = document.createElement("div");
    inner.append(document.createRange().createContextualFragment(html));
    box.append(inner);
  }
  if (css) {
    const style = document.createElement("style");
    style.textContent = css;
    box.append(style);
  }
  return box;
}

function moduleOf(js: string, name: string): Promise<Module> {
  const known = modules.get(js);
  if (known) return known;
  const url = URL.createObjectURL(new Blob([js, `\n//# sourceURL=${encodeURIComponent(name)}.js\n`], { type: "text/javascript" }));
  const loading = import(/* @vite-ignore */ url) as Promise<Module>;
  modules.set(js, loading);
  return loading;
}

function setters(now: () => { node: WireNode; page: WidgetHost }): Pick<Renderer, "setStateValue" | "setTriggerValue"> {
  return {
    setStateValue: (name, value) => {
      const { node, page } = now();
      const held = (page.getValue(node.id ?? "") ?? node.value ?? {}) as Record<string, JsonValue>;
      page.setValue({ id: node.id, value: node.value, fragment: node.fragment, formId: formOf(node) }, { ...held, [name]: value });
    },
    setTriggerValue: (event, value) => {
      const { node, page } = now();
      // A form sends what it holds when it is submitted: a press of its own has no place there.
      if (formOf(node) === undefined) page.submit({ id: `${node.id}${EVENTS}`, fragment: node.fragment }, { event, value });
    },
  };
}

const formOf = (node: WireNode) => (node.props as BidiProps).form_id;

/** The data as the module takes them: tables are Arrow's, a table alone is Arrow's bytes. */
async function dataOf({ json, bytes, tables }: BidiProps): Promise<unknown> {
  if (bytes) return bytesOf(bytes);
  const plain = json === null ? null : (JSON.parse(json) as unknown);
  if (!tables.length) return plain;
  const { arrowTable, arrowBytes } = await import("./arrow");
  if (tables[0]!.key === "") return arrowBytes(tables[0]!.data);
  return { ...(plain as object), ...Object.fromEntries(tables.map(({ key, data }) => [key, arrowTable(data)])) };
}
