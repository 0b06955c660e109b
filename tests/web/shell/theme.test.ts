import { expect, test } from "vitest";
import { declarations, readableOn, themeBase, themeCss } from "../../../runtime/web/src/shell/theme";

test("options become custom properties", () => {
  const css = themeCss({ primaryColor: "#00ff00", baseRadius: "full", font: "serif", sidebar: { backgroundColor: "#111" } });
  expect(css).toContain("--st-primary-color: #00ff00;");
  expect(css).toContain("--st-primary-text-color: #000000;");
  expect(css).toContain("--st-base-radius: 1.4rem;");
  expect(css).toContain("--st-font: var(--st-serif-font);");
  expect(css).toContain(".stSidebar.stSidebar { --st-background-color: #111; }");
});

test("[theme.dark] counts in the dark, chosen or preferred", () => {
  const css = themeCss({ dark: { backgroundColor: "#000" } });
  expect(css.match(/--st-background-color: #000;/g)).toHaveLength(2);
  expect(css).toContain("prefers-color-scheme: dark");
});

test("a value cannot end its declaration", () => {
  expect(declarations({ textColor: "red; } body { display: none" })).toEqual(["--st-text-color: red  body  display: none;"]);
});

test("no options, no CSS", () => {
  expect(themeCss(undefined)).toBe("");
  expect(themeCss({ base: "dark" })).toBe("");
});

test("what the author's choice of colours means for light and dark", () => {
  expect(themeBase({ base: "dark" })).toBe("dark");
  expect(themeBase({ backgroundColor: "#fff" })).toBe("light");
  expect(themeBase({ primaryColor: "#f00" })).toBeNull();
});

test("text on a colour can be read", () => {
  expect(readableOn("#fff")).toBe("#000000");
  expect(readableOn("#ff4b4b")).toBe("#ffffff");
});
