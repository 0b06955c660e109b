/** What the widgets send, and when. (Mouse, focus and popovers in a real browser: tests/browser/widgets.) */
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { element, FakeHost, nodeOf, show } from "./host";

const user = userEvent.setup();
const field = () => screen.getByLabelText<HTMLInputElement>("Label", { selector: "input, textarea" });

test("text is sent on Enter and blur, once, and not while it is typed", async () => {
  const host = show("text_input", {}, "old");
  await user.type(field(), "er");
  expect(host.sent).toEqual([]);
  await user.keyboard("{Enter}");
  await user.tab();
  expect(host.sent).toEqual(["older"]);
});

test("text in a form is held on every change; Enter submits", async () => {
  const host = show("text_input", { form_id: "f" }, "");
  await user.type(field(), "ab{Enter}");
  expect([host.sent, host.submitted]).toEqual([["a", "ab"], ["f"]]);
});

test("a form that does not want Enter gives no hint of it", async () => {
  const host = new FakeHost();
  host.form = { ...host.form, enterToSubmit: false };
  render(element(nodeOf("text_input", { form_id: "f" }, ""), host));
  await user.type(field(), "a{Enter}");
  expect(screen.getByTestId("InputInstructions").textContent).toBe("");
  expect(host.submitted).toEqual([]);
});

test("live text without a pause is sent with every key; emptied text is empty, cleared text is none", async () => {
  const host = show("text_input", { live: 0, clearable: true }, null);
  await user.type(field(), "ab{Backspace}{Backspace}c");
  await user.click(screen.getByTestId("stTextInputClearButton"));
  expect(host.sent).toEqual(["a", "ab", "a", "", "c", null]);
});

test("live text is sent when the keys rest, and at once by Enter", async () => {
  const host = show("text_input", { live: 40 }, "");
  await user.type(field(), "ab");
  expect(host.sent).toEqual([]);
  await vi.waitFor(() => expect(host.sent).toEqual(["ab"]));
  await user.type(field(), "c{Enter}");
  expect(host.sent).toEqual(["ab", "abc"]);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(host.sent).toEqual(["ab", "abc"]);
});

test("a value that Python sets replaces what was being typed", async () => {
  const host = show("text_input", {}, "old");
  await user.type(field(), "er");
  act(() => host.put("w", "new"));
  expect(field().value).toBe("new");
});

test("a text area keeps Enter for itself and is sent by Ctrl+Enter", async () => {
  const host = show("text_area", {}, "");
  await user.type(field(), "a{Enter}b");
  expect(host.sent).toEqual([]);
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(host.sent).toEqual(["a\nb"]);
});

test("a number in a form stays as it is typed", async () => {
  const host = show("number_input", { form_id: "f" }, 0);
  await user.clear(field());
  await user.type(field(), "1.5");
  expect(host.sent.at(-1)).toBe(1.5);
  expect(field().value).toBe("1.5");
  await user.tab();
  expect(field().value).toBe("1.50");
});

test("a number out of range is not sent, and said to be so", async () => {
  const host = show("number_input", { min: 0, max: 10, step: 1, format: "%d", data_type: "int" }, 3);
  await user.clear(field());
  await user.type(field(), "11{Enter}");
  expect(host.sent).toEqual([]);
  expect(screen.getByRole("alert").textContent).toBe("The number must be between 0 and 10.");
  await user.clear(field());
  await user.tab();
  expect(field().value).toBe("3");
});

test("steppers stop at the bounds", async () => {
  const host = show("number_input", { min: 0, max: 4, step: 1, data_type: "int" }, 3);
  await user.click(screen.getByTestId("stNumberInputStepUp"));
  expect(screen.getByTestId<HTMLButtonElement>("stNumberInputStepUp").disabled).toBe(true);
  expect(host.sent).toEqual([4]);
});

test("a stepper takes the focus: what was typed counts first, and a slider used before is left", async () => {
  const host = show("number_input", { min: 0, max: 10, step: 1, format: "%d", data_type: "int" }, 3);
  await user.clear(field());
  await user.type(field(), "5");
  await user.click(screen.getByTestId("stNumberInputStepUp"));
  expect(host.sent).toEqual([5, 6]);
  expect(document.activeElement).toBe(screen.getByTestId("stNumberInputStepUp"));
});

test("a key on a slider is sent at once", () => {
  const host = show("slider", {}, 25);
  fireEvent.change(screen.getByRole("slider", { name: "Label" }), { target: { value: "26" } });
  expect(host.sent).toEqual([26]);
  expect(screen.getByTestId("stSliderThumbValue").textContent).toBe("26");
});

test("a range slider keeps its two values", () => {
  const host = show("slider", {}, [25, 75]);
  fireEvent.change(screen.getAllByRole("slider")[1]!, { target: { value: "80" } });
  expect(host.sent).toEqual([[25, 80]]);
});

test("typing in a selectbox replaces the chosen text; Enter takes the first match", async () => {
  const host = show("selectbox", {}, "banana");
  await user.type(field(), "che{Enter}", { initialSelectionStart: 0, initialSelectionEnd: 0 });
  expect(host.sent).toEqual(["cherry"]);
});

