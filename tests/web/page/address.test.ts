import { expect, test, vi } from "vitest";
import { appQuery, embedQuery, followAddress, pageAt } from "../../../runtime/web/src/page/address";
import { applyEmbedding, iconUrl } from "../../../runtime/web/src/page/document";
import { Session } from "../../../runtime/web/src/tree/session";

const pages = ["", "Sales", "a/b"].map((path) => ({ path, script: "", title: path, icon: null }));

test.each([
  ["/repo/", ""],
  ["/repo/index.html", ""],
  ["/repo/Sales", "Sales"],
  ["/repo/Sales/", "Sales"],
  ["/repo/Sales/index.html", "Sales"],
  ["/repo/a/b/", "a/b"],
  ["/repo/unknown/", ""],
])("%s is the page %j", (path, page) => {
  expect(pageAt(path, "https://host.example/repo/", pages)).toBe(page);
});

test("the app's query is without what speaks to the page", () => {
  expect(appQuery("?embed=true&x=1&embed_options=dark_theme&y=a%20b")).toBe("x=1&y=a+b");
});

test("another page is embedded as this one is, by Streamlit's spelling", () => {
  expect(embedQuery("?foo=1&embed=True&embed_options=Show_Toolbar&embed_options=dark_theme")).toEqual(["embed=true", "embed_options=show_toolbar", "embed_options=dark_theme"]);
  expect(embedQuery("?embed_options=dark_theme&foo=1")).toEqual([]);
});

test("embedding is said to the stylesheet, a theme in its options is shown", () => {
  applyEmbedding("?embed=true&embed_options=dark_theme&embed_options=show_padding");
  expect(document.documentElement.dataset).toMatchObject({ embed: "dark_theme show_padding", theme: "dark" });
  delete document.documentElement.dataset.embed;
  delete document.documentElement.dataset.theme;
});

test("icons: an address, or an emoji drawn", () => {
  expect(iconUrl("assets/icon.png", "https://host.example/repo/")).toBe("https://host.example/repo/assets/icon.png");
  expect(decodeURIComponent(iconUrl("🎈", ""))).toContain(">🎈</text>");
});

test("what the script writes is a step back, what a widget shows of its value is none", () => {
  const session = new Session({ send: () => {}, restart: () => {}, cacheEntries: async () => [], other: () => {} }, { page: "", query: "" });
  followAddress(session, { pages } as never, "http://localhost:3000/");
  const steps = [vi.spyOn(history, "pushState"), vi.spyOn(history, "replaceState")].map((step) => step.mock);
  const write = (query: string, step: boolean) => {
    session.receive({ type: "query_params", query, step });
    return [location.search, ...steps.map(({ calls }) => calls.length)];
  };
  expect(write("x=1", true)).toEqual(["?x=1", 1, 0]);
  expect(write("x=2", false)).toEqual(["?x=2", 1, 1]);
  expect(write("x=3", true)).toEqual(["?x=3", 2, 1]);
  session.navigate("", "x=4");
  expect([location.search, ...steps.map(({ calls }) => calls.length)]).toEqual(["?x=4", 3, 1]);
});
