import { act, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import ComponentInstance from "../../../runtime/web/src/views/components/component_instance";
import { node, renderNodes } from "../tree-page";

const PROPS = { name: "app.own", url: "assets/own-1/index.html", args: '{"label": "hi", "height": 80}', tables: [], bytes: [{ key: "blob", data: new Uint8Array([1, 2]) }], tab_index: null };

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", class {
    constructor(readonly changed: () => void) {}
    observe() {
      this.changed();
    }
    disconnect() {}
  });
});

async function say(frame: HTMLIFrameElement, message: object): Promise<void> {
  await act(async () => {
    window.dispatchEvent(new MessageEvent("message", { source: frame.contentWindow, data: { isStreamlitMessage: true, ...message } }));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

async function shown(props = PROPS) {
  expect(ComponentInstance).toBeTypeOf("function");
  const page = await renderNodes(node("component_instance", props, undefined, { id: "own", value: null }));
  const frame = await screen.findByTestId<HTMLIFrameElement>("stCustomComponentV1");
  const sent: { type: string; args: Record<string, unknown>; theme: object }[] = [];
  vi.spyOn(frame.contentWindow!, "postMessage").mockImplementation((message: unknown) => void sent.push(message as never));
  return { page, frame, sent };
}

test("a component hears its arguments once it is ready", async () => {
  const { frame, sent } = await shown();
  expect([frame.title, frame.style.display, frame.style.height]).toEqual(["app.own", "none", "80px"]);
  expect(new URL(frame.src).searchParams.get("streamlitUrl")).toBe(location.origin + location.pathname);
  await say(frame, { type: "streamlit:componentReady", apiVersion: 1 });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ type: "streamlit:render", dfs: [], disabled: false, args: { label: "hi", blob: new Uint8Array([1, 2]) } });
  expect(Object.keys(sent[0]!.theme)).toContain("primaryColor");
  expect(frame.style.display).toBe("");
  await say(frame, { type: "streamlit:setFrameHeight", height: 120 });
  expect(frame.style.height).toBe("120px");
});

test("nothing is to be put before the address of a picture that is its own address", async () => {
  const { frame } = await shown({ ...PROPS, args: '{"background": "data:image/png;base64,iVBO"}' });
  expect(new URL(frame.src).searchParams.get("streamlitUrl")).toBe("");
});

test("a component's value goes to the script; others' messages do not", async () => {
  const { page, frame } = await shown();
  await say(frame, { type: "streamlit:setComponentValue", value: { n: 1 }, dataType: "json" });
  await say(frame, { type: "streamlit:setComponentValue", value: new Uint8Array([104, 105]), dataType: "bytes" });
  window.dispatchEvent(new MessageEvent("message", { source: window, data: { isStreamlitMessage: true, type: "streamlit:setComponentValue", value: 3 } }));
  expect(page.host.sent).toEqual([{ json: { n: 1 } }, { bytes: "aGk=" }]);
});
