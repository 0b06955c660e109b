import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { node, renderNodes, text } from "../tree-page";

const DIALOG = { title: "<p>Ask</p>", size: "small", position: "center", dismissible: true, on_dismiss: true, run: 1 };
const POPOVER = { label: "<p>More</p>", disabled: false, type: "secondary", icon_position: "left", is_form_submitter: false };

test("a dialog stands above the page until it is closed, and comes again", async () => {
  const page = await renderNodes(node("dialog", DIALOG, [text("inside")], { id: "d" }));
  expect(screen.getByRole("dialog", { name: "Ask" }).textContent).toContain("inside");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByTestId("stDialog")).toBeNull();
  expect(page.host.pressed).toEqual(["d"]);
  await act(async () => page.set([0], node("dialog", { ...DIALOG, run: 2, on_dismiss: false }, undefined, { id: "d" })));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Close" })));
  expect(screen.queryByTestId("stDialog")).toBeNull();
  expect(page.host.pressed).toEqual(["d"]);
});

test("one that may not be dismissed has no way out but the script's", async () => {
  await renderNodes(node("dialog", { ...DIALOG, dismissible: false, icon: "🎈" }, [text("inside")]));
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  expect(screen.getByTestId("stDialogIcon").textContent).toBe("🎈");
  await userEvent.keyboard("{Escape}");
  expect(screen.getByTestId("stDialog")).toBeDefined();
});

test("a popover opens at its button and closes by Escape or a press elsewhere", async () => {
  await renderNodes(node("popover", POPOVER, [text("inside")]), text("outside"));
  const button = screen.getByTestId("stPopoverButton");
  expect([button.getAttribute("aria-expanded"), screen.queryByText("inside")]).toEqual(["false", null]);
  await act(async () => void fireEvent.click(button));
  expect(screen.getByRole("dialog", { name: "More" }).textContent).toBe("inside");
  await act(async () => void fireEvent.keyDown(screen.getByText("inside"), { key: "Escape" }));
  expect(screen.queryByText("inside")).toBeNull();
  expect(document.activeElement).toBe(button);
  await act(async () => void fireEvent.click(button));
  await act(async () => void fireEvent.pointerDown(screen.getByText("outside")));
  expect(screen.queryByText("inside")).toBeNull();
});

test("what is in a field of a popover counts when a press elsewhere closes it", async () => {
  const FIELD = { label: "<p>Name</p>", type: "default", disabled: false, label_visibility: "visible" };
  const page = await renderNodes(node("popover", POPOVER, [node("text_input", FIELD, undefined, { id: "name", value: "" })]), text("outside"));
  await act(async () => void fireEvent.click(screen.getByTestId("stPopoverButton")));
  await userEvent.type(screen.getByLabelText("Name"), "Ada");
  await act(async () => void fireEvent.pointerDown(screen.getByText("outside")));
  expect(screen.queryByLabelText("Name")).toBeNull();
  expect(page.host.sent).toEqual(["Ada"]);
});

test("a popover that is a widget tells whether it is open", async () => {
  const page = await renderNodes(node("popover", { ...POPOVER, is_widget: true }, [text("inside")], { id: "p" }));
  await act(async () => void fireEvent.click(screen.getByTestId("stPopoverButton")));
  expect(page.host.sent).toEqual([true]);
  expect(screen.getByText("inside")).toBeDefined();
});
