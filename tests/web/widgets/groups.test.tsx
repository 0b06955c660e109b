import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { visiblePages } from "../../../runtime/web/src/views/widgets/pagination";
import { node, renderNodes } from "../tree-page";

const COMMON = { label: "<p>Label</p>", label_visibility: "visible", disabled: false };
const GROUP = { ...COMMON, style: "pills", many: false, options: [{ label: "<p>a</p>" }, { label: "<p>b</p>", icon: "🎈" }, { label: "<p>c</p>" }] };
const widget = (type: Parameters<typeof node>[0], props: object, value: unknown) => node(type, props, undefined, { id: "w", value });

async function draw(type: Parameters<typeof node>[0], props: object, value: unknown) {
  const page = await renderNodes(widget(type, props, value));
  await act(async () => page.host.put("w", value as null));
  return page.host;
}

test("one of a few: chosen, another, none", async () => {
  const host = await draw("button_group", GROUP, []);
  await userEvent.click(screen.getByRole("radio", { name: "a" }));
  await userEvent.click(screen.getByRole("radio", { name: /b/ }));
  expect(screen.getByTestId("stBaseButton-pillsActive").textContent).toBe("🎈b");
  await userEvent.click(screen.getByRole("radio", { name: /b/ }));
  expect(host.sent).toEqual([[0], [1], []]);
});

test("many, in the order of choice; one that is required stays", async () => {
  const host = await draw("button_group", { ...GROUP, many: true, style: "segmented_control" }, [2]);
  await userEvent.click(screen.getByRole("button", { name: "a" }));
  expect(host.sent).toEqual([[2, 0]]);
  expect(screen.getAllByTestId("stBaseButton-segmented_controlActive")).toHaveLength(2);
});

test("feedback: stars up to the chosen one, thumbs up stands first", async () => {
  const host = await draw("feedback", { kind: "stars", disabled: false }, null);
  await userEvent.click(screen.getByRole("radio", { name: "3 of 5 stars" }));
  expect(host.sent).toEqual([2]);
  await userEvent.unhover(screen.getByRole("radio", { name: "3 of 5 stars" }));
  expect(screen.getAllByTestId("stBaseButton-borderlessIconActive")).toHaveLength(3);
});

test.each([
  [3, 1, 7, [1, 2, 3]],
  [20, 1, 7, [1, 2, 3, 4, 5, null, 20]],
  [20, 10, 7, [1, null, 9, 10, 11, null, 20]],
  [20, 19, 7, [1, null, 16, 17, 18, 19, 20]],
  [20, 10, 3, [9, 10, 11]],
  [20, 10, 0, []],
  [4, 2, null, [1, 2, 3, 4]],
])("of %i pages, on page %i with room for %s", (pages, page, visible, shown) => {
  expect(visiblePages(pages, page, visible)).toEqual(shown);
});

test("pages: numbers and arrows", async () => {
  const host = await draw("pagination", { pages: 9, visible: 7, disabled: false }, 9);
  expect(screen.getByTestId<HTMLButtonElement>("stPaginationNext").disabled).toBe(true);
  fireEvent.click(screen.getByTestId("stPaginationPrev"));
  fireEvent.click(screen.getByRole("button", { name: "Page 1" }));
  expect(host.sent).toEqual([8, 1]);
});

test("a menu's action is sent, and the menu closes", async () => {
  const button = { label: "<p>More</p>", disabled: false, type: "secondary", icon_position: "left", is_form_submitter: false };
  const { host } = await renderNodes(widget("menu_button", { ...button, options: ["<p>Copy</p>", "<p>Move</p>"] }, undefined));
  await userEvent.click(screen.getByTestId("stMenuButtonButton"));
  await userEvent.click(screen.getByRole("menuitem", { name: "Move" }));
  expect(host.sent).toEqual([1]);
  expect(screen.queryByRole("menu")).toBeNull();
});

test("a date with its time counts when it is left, and only within its bounds", async () => {
  const props = { ...COMMON, min: "2024-01-01T00:00", max: "2024-12-31T23:59", format: "YYYY/MM/DD", step: 900, clearable: true };
  const host = await draw("datetime_input", props, "2024-05-06T07:35");
  const field = screen.getByTestId("stDateTimeInputFieldsScroller");
  const press = async (part: string, key: string) =>
    act(async () => {
      const segment = field.querySelector<HTMLElement>(`[data-type=${part}]`)!;
      segment.focus();
      fireEvent.keyDown(segment, { key });
    });
  expect(field.textContent).toBe("2024/05/06, 07:35");
  await press("day", "ArrowUp");
  await press("minute", "ArrowUp");
  expect([field.textContent, host.sent]).toEqual(["2024/05/07, 07:45", []]);
  await press("day", "Enter");
  expect(host.sent).toEqual(["2024-05-07T07:45"]);
  await press("year", "ArrowUp");
  expect(screen.getByTestId("stDateTimeInputError").textContent).toContain("on or before 2024/12/31, 23:59");
  await press("year", "Escape");
  expect(screen.queryByTestId("stDateTimeInputError")).toBeNull();
  expect([field.textContent, host.sent.length]).toEqual(["2024/05/07, 07:45", 1]);
  await act(async () => void fireEvent.click(screen.getByTestId("stDateTimeInputClearButton")));
  expect([host.sent.at(-1), field.textContent]).toEqual([null, "yyyy/mm/dd, ––:––"]);
});

test("a grid's cells stand in it", async () => {
  const props = { columns: 3, min_column_width: "auto", wrap: true, row_gap: "small", column_gap: "none", align: "center", border: true, row_height: 80, dense: false };
  await renderNodes(node("grid", props, [node("text", { body: "a" }), node("text", { body: "b" })], { key: "g" }));
  const grid = screen.getByTestId("stGrid");
  expect(grid.className).toBe("stGrid st-key-g");
  expect([grid.children.length, grid.style.gridAutoRows]).toEqual([2, "80px"]);
});
