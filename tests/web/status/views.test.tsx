import { act, render, screen, within } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { duration } from "../../../runtime/web/src/views/status/spinner";
import { ToastRegion } from "../../../runtime/web/src/views/status/toast";
import { preloadText } from "../../../runtime/web/src/views/text/finish";
import { BOX, node, renderNodes, text, TreePage } from "../tree-page";

beforeAll(preloadText);
afterEach(() => vi.useRealTimers());

test.each(["success", "info", "warning", "error"])("%s: role, hook and text", async (kind) => {
  await renderNodes(node("alert", { kind, html: "<p>Words</p>", icon: "material/info" }));
  const alert = screen.getByRole("alert");
  expect(within(alert).getByTestId(`stAlertContent${kind[0]!.toUpperCase()}${kind.slice(1)}`).textContent).toBe("infoWords");
  expect(screen.getByTestId("stAlert").className).toBe("stAlert");
});

const EXCEPTION = { type: "RuntimeError", message: "awful", trace: [], text: "", is_warning: false };

test("an exception without frames is its name and message, nothing else", async () => {
  await renderNodes(node("exception", EXCEPTION));
  expect(screen.getByTestId("stException").textContent).toBe("RuntimeError: awful");
});

test("an exception names file, line and source of each frame", async () => {
  const frame = { file: "/app/app.py", line: 3, name: "main", source: "  f()" };
  await renderNodes(node("exception", { ...EXCEPTION, trace: [frame], text: "Traceback" }));
  const row = screen.getByTestId("stExceptionTraceRow");
  expect(row.textContent).toBe('File "/app/app.py", line 3, in main\n    f()');
  expect(row.dataset.line).toBe("3");
});

test("a message of Streamlit's own is Markdown behind the name", async () => {
  await renderNodes(node("exception", { ...EXCEPTION, message_html: "<p>No <code>x</code>.</p>" }));
  expect(screen.getByTestId("stExceptionMessage").textContent).toBe("RuntimeError: No x.");
});

test("progress has a value and a name", async () => {
  await renderNodes(node("progress", { value: 50, text: "<p>Half</p>" }), node("progress", { value: 120, text: null }));
  const [half, full] = screen.getAllByRole("progressbar");
  expect(half!.getAttribute("aria-valuenow")).toBe("50");
  expect(screen.getByRole("progressbar", { name: "Half" })).toBe(half);
  expect(full!.getAttribute("aria-valuenow")).toBe("100");
});

test("a spinner is a status; its clock is not read aloud", async () => {
  await renderNodes(node("spinner", { text: "<p>Loading...</p>", show_time: true, cache: true }));
  expect(screen.getByRole("status").textContent).toBe("Loading...");
  expect(screen.getByTestId("stSpinner").className).toBe("stSpinner stCacheSpinner");
  expect(screen.getByTestId("stSpinner").textContent).toContain("(0.0 seconds)");
});

test("a spinner shows after half a second where the next element goes, leaves what is there, and goes at once", async () => {
  vi.useFakeTimers();
  const page = await renderNodes(text("one"), node("container", BOX, [text("two")]));
  const spinner = (words: string, position: number) => ({ position, node: node("spinner", { text: `<p>${words}</p>`, show_time: false, cache: false }) });
  const wait = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
  const show = (...nodes: ReturnType<typeof spinner>[]) => act(async () => page.store.apply({ op: "transient", path: [0], nodes }));
  const order = () => document.body.textContent!.replaceAll("progress_activity", "");
  const box = screen.getByTestId("stLayoutWrapper");

  await show(spinner("quick", 1));
  await wait(400);
  await show();
  await wait(400);
  expect(order()).toBe("onetwo");

  await show(spinner("Outer", 1));
  await wait(500);
  expect(order()).toBe("oneOutertwo");
  await show(spinner("Outer", 1), spinner("Inner", 1), spinner("Last", 2));
  expect(order()).toBe("oneOutertwo");
  await wait(500);
  expect(order()).toBe("oneOuterInnertwoLast");
  await show(spinner("Outer", 1));
  expect(order()).toBe("oneOutertwo");
  await act(async () => page.store.settle());
  expect(order()).toBe("onetwo");
  expect(screen.getByTestId("stLayoutWrapper")).toBe(box);
});

test.each([
  [4.25, "4.3 seconds"],
  [60, "1 minute, 0.0 seconds"],
  [7262, "2 hours, 1 minute, 2.0 seconds"],
])("%s s reads %s", (seconds, words) => expect(duration(seconds)).toBe(words));

test("an unsupported name is said at its place", async () => {
  await renderNodes(node("unsupported", { name: "map", message: "is not here.", file: "app.py", line: 4 }));
  expect(screen.getByRole("alert").textContent).toBe("st.map is not here. app.py, line 4");
});

test("balloons and snow are the same at each rendering, other in another run, and silent", async () => {
  const flight = (run: number) => renderToString(new TreePage([node("balloons", { run }), node("snow", { run })]).element);
  expect(flight(1)).toBe(flight(1));
  expect(flight(1)).not.toBe(flight(2));
  expect(flight(1)).toContain('data-testid="stBalloons" aria-hidden="true"');
});

test("a toast appears, is named, outlives its element, and goes in time", async () => {
  vi.useFakeTimers();
  render(<ToastRegion />);
  const page = await renderNodes(node("toast", { html: "<p>Saved</p>", icon: "🐶", duration: 4, run: 1 }));
  await act(async () => vi.advanceTimersByTime(100));
  expect(screen.getByRole("region", { name: /Notifications/ })).toBeDefined();
  expect(screen.getByTestId("stToast").textContent).toBe("🐶Saved");
  await act(async () => page.set([0], node("empty", {})));
  expect(screen.getAllByTestId("stToast").length).toBe(1);
  await act(async () => vi.advanceTimersByTime(5000));
  expect(screen.queryByTestId("stToast")).toBeNull();
});

test("a toast of another run appears again, and its button closes it", async () => {
  render(<ToastRegion />);
  const toast = (run: number) => node("toast", { html: "<p>Again</p>", duration: null, run });
  const page = await renderNodes(toast(1));
  await act(async () => page.set([0], toast(2)));
  expect(screen.getAllByTestId("stToast").length).toBe(1);
  await act(async () => screen.getByRole("button", { name: "Close" }).click());
  expect(screen.queryByTestId("stToast")).toBeNull();
});