test.each([["", "Choose"], ["banana", "banana"], [null, "Choose"]])("with %j chosen a selectbox says %j", (chosen, said) => {
  show("selectbox", { options: ["", "banana"], placeholder: "Choose" }, chosen);
  expect(document.querySelector(".stSelectBoxText")?.textContent).toBe(said);
});

test("leaving a selectbox with a search that chose nothing keeps the choice", async () => {
  const host = show("selectbox", {}, "banana");
  await user.type(field(), "zzz");
  expect(screen.getByRole("status").textContent).toBe("No results");
  await user.tab();
  expect(host.sent).toEqual([]);
  expect(field().value).toBe("banana");
});

test("without a filter a letter jumps to the option", async () => {
  const host = show("selectbox", { filter_mode: null }, "apple");
  await user.type(field(), "c{Enter}");
  expect(host.sent).toEqual(["cherry"]);
});

test.each([["{ArrowUp}{ArrowUp}", "apple"], ["{ArrowDown>9/}", "cherry"], ["{End}", "cherry"], ["{End}{Home}", "apple"]])("the list of a selectbox ends where it ends: %s", async (keys, picked) => {
  const host = show("selectbox", {}, "banana");
  await user.click(field());
  await user.keyboard(`${keys}{Enter}`);
  expect(host.sent).toEqual([picked]);
});

test("after a choice a multiselect begins at the head of its list again", async () => {
  const host = show("multiselect", {}, []);
  await user.click(field());
  await user.keyboard("{ArrowDown}{Enter}{Enter}");
  expect(host.sent).toEqual([["banana"], ["banana", "apple"]]);
});

test("Enter in a multiselect takes the first match, never all of them unasked", async () => {
  const host = show("multiselect", { select_all: true }, []);
  await user.type(field(), "an");
  await user.keyboard("{Enter}");
  expect(host.sent).toEqual([["banana"]]);
});

test("a multiselect takes new options and no more than its maximum", async () => {
  const host = show("multiselect", { accept_new_options: true, max_selections: 2 }, ["apple"]);
  await user.type(field(), "kiwi{Enter}plum{Enter}");
  expect(host.sent).toEqual([["apple", "kiwi"]]);
  expect(screen.getByRole("status").textContent).toBe("You can only select up to 2 options. Remove an option first.");
});

test("a button in a form is a submit button by name and kind", async () => {
  const host = show("button", { is_form_submitter: true, form_id: "f", type: "primary" });
  await user.click(screen.getByTestId("stBaseButton-primaryFormSubmit"));
  expect(screen.getByTestId("stFormSubmitButton")).toBeDefined();
  expect(host.pressed).toEqual(["w"]);
});

test("a deferred download asks for its bytes; what goes wrong is said", async () => {
  const host = new FakeHost();
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  render(element(nodeOf("download_button", { media: null, deferred: true }), host));
  await user.click(screen.getByRole("button", { name: "Label" }));
  await waitFor(() => expect(host.pressed).toEqual(["w"]));
  expect(click).toHaveBeenCalledOnce();
  host.download = () => Promise.reject(new Error("the data function raised"));
  await user.click(screen.getByRole("button", { name: "Label" }));
  expect((await screen.findByRole("alert")).textContent).toContain("the data function raised");
});

test("a disabled link leads nowhere", () => {
  show("link_button", { disabled: true });
  expect(screen.getByRole("link", { name: "Label" }).hasAttribute("href")).toBe(false);
});

test("files of one choice become the value together; a failed one says why", async () => {
  const host = show("file_uploader", { multiple: true }, []);
  const input = screen.getByTestId("stFileUploaderDropzoneInput");
  await user.upload(input, [new File(["a"], "a.txt"), new File(["b"], "b.txt")]);
  await waitFor(() => expect(host.sent).toHaveLength(1));
  expect((host.sent[0] as { name: string }[]).map(({ name }) => name)).toEqual(["a.txt", "b.txt"]);
  host.refuse = "no room left";
  await user.upload(input, [new File(["c"], "c.txt")]);
  expect((await screen.findByTestId("stFileUploaderFileErrorMessage")).textContent).toBe("no room left");
});

test("names are the label's text, whatever its visibility", () => {
  for (const visibility of ["visible", "hidden", "collapsed"] as const) {
    show("text_input", { label: `<p>My <em>${visibility}</em> &amp; label</p>`, label_visibility: visibility }, "");
    expect(screen.getByRole("textbox", { name: `My ${visibility} & label` })).toBeDefined();
  }
});

test("a range with one date says what is still to come", () => {
  const host = show("date_input", { is_range: true }, ["2024-03-05"]);
  const shown = () => document.querySelector("[data-testid=stDateInputFieldsScroller]")?.textContent;
  expect(shown()).toBe("2024/03/05–yyyy/mm/dd");
  act(() => host.put("w", ["2024-03-05", "2024-03-06"]));
  expect(shown()).toBe("2024/03/05–2024/03/06");
});

test("every part of a date that is required says so", () => {
  show("date_input", { required: true }, ["2024-03-05"]);
  expect(screen.getAllByRole("spinbutton").map((part) => part.getAttribute("aria-required"))).toEqual(["true", "true", "true"]);
});
