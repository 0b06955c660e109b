import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { followAddress } from "../../../runtime/web/src/page/address";
import { followDocument } from "../../../runtime/web/src/page/document";
import type { Navigation, NavigationPage, ToWorker } from "../../../runtime/web/src/protocol/messages";
import { App } from "../../../runtime/web/src/shell/App";
import { Session, type Start } from "../../../runtime/web/src/tree/session";
import { emptyRoots } from "../../../runtime/web/src/tree/store";
import { manifestOf } from "./manifest";

const pageOf = (path: string, change: Partial<NavigationPage> = {}): NavigationPage => ({
  path, script: "", title: `Page ${path}`, label: `<p>Page ${path}</p>`, icon: null, section: "", hidden: false, url: null, help: null, ...change,
});
const menuOf = (pages: NavigationPage[], change: Partial<Navigation> = {}): Navigation => ({ position: "sidebar", expanded: false, visible_items: null, pages, ...change });

async function open(navigation: Navigation | null, start: Partial<Start> = {}) {
  const sent: ToWorker[] = [];
  const session = new Session(
    { send: (message) => void sent.push(message), restart: () => {}, cacheEntries: async () => [], other: () => {} },
    { page: "", query: "", navigation, ...start },
  );
  render(<App session={session} manifest={manifestOf()} root="./" />);
  await act(async () => session.receive({ type: "ready", build: "b", python: "3" }));
  await act(async () => session.receive({ type: "run_finished", run: 1, status: "done", fragments: [] }));
  sent.length = 0;
  return { session, sent };
}

const links = () => screen.queryAllByTestId("stSidebarNavLink").map((link) => link.textContent);

test("sections, icons, pages elsewhere and hidden ones", async () => {
  const { session, sent } = await open(
    menuOf([
      pageOf("", { section: "First" }),
      pageOf("two", { section: "First", icon: "🎈" }),
      pageOf("three", { section: "Second", hidden: true }),
      pageOf("out", { section: "Second", url: "https://example.org" }),
    ]),
  );
  expect(screen.getAllByTestId("stNavSectionHeader").map((header) => header.textContent)).toEqual(["First", "Second"]);
  expect(links()).toEqual(["Page ", "🎈Page two", "Page outopen_in_new"]);
  const [front, two, out] = screen.getAllByTestId<HTMLAnchorElement>("stSidebarNavLink");
  expect(front!.getAttribute("aria-current")).toBe("page");
  expect([out!.href, out!.target]).toEqual(["https://example.org/", "_blank"]);
  await act(async () => void fireEvent.click(two!));
  expect(sent).toMatchObject([{ type: "rerun", page: "two" }]);
  expect(session.state.get().page).toBe("two");
  await act(async () => void fireEvent.click(screen.getAllByTestId("stNavSectionHeader")[0]!));
  expect(links()).toEqual(["Page outopen_in_new"]);
});

test("a long menu folds when the script draws below it", async () => {
  const roots = emptyRoots();
  roots[1]!.children = [{ type: "text", props: { body: "beside" } }];
  const pages = Array.from({ length: 13 }, (_, n) => pageOf(n === 0 ? "" : `p${n}`));
  const { session } = await open(menuOf(pages), { roots });
  expect(links()).toHaveLength(10);
  const button = screen.getByTestId("stSidebarNavViewButton");
  expect(button.textContent).toBe("View 3 more");
  await act(async () => void fireEvent.click(button));
  expect([links().length, button.textContent]).toEqual([13, "View less"]);
  await act(async () => void fireEvent.click(button));
  await act(async () => session.receive({ type: "navigation", ...menuOf(pages, { visible_items: 4 }) }));
  expect(links()).toHaveLength(4);
  await act(async () => session.receive({ type: "navigation", ...menuOf(pages, { expanded: true }) }));
  expect([links().length, screen.queryByTestId("stSidebarNavViewButton")]).toEqual([13, null]);
});

test("position hidden shows none, top stands in the header", async () => {
  const pages = [pageOf(""), pageOf("two", { section: "More" })];
  const { session } = await open(menuOf(pages, { position: "hidden" }));
  expect([screen.queryByTestId("stSidebarNav"), screen.queryByTestId("stTopNav")]).toEqual([null, null]);
  await act(async () => session.receive({ type: "navigation", ...menuOf(pages, { position: "top" }) }));
  const top = within(screen.getByTestId("stTopNav"));
  expect(top.getByTestId("stTopNavLink").textContent).toBe("Page ");
  await act(async () => void fireEvent.click(top.getByTestId("stTopNavSection")));
  await act(async () => void fireEvent.click(screen.getByTestId("stTopNavDropdownLink")));
  expect(session.state.get().page).toBe("two");
});

test("one page alone is no menu", async () => {
  await open(menuOf([pageOf("")]));
  expect(screen.queryByTestId("stSidebar")).toBeNull();
});

test("where the script goes, address and title follow; Back comes back", async () => {
  const root = new URL("./", location.href).href;
  const { session, sent } = await open(menuOf([pageOf(""), pageOf("two")]));
  followAddress(session, manifestOf(), root);
  followDocument(session, manifestOf(), root);
  await act(async () => session.receive({ type: "page", page: "two", query: "q=1", config: {} }));
  expect([location.pathname, location.search, document.title]).toEqual(["/two", "?q=1", "Page two"]);
  await act(async () => session.rerun());
  expect(sent.at(-1)).not.toHaveProperty("page");
  history.replaceState(null, "", "/");
  await act(async () => void window.dispatchEvent(new PopStateEvent("popstate")));
  expect(sent.at(-1)).toMatchObject({ type: "rerun", page: "", query: "" });
});

test("a link of the page goes to another one, with its query", async () => {
  const roots = emptyRoots();
  const props = { page: "two", url: null, query: "a=1", label: "<p>Two</p>", icon_position: "left", disabled: false };
  roots[0]!.children = [
    { type: "page_link", props: { ...props, icon: "🎈", icon_position: "left" } },
    { type: "page_link", props: { ...props, disabled: true, icon_position: "left" } },
  ];
  const { sent } = await open(menuOf([pageOf(""), pageOf("two")]), { roots });
  const [link, off] = screen.getAllByTestId("stPageLink-NavLink");
  expect([link!.getAttribute("href"), off!.getAttribute("href")]).toEqual([new URL("./two?a=1", location.href).href, null]);
  await act(async () => void fireEvent.click(link!));
  expect(sent).toMatchObject([{ type: "rerun", page: "two", query: "a=1" }]);
});
