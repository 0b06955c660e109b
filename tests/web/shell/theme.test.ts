import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { declarations, readableOn, themeBase, themeCss } from "../../../runtime/web/src/shell/theme";

test("options become custom properties", () => {
  const css = themeCss({ primaryColor: "#00ff00", baseRadius: "full", font: "serif", sidebar: { backgroundColor: "#111" } });
  expect(css).toContain("--st-primary-color: #00ff00;");
  expect(css).toContain("--st-primary-text-color: #000000;");
  expect(css).toContain("--st-base-radius: 1.4rem;");
  expect(css).toContain("--st-font: var(--st-serif-font);");
  expect(css).toContain(".stSidebar.stSidebar { --st-background-color: #111; --appc-own: initial; }");
});

test("[theme.dark] counts in the dark, chosen or preferred", () => {
  const css = themeCss({ dark: { backgroundColor: "#000" } });
  expect(css.match(/--st-background-color: #000;/g)).toHaveLength(2);
  expect(css).toContain("prefers-color-scheme: dark");
});

test("what is the themes' own goes where the author has grounds or a text of theirs", () => {
  for (const name of ["backgroundColor", "secondaryBackgroundColor", "textColor"]) expect(declarations({ [name]: "#111" }).at(-1)).toBe("--appc-own: initial;");
  expect(declarations({ borderColor: "#e7e3e4", primaryColor: "red" })).toEqual([
    "--appc-border-color: #e7e3e4;", "--st-primary-color: red;", "--appc-own-dataframe-border-color: initial;", "--appc-own-sidebar-dataframe-border-color: initial;",
    "--st-primary-text-color: #ffffff;",
  ]);
});

test("the sidebar makes anew what follows another property, unless it is set", () => {
  const set = declarations({ headingFont: "serif", buttonRadius: "none", dataframeBorderColor: "red", dataframeHeaderBackgroundColor: "blue", dataframeHeaderTextColor: "red", codeTextColor: "red", codeBackgroundColor: "red", showWidgetBorder: true });
  const names = set.map((line) => line.split(":")[0]!);
  expect(names).toEqual(["heading-font", "button-radius", "dataframe-border-color", "dataframe-header-background-color", "dataframe-header-text-color", "code-text-color", "code-background-color", "widget-border"].map((name) => `--appc-${name}`));
  const css = ["theme", "data"].map((name) => readFileSync(join(import.meta.dirname, `../../../runtime/web/src/styles/${name}.css`), "utf8")).join("");
  const blocks = [...css.matchAll(/:root,\s+\.stSidebar \{([^}]*)\}/g)].map(([, body]) => body).join("");
  for (const name of [...names, "--appc-border-color"]) expect(blocks).toContain(`${name},`);
  expect(blocks).toContain("--st-primary-fill: var(--st-primary-color);");
});

test("every colour has its property", () => {
  const css = declarations({ redTextColor: "#100", grayBackgroundColor: "#200", linkColor: "#300", codeTextColor: "#400", secondaryBackgroundColor: "#500" });
  expect(css).toEqual([
    "--st-red-text-color: #100;", "--st-gray-background-color: #200;", "--st-link-color: #300;", "--appc-code-text-color: #400;", "--st-secondary-background-color: #500;", "--appc-own: initial;",
  ]);
});

test("a value cannot end its declaration", () => {
  expect(declarations({ textColor: "red; } body { display: none" })).toEqual(["--st-text-color: red  body  display: none;", "--appc-own: initial;"]);
});

test("a font that is not there is stood in for by ours of its kind", () => {
  const css = themeCss({ font: "'Open Sans':https://fonts.example.com/css2?family=Open+Sans:wght@300&display=swap", headingFont: "Nunito, serif", codeFont: "Fira Code" });
  expect(css).toContain("--st-font: 'Open Sans', var(--st-sans-font);");
  expect(css).toContain("--appc-heading-font: Nunito, serif, var(--st-sans-font);");
  expect(css).toContain("--st-code-font: Fira Code, var(--st-monospace-font);");
  expect(themeCss({ font: "sans-serif", headingFont: "serif", codeFont: "monospace" })).toBe(
    ":root:root { --st-font: var(--st-sans-font); --appc-heading-font: var(--st-serif-font); --st-code-font: var(--st-monospace-font); }\n",
  );
});

test("headings: sizes and weights, one for all or the first ones'", () => {
  expect(declarations({ headingFontWeights: [600, 300] })).toEqual(["--st-heading-1-weight: 600;", "--st-heading-2-weight: 300;"]);
  expect(declarations({ headingFontWeights: 550 })).toHaveLength(6);
  expect(declarations({ headingFontWeights: [610, "bold", 950, 400] })).toEqual(["--st-heading-4-weight: 400;"]);
  expect(declarations({ headingFontSizes: ["3rem", 20] })).toEqual(["--st-heading-1-size: 3rem;", "--st-heading-2-size: 20px;"]);
  expect(themeCss({ sidebar: { headingFontWeights: [300] } })).toBe(".stSidebar.stSidebar { --st-heading-1-weight: 300; }\n");
});

test("the charts' categories are the author's, round again where they are few", () => {
  const css = declarations({ chartCategoricalColors: ["#111", "red; }", "#333"] });
  expect(css).toHaveLength(10);
  expect([css[0], css[1], css[9]]).toEqual(["--st-chart-category-1: #111;", "--st-chart-category-2: red;", "--st-chart-category-10: #111;"]);
  expect(declarations({ chartCategoricalColors: [] })).toEqual([]);
});

test("the charts' ramps have ten colours or are not set", () => {
  const ten = Array.from({ length: 10 }, (_, index) => `#00000${index}`);
  const css = declarations({ chartSequentialColors: ten, chartDivergingColors: ten.toReversed() });
  expect(css).toHaveLength(20);
  expect([css[0], css[9], css[10]]).toEqual(["--st-chart-sequential-1: #000000;", "--st-chart-sequential-10: #000009;", "--st-chart-diverging-1: #000009;"]);
  for (const bad of [ten.slice(1), [...ten, "red"], [...ten.slice(1), 5], [...ten.slice(1), " "], "red"]) expect(declarations({ chartSequentialColors: bad, chartDivergingColors: bad })).toEqual([]);
});

test("padding is a text in rem or pixels, as in Streamlit", () => {
  const of = (value: unknown) => declarations({ paddingTop: value });
  expect(["2rem", "0", " 1.5PX ", "16"].map((text) => of(text)[0])).toEqual(["2rem", "0px", "1.5px", "16px"].map((size) => `--appc-padding-top: ${size};`));
  for (const bad of [16, "-1px", "5%", "2em", "rem", "", "1px; } body {"]) expect(of(bad)).toEqual([]);
  expect(themeCss({ sidebar: { paddingBottom: "0" } })).toBe(".stSidebar.stSidebar { --appc-padding-bottom: 0px; }\n");
});

test("the sidebar's line is there unless it is not wanted", () => {
  expect(declarations({ showSidebarBorder: false })).toEqual(["--appc-sidebar-border: transparent;"]);
  expect(declarations({ showSidebarBorder: true })).toEqual([]);
});

test("sizes and weights of text", () => {
  expect(declarations({ metricValueFontSize: "3rem", metricValueFontWeight: 700, baseFontSize: 20, codeFontWeight: 300 })).toEqual([
    "--st-metric-value-font-size: 3rem;", "--st-metric-value-font-weight: 700;", "--st-base-font-size: 20px;", "--st-code-font-weight: 300;",
  ]);
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
