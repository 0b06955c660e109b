import { expect, test } from "vitest";
import { codeBlock, splitLines } from "../../../runtime/web/src/views/text/code-html";

test("a span over several lines is closed and opened at each", () => {
  expect(splitLines('<span class="s">a\nb</span>\nc')).toEqual(['<span class="s">a</span>', '<span class="s">b</span>', "c"]);
});

test("numbered lines keep the text that is copied", () => {
  document.body.innerHTML = codeBlock("a\nb", "", { lineNumbers: true });
  expect(document.querySelectorAll(".st-code-line").length).toBe(2);
  expect(document.querySelector("code")!.textContent).toBe("a\nb\n");
});

test("nothing to copy, no button", () => {
  expect(codeBlock("  ", "")).not.toContain("button");
});
