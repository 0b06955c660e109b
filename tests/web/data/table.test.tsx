import { render, screen, within } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Table } from "../../../runtime/web/src/views/data/table";
import { floats, tableOf, texts } from "./tables";

const node = (data: ReturnType<typeof tableOf>, props = {}) => ({ type: "table", props: { data, border: true, ...props } }) as never;
const draw = (data: ReturnType<typeof tableOf>, props = {}) => {
  const made = node(data, props) as { props: never };
  return <Table node={made as never} props={made.props} />;
};

test("all cells as text, numbers on the right, the index as row headers", () => {
  render(draw(tableOf([floats("price", [1, 2.5]), texts("name", ["a", null])], 2)));
  const table = screen.getByRole("table");
  expect(within(table).getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual(["\u00a0", "price", "name"]);
  expect(within(table).getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual(["0", "1"]);
  expect(within(table).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["1.0000", "a", "2.5000", "\u00a0"]);
  expect(within(table).getAllByRole("cell")[0]!.style.textAlign).toBe("right");
});

test("Markdown of cells and headers", () => {
  render(draw(tableOf([texts("**A**", ["*i*", "b"])], 2), { marked: { "0:0": "<p><strong>A</strong></p>", "0,0": "<p><em>i</em></p>" } }));
  expect(screen.getByRole("columnheader", { name: "A" }).querySelector("strong")).not.toBeNull();
  expect(screen.getAllByTestId("stMarkdownContainer").map((one) => one.textContent)).toEqual(["A", "i"]);
  expect(screen.getAllByRole("cell").map((cell) => [cell.textContent, cell.querySelector("em") !== null])).toEqual([["i", true], ["b", false]]);
});

test("no index, no header, no rows", () => {
  render(draw(tableOf([floats("a", [1])], 1), { hide_index: true, hide_header: true }));
  expect(screen.queryAllByRole("columnheader")).toEqual([]);
  expect(screen.queryAllByRole("rowheader")).toEqual([]);
  render(draw(tableOf([], 0)));
  expect(screen.getByText("empty")).toBeDefined();
});

test("a header of several levels has several lines", () => {
  render(draw(tableOf([{ ...floats("x", [1]), name: ["outer", "inner"] }], 1)));
  expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual(["\u00a0", "outer", "\u00a0", "inner"]);
});

test("a styled table carries its CSS, caption, ids and display texts", () => {
  const styler = { css: "#T_u_row0_col0 { color: red }", caption: "Best", uuid: "u", display: [["1.0 €"]] };
  const { container } = render(draw(tableOf([floats("a", [1])], 1, { styler })));
  expect(container.querySelector("style")!.textContent).toContain("color: red");
  expect(container.querySelector("#T_u_row0_col0")!.textContent).toBe("1.0 €");
  expect(screen.getByText("Best")).toBeDefined();
});

test("build and browser make the same HTML", () => {
  const element = draw(tableOf([floats("a", [1.23456])], 1));
  const container = document.createElement("div");
  container.innerHTML = renderToString(element);
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  render(element, { container, hydrate: true });
  expect(complaint).not.toHaveBeenCalled();
});
