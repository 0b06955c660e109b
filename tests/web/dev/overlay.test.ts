import { afterEach, expect, test } from "vitest";
import { Overlay, placeOf } from "../../../runtime/web/src/dev/overlay";

const root = () => document.querySelector("appc-dev")?.shadowRoot;
const error = { message: "SyntaxError: '(' was never closed", code: "st.title(", where: "app.py:3", hint: null };

afterEach(() => document.querySelector("appc-dev")?.remove());

test("an error names file and line, is announced, and can be hidden", () => {
  const overlay = new Overlay();
  overlay.showError(error);
  const box = root()!.querySelector("[role=alert]")!;
  expect(box.textContent).toContain("app.py, line 3");
  expect(box.textContent).toContain("never closed");
  expect(box.querySelector("pre")!.textContent).toBe("st.title(");
  box.querySelector("button")!.click();
  expect(root()!.querySelector("[role=alert]")).toBeNull();
});

test("the newest error stands alone; what it says is text, never markup", () => {
  const overlay = new Overlay();
  overlay.showError(error);
  overlay.showError({ message: "<img src=x onerror=alert(1)>", code: null, where: null, hint: "Do this." });
  expect(root()!.querySelectorAll("[role=alert]")).toHaveLength(1);
  expect(root()!.querySelector("img")).toBeNull();
  expect(root()!.textContent).toContain("Do this.");
  overlay.clearError();
  expect(root()!.querySelector("[role=alert]")).toBeNull();
});

test("a status is polite and goes away", () => {
  const overlay = new Overlay();
  overlay.showStatus("building anew");
  overlay.showStatus("still building");
  expect(root()!.querySelectorAll("[role=status]")).toHaveLength(1);
  overlay.showStatus(null);
  expect(root()!.querySelector("[role=status]")).toBeNull();
});

test("places are for reading", () => {
  expect(placeOf("pages/1_Sales.py:12")).toBe("pages/1_Sales.py, line 12");
  expect(placeOf("pyproject.toml")).toBe("pyproject.toml");
});
