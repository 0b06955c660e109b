/** A text input's `validate` and types. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { complaintOf } from "../../../runtime/web/src/views/widgets/text_check";
import { show } from "./host";

const user = userEvent.setup();
const field = () => screen.getByLabelText<HTMLInputElement>("Label", { selector: "input" });
const digits = { pattern: "\\d+", message: "Digits only." };

test("the whole text must match", () => {
  expect(complaintOf("12", digits)).toBeNull();
  expect(complaintOf("", digits)).toBeNull();
  expect(complaintOf("12a", digits)).toBe("Digits only.");
  expect(complaintOf("x", { pattern: "a|b", message: null })).toMatch(/expected form/);
});

test("a pattern that only Python knows checks nothing", () => {
  expect(complaintOf("x", { pattern: "(?P<a>b)", message: null })).toBeNull();
});

test("a wrong text is not sent, and said to be wrong when the field is left", async () => {
  const host = show("text_input", { validate: digits }, "");
  await user.type(field(), "1x{Enter}");
  await user.tab();
  expect(host.sent).toEqual([]);
  expect(screen.getByTestId("stTextInputError").textContent).toBe("Digits only.");
  await user.type(field(), "{Backspace}2{Enter}");
  expect(host.sent).toEqual(["12"]);
  expect(screen.queryByTestId("stTextInputError")).toBeNull();
});

test("a form is not submitted with Enter while its text is wrong", async () => {
  const host = show("text_input", { validate: digits, form_id: "f" }, "");
  await user.type(field(), "x{Enter}");
  expect([host.sent, host.submitted]).toEqual([[], []]);
});

test.each([["default", "text"], ["phone", "tel"], ["email", "email"]] as const)("type %s is HTML's %s", (type, html) => {
  show("text_input", { type }, "");
  expect(field().type).toBe(html);
});
