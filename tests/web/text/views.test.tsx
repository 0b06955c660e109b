import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import { preloadText } from "../../../runtime/web/src/views/text/finish";
import { node, renderNodes } from "../tree-page";

beforeAll(preloadText);

const METRIC = { label: "<p>L</p>", value: "-4.56", delta: "-50", direction: "down", color: "red", label_visibility: "visible", border: false };

test("markdown, caption and latex carry their hooks", async () => {
  await renderNodes(
    node("markdown", { kind: "markdown", html: "<p>One</p>", help: "<p>Help</p>" }),
    node("markdown", { kind: "caption", html: "<p>Two</p>" }),
    node("markdown", { kind: "latex", html: "a < b" }),
  );
  const [one, two, three] = screen.getAllByTestId("stMarkdown");
  expect(within(one!).getByTestId("stMarkdownContainer").textContent).toBe("One");
  expect(within(one!).getByTestId("stTooltipIcon")).toBeDefined();
  expect(within(two!).getByTestId("stCaptionContainer").textContent).toBe("Two");
  expect(three!.querySelector("annotation")!.textContent).toBe("a < b");
});

test("a heading: id, anchor link, name without its buttons, divider", async () => {
  await renderNodes(node("heading", { tag: "h2", html: "<p>Sales</p>", anchor: "sales", help: "<p>h</p>", divider: "blue" }));
  const heading = screen.getByRole("heading", { level: 2, name: "Sales" });
  expect(heading.id).toBe("sales");
  expect(within(heading).getByRole("link", { name: "Link to heading" }).getAttribute("href")).toBe("#sales");
  expect(screen.getByTestId("stHeadingDivider")).toBeDefined();
});

test("without an anchor a heading has neither id nor link", async () => {
  await renderNodes(node("heading", { tag: "h1", html: "<p>Quiet</p>", anchor: null }));
  expect(screen.getByRole("heading").id).toBe("");
  expect(screen.queryByTestId("stHeaderActionElements")).toBeNull();
});

test("lines after a heading's first stand below it", async () => {
  await renderNodes(node("heading", { tag: "h3", html: "<p>First</p><p>Second</p>", anchor: "f" }));
  expect(screen.getByRole("heading").textContent).toBe("First");
  expect(screen.getByTestId("stHeading").textContent).toBe("FirstSecond");
});

test("text is not marked up", async () => {
  await renderNodes(node("text", { body: "*a* <b>" }));
  expect(screen.getByTestId("stText").textContent).toBe("*a* <b>");
});

test("the copy button of code puts the code, and says so for a while", async () => {
  vi.useFakeTimers();
  const writeText = vi.fn().mockResolvedValue(undefined);
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
  await renderNodes(node("code", { body: "x = 1\ny = 2", language: "python", line_numbers: true, wrap_lines: false }));
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Copy to clipboard" })));
  expect(writeText).toHaveBeenCalledWith("x = 1\ny = 2");
  expect(screen.getByRole("button", { name: "Copied" })).toBeDefined();
  await act(async () => vi.advanceTimersByTime(2000));
  expect(screen.getByRole("button", { name: "Copy to clipboard" })).toBeDefined();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("st.html: safe without, running with allow_javascript", async () => {
  const body = "<style>p{}</style><p>Hi</p><script>window.ran = (window.ran || 0) + 1</script>";
  await renderNodes(node("html", { body, allow_javascript: false }));
  const quiet = screen.getByTestId("stHtml");
  expect(quiet.querySelector("script")).toBeNull();
  expect(quiet.querySelector("style")).not.toBeNull();
  quiet.remove();
  await renderNodes(node("html", { body, allow_javascript: true }));
  expect(screen.getByTestId("stHtml").querySelectorAll("script").length).toBe(1);
});

test("styles alone take no room", async () => {
  await renderNodes(node("html", { body: "<style>p{}</style>", allow_javascript: false }));
  expect(screen.getByTestId("stHtml").className).toContain("stHtml-empty");
});

test("json opens to the depth that was asked for and copies its source", async () => {
  await renderNodes(node("json", { body: '{"a": {"b": {"c": 1}}, "e": []}', expanded: 2 }));
  const open = [...screen.getByTestId("stJson").querySelectorAll("details")].map((branch) => branch.open);
  expect(open).toEqual([true, true, false]);
  expect(screen.getByTestId("stJson").textContent).toContain('"c": 1');
});

test("a long list comes in ranges, and what is closed there is made when it opens", async () => {
  await renderNodes(node("json", { body: JSON.stringify(Array.from({ length: 250 }, (_, index) => index)), expanded: true }));
  const json = screen.getByTestId("stJson");
  expect(json.textContent).toContain("99: 99");
  expect(json.textContent).not.toContain("100: 100");
  const second = [...json.querySelectorAll("details")].find((branch) => branch.textContent!.startsWith("100 … 199"))!;
  act(() => {
    second.open = true;
    fireEvent(second, new Event("toggle"));
  });
  expect(json.textContent).toContain("199: 199");
});

test("what is not JSON is shown as it is", async () => {
  await renderNodes(node("json", { body: "{oops", expanded: true }));
  expect(screen.getByTestId("stJson").textContent).toContain("{oops");
});

test("a metric: label, value, delta with its arrow, chart with a name", async () => {
  await renderNodes(node("metric", { ...METRIC, chart_data: [1, 2, 3], chart_type: "bar" }));
  expect(screen.getByTestId("stMetricLabel").textContent).toBe("L");
  expect(screen.getByTestId("stMetricValue").textContent).toBe("-4.56");
  expect(screen.getByTestId("stMetricDelta").textContent).toBe("-50");
  expect(screen.getByTestId("stMetricDeltaIcon-Down")).toBeDefined();
  expect(screen.getByRole("img", { name: /Trend of 3 values/ }).querySelectorAll("rect").length).toBe(3);
});

test("no delta, no arrow", async () => {
  await renderNodes(node("metric", { ...METRIC, delta: null, direction: "none" }));
  expect(screen.queryByTestId("stMetricDelta")).toBeNull();
});

test("help names the object and its members", async () => {
  await renderNodes(node("help", { name: "f", value: null, type: "function", doc: null, members: [{ name: "m", type: "int", value: "3", doc: null }] }));
  expect(screen.getByTestId("stHelpName").textContent).toBe("f");
  expect(screen.getByTestId("stHelpDoc").textContent).toBe("No docs available");
  expect(screen.getByTestId("stHelpMemberDocValue").textContent).toBe("3");
});
