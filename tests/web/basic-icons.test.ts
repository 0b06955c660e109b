// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import names from "../../runtime/web/src/views/basic-icons.json";

const sources = join(import.meta.dirname, "../../runtime/web/src");

test("each icon that the views draw is in the stylesheet's own font", () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const drawn = files.flatMap((name) => [...readFileSync(join(sources, name), "utf8").matchAll(/"material\/(\w+)"/g)].map((match) => match[1]!));
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.filter((name) => !names.includes(name))).toEqual([]);
});
