import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../runtime/web/src/styles/theme.css"), "utf8");

function declarations(selector: string): string[] {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0]!;
  return block.split("\n").slice(1).map((line) => line.trim()).filter(Boolean);
}

test("both ways to dark give the same colours", () => {
  const preferred = declarations(':root:not([data-theme="light"])');
  expect(preferred.length).toBeGreaterThan(20);
  expect(preferred).toEqual(declarations(':root[data-theme="dark"]'));
});

test("dark sets every colour that light sets", () => {
  const names = (lines: string[]) => lines.map((line) => line.split(":")[0]);
  expect(names(declarations(':root[data-theme="dark"]'))).toEqual(names(declarations(":root")));
});

test("no selector stands twice in a list, and none sets a property twice", () => {
  const rules = [...css.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const set = rules.flatMap(([, selectors, body]) =>
    selectors!.split(",").flatMap((selector) => body!.split(";").slice(0, -1).map((line) => `${selector.trim()} ${line.split(":")[0]!.trim()}`)),
  );
  expect(set.length).toBeGreaterThan(100);
  expect(set.filter((item, index) => set.indexOf(item) !== index)).toEqual([]);
});
