/** st.color_picker: its picker leaves the page in use, and gives the colour when it closes. */
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { show } from "./host";

/** The field of the open picker, with `hex` in it. */
async function typed(hex: string): Promise<HTMLElement> {
  await act(async () => void fireEvent.click(screen.getByTestId("stColorPickerBlock")));
  const popover = screen.getByTestId("stColorPickerPopover");
  expect(document.activeElement).toBe(popover);
  const field = popover.querySelector("input")!;
  fireEvent.change(field, { target: { value: hex } });
  return field;
}

test("a press elsewhere on the page, which stays in use, closes the picker and sends the colour", async () => {
  const host = show("color_picker", {}, "#000000");
  await typed("#ffffff");
  expect([host.sent, document.querySelector("[inert]")]).toEqual([[], null]);
  fireEvent.pointerDown(screen.getByTestId("stWidgetLabel"));
  expect(host.sent).toEqual(["#ffffff"]);
  expect(screen.queryByTestId("stColorPickerPopover")).toBeNull();
});

test("Escape and Enter close it, too, and come back to the block", async () => {
  const host = show("color_picker", {}, "#000000");
  fireEvent.keyDown(await typed("#aabbcc"), { key: "Escape" });
  fireEvent.keyDown(await typed("#112233"), { key: "Enter" });
  expect(host.sent).toEqual(["#aabbcc", "#112233"]);
  expect(document.activeElement).toBe(screen.getByTestId("stColorPickerBlock"));
  expect(screen.queryByTestId("stColorPickerPopover")).toBeNull();
});
