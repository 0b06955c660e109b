import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { hydrateRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import type { ToWorker, TreeNode } from "../../../runtime/web/src/protocol/messages";
import { App } from "../../../runtime/web/src/shell/App";
import type { Manifest } from "../../../runtime/web/src/shell/site";
import { Session, type Start } from "../../../runtime/web/src/tree/session";
import { emptyRoots } from "../../../runtime/web/src/tree/store";
import { manifestOf } from "./manifest";

function makeSession(start: Partial<Start> = {}) {
  const sent: ToWorker[] = [];
  const link = { send: (message: ToWorker) => void sent.push(message), restart: vi.fn(), cacheEntries: async () => [], other: () => {} };
  return { sent, link, session: new Session(link, { page: "", query: "", ...start }) };
}

async function makeLive(change: Partial<Manifest> = {}) {
  const { session, sent, link } = makeSession();
  render(<App session={session} manifest={manifestOf(change)} root="./" />);
  await act(async () => session.receive({ type: "ready", build: "b", python: "3" }));
  await act(async () => session.receive({ type: "run_started", run: 1, fragments: [], ack: 1 }));
  await act(async () => session.receive({ type: "run_finished", run: 1, status: "done", fragments: [] }));
  return { session, sent, link, app: screen.getByTestId("stApp") };
}

const twoPages = [
  { path: "", script: "app.py", title: "Home", icon: null },
  { path: "Sales", script: "pages/sales.py", title: "Sales", icon: "📈" },
];

test("stApp says how script and connection stand", async () => {
  const { session } = makeSession();
  render(<App session={session} manifest={manifestOf()} root="./" />);
  const app = screen.getByTestId("stApp");
  expect(app.dataset).toMatchObject({ testScriptState: "initial", testConnectionState: "CONNECTING" });
  expect(screen.getByTestId("stAppSkeleton")).toBeDefined();
  await act(async () => session.receive({ type: "ready", build: "b", python: "3" }));
  expect(app.dataset.testConnectionState).toBe("CONNECTED");
  await act(async () => session.receive({ type: "run_started", run: 1, fragments: [], ack: 1 }));
  await screen.findByTestId("stStatusWidget");
  expect(app.dataset.testScriptState).toBe("running");
  await act(async () => session.receive({ type: "run_finished", run: 1, status: "done", fragments: [] }));
  expect(app.dataset.testScriptState).toBe("notRunning");
  expect(screen.queryByTestId("stStatusWidget")).toBeNull();
});

test("with a chat's field at its foot the main part has Streamlit's name for it", () => {
  const roots: TreeNode[] = emptyRoots();
  const field = { placeholder: "Say something", max_chars: null, accept_file: false, types: [], disabled: false, submit_mode: "submit" };
  roots[3]!.children = [{ type: "chat_input", id: "$$ID-chat", props: field }] as never;
  render(<App session={makeSession({ roots }).session} manifest={manifestOf()} root="./" />);
  expect(screen.getByTestId("stAppScrollToBottomContainer").id).toBe("main-content");
  expect(screen.queryByTestId("stMain")).toBeNull();
});

test("the prerendered HTML hydrates without a complaint", async () => {
  const roots: TreeNode[] = emptyRoots();
  roots[0]!.children = [{ type: "text", props: { body: "here at once" } }];
  roots[1]!.children = [{ type: "text", props: { body: "beside" } }];
  const app = () => <App session={makeSession({ roots }).session} manifest={manifestOf({ pages: twoPages })} root="./" />;
  const container = document.createElement("div");
  container.innerHTML = renderToString(app(), { identifierPrefix: "a" });
  document.body.append(container);
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  const onRecoverableError = vi.fn();
  const root = await act(async () => hydrateRoot(container, app(), { identifierPrefix: "a", onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(complaint).not.toHaveBeenCalled();
  expect(within(container).getByText("here at once")).toBeDefined();
  await act(async () => root.unmount());
  container.remove();
});

test("R reruns and C asks before it clears, but not while typing", async () => {
  const { sent } = await makeLive();
  const before = sent.length;
  const field = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(field, { key: "r" });
  fireEvent.keyDown(document.body, { key: "r", ctrlKey: true });
  expect(sent).toHaveLength(before);
  fireEvent.keyDown(document.body, { key: "r" });
  expect(sent.at(-1)).toMatchObject({ type: "rerun", manual: true });
  await act(async () => void fireEvent.keyDown(document.body, { key: "c" }));
  await userEvent.click(within(screen.getByTestId("stClearCacheDialog")).getByRole("button", { name: "Clear caches" }));
  expect(sent.at(-1)).toEqual({ type: "clear_cache" });
  field.remove();
});

test("the menu holds the visitor's items, and the author's", async () => {
  const { session, sent } = await makeLive();
  await act(async () => session.receive({ type: "page_config", config: { menu_items: { get_help: "https://help.example/" } } }));
  await userEvent.click(screen.getByTestId("stMainMenuButton"));
  const labels = screen.getAllByTestId("stMainMenuItemLabel").map((label) => label.textContent);
  expect(labels).toEqual(["Rerun", "Print", "Clear cache", "Get help", "About"]);
  expect(screen.getByTestId("stMainMenuItem-getHelp").getAttribute("href")).toBe("https://help.example/");
  await userEvent.click(screen.getByTestId("stMainMenuItem-rerun"));
  expect(sent.at(-1)).toMatchObject({ manual: true });
});

test("toolbarMode minimal without items has no menu", async () => {
  await makeLive({ config: { client: { toolbarMode: "minimal" } } });
  expect(screen.queryByTestId("stMainMenu")).toBeNull();
});

test("the theme's choice is applied and kept", async () => {
  await makeLive();
  await userEvent.click(screen.getByTestId("stMainMenuButton"));
  await userEvent.click(screen.getByTestId("stMainMenuItem-theme-dark"));
  expect(document.documentElement.dataset.theme).toBe("dark");
  await userEvent.click(screen.getByTestId("stMainMenuItem-theme-system"));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test("the sidebar is there with something in it, closes and opens", async () => {
  const { session, app } = await makeLive();
  expect(screen.queryByTestId("stSidebar")).toBeNull();
  await act(async () => session.tree.apply({ op: "set", path: [1, 0], node: { type: "text", props: { body: "beside" } } }));
  const sidebar = screen.getByTestId("stSidebar");
  expect(sidebar.getAttribute("aria-expanded")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Close the sidebar" }));
  expect(sidebar.getAttribute("aria-expanded")).toBe("false");
  expect(app.dataset.sidebar).toBe("collapsed");
  await userEvent.click(screen.getByTestId("stExpandSidebarButton"));
  expect(sidebar.getAttribute("aria-expanded")).toBe("true");
});

test("pages: links that stay in this document", async () => {
  const { session, sent } = await makeLive({ pages: twoPages });
  const links = screen.getAllByTestId("stSidebarNavLink");
  expect(links.map((link) => link.textContent)).toEqual(["Home", "📈Sales"]);
  expect(links[0]!.getAttribute("aria-current")).toBe("page");
  await act(async () => void fireEvent.click(links[1]!));
  expect(session.state.get().page).toBe("Sales");
  expect(sent.at(-1)).toMatchObject({ page: "Sales" });
  expect(links[1]!.getAttribute("aria-current")).toBe("page");
});

test("a worker that is gone is said, and can be started again", async () => {
  const { session, link } = await makeLive();
  await act(async () => session.fail({ title: "Python ran out of stack", detail: "RangeError", action: "restart" }));
  const notice = screen.getByRole("alert");
  expect(notice.textContent).toContain("Python ran out of stack");
  await userEvent.click(within(notice).getByRole("button", { name: "Restart" }));
  expect(link.restart).toHaveBeenCalled();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a toast of the run pops up in the app", async () => {
  const { session } = await makeLive();
  const props = { html: "<p>Saved</p>", duration: 4, run: 1 };
  await act(async () => session.receive({ type: "run_started", run: 2, fragments: [], ack: 2 }));
  await act(async () =>
    session.receive({ type: "deltas", run: 2, ack: 2, deltas: [{ op: "set", path: [2, 0], node: { type: "toast", props } }] }),
  );
  expect((await screen.findByTestId("stToast")).textContent).toContain("Saved");
});
