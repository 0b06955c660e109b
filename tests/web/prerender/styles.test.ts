// @vitest-environment node
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstStyles } from "../../../runtime/web/src/prerender/styles";

const sheet = join(mkdtempSync(join(tmpdir(), "styles-")), "styles.css");
writeFileSync(
  sheet,
  `:root { --ground: white }
  :root[data-theme="dark"] { --ground: black }
  html { color: red }
  .card { color: blue } .card:hover, .card[data-hovered] { color: navy } .card.open { color: teal }
  .grid, .grid .card { color: green }
  @media (max-width: 40rem) { .card { margin: 0 } .grid { margin: 0 } }
  @keyframes turn { to { rotate: 1turn } } @keyframes fade { to { opacity: 0 } }
  .card i { animation: turn 1s }`,
);

test("the rules of a page's markup, in whatever state and theme it comes to be", async () => {
  const css = await firstStyles(`<div class="card"><i>x</i></div>`, sheet);
  for (const kept of ["--ground: white", "--ground: black", "color: red", "color: blue", "color: navy", "@media", "rotate"]) {
    expect(css).toContain(kept);
  }
  for (const dropped of ["grid", "teal", "opacity"]) expect(css).not.toContain(dropped);
});
