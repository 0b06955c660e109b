/** `[theme]` of `.streamlit/config.toml` as CSS custom properties, and the visitor's choice of light or dark. */

type Options = Record<string, unknown>;

/** What the stylesheet makes of other properties where it is not set, for the sidebar by itself. */
const FOLLOWING = /^((dataframe\w+|border|code\w+)Color|headingFont|buttonRadius)$/;
/** With a ground or a text of the author's, what belongs to the themes as they come is made of those instead. */
const GROUNDS = ["backgroundColor", "secondaryBackgroundColor", "textColor"];
const FAMILIES: Record<string, string> = {
  "sans-serif": "var(--st-sans-font)",
  "sans serif": "var(--st-sans-font)",
  serif: "var(--st-serif-font)",
  monospace: "var(--st-monospace-font)",
};
const RADII: Record<string, string> = { none: "0", small: "0.35rem", medium: "0.5rem", large: "0.75rem", full: "1.4rem" };

/** A value from a configuration file may not end its declaration. */
const clean = (value: unknown): string => String(value).replace(/[;{}<>\\]/g, "").trim();

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const lengthOf = (value: unknown): string => {
  const text = clean(value);
  return RADII[text] ?? (/^[\d.]+$/.test(text) ? `${text}px` : text);
};

/** The font that an option names, and ours of its kind where that is not to be had. */
function familyOf(option: string, value: unknown): string {
  // "Name:https://fonts..." loads nothing here: a site asks no other host. The name still counts if it is installed.
  const name = clean(value).replace(/:https?:.*$/, "");
  return FAMILIES[name.toLowerCase()] ?? `${name}, ${FAMILIES[option === "codeFont" ? "monospace" : "sans-serif"]}`;
}

/** One value for all six headings, or a list of those of the first ones. */
function headings(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 6) : Array<unknown>(6).fill(value);
}

const headingSizes = (value: unknown): string[] => headings(value).map((size, index) => `--st-heading-${index + 1}-size: ${lengthOf(size)};`);

const isWeight = (value: unknown): boolean => Number.isInteger(value) && Number(value) % 50 === 0 && Number(value) >= 100 && Number(value) <= 900;

const headingWeights = (value: unknown): string[] =>
  headings(value).flatMap((weight, index) => (isWeight(weight) ? `--st-heading-${index + 1}-weight: ${String(weight)};` : []));

/** Fewer colours than ten come round again. */
const categories = (value: unknown): string[] =>
  Array.isArray(value) && value.length ? Array.from({ length: 10 }, (_, index) => `--st-chart-category-${index + 1}: ${clean(value[index % value.length])};`) : [];

const isRamp = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length === 10 && value.every((color) => typeof color === "string" && clean(color));

/** A ramp has ten colours, or is the usual one. */
const ramp = (kind: string, value: unknown): string[] =>
  isRamp(value) ? value.map((color, index) => `--st-chart-${kind}-${index + 1}: ${clean(color)};`) : [];

/** Padding is a text in rem or pixels, 0 and more; anything else counts as not set. */
function padding(property: string, value: unknown): string[] {
  const [, number, unit] = (typeof value === "string" && /^(\d+\.?\d*|\.\d+)(rem|px)?$/i.exec(value.trim())) || [];
  return number ? [`${property}: ${number}${unit?.toLowerCase() ?? "px"};`] : [];
}

/** The declarations of one section. */
export function declarations(options: Options): string[] {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || typeof value === "object" && !Array.isArray(value)) continue;
    const property = `--${FOLLOWING.test(name) ? "appc" : "st"}-${dashed(name)}`;
    if (/^\w+(Color|FontWeight)$/.test(name)) lines.push(`${property}: ${clean(value)};`);
    else if (/^(heading|code)Font$|^font$/.test(name)) lines.push(`${property}: ${familyOf(name, value)};`);
    else if (/^\w+(Radius|FontSize)$/.test(name)) lines.push(`${property}: ${lengthOf(value)};`);
    else if (name === "headingFontSizes") lines.push(...headingSizes(value));
    else if (name === "headingFontWeights") lines.push(...headingWeights(value));
    else if (name === "chartCategoricalColors") lines.push(...categories(value));
    else if (name === "chartSequentialColors") lines.push(...ramp("sequential", value));
    else if (name === "chartDivergingColors") lines.push(...ramp("diverging", value));
    else if (/^padding(Top|Bottom)$/.test(name)) lines.push(...padding(`--appc-${dashed(name)}`, value));
    else if (name === "showSidebarBorder" && value === false) lines.push("--appc-sidebar-border: transparent;");
    else if (name === "linkUnderline") lines.push(`--st-link-underline: ${value ? "underline" : "none"};`);
    else if (name === "showWidgetBorder") lines.push(`--appc-widget-border: ${value ? 100 : 0}%;`);
  }
  // Lines between cells are finer than the border, and of its colour.
  if (options.borderColor) lines.push("--appc-own-dataframe-border-color: initial;", "--appc-own-sidebar-dataframe-border-color: initial;");
  if (GROUNDS.some((name) => options[name])) lines.push("--appc-own: initial;");
  if (typeof options.primaryColor === "string") lines.push(`--st-primary-text-color: ${readableOn(options.primaryColor)};`);
  return lines;
}

/** White or black, whichever can be read on this colour ("#rgb" or "#rrggbb"). */
export function readableOn(color: string): string {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!hex) return "#ffffff";
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.4 ? "#000000" : "#ffffff";
}

const section = (options: unknown): Options => (typeof options === "object" && options !== null ? (options as Options) : {});
const rule = (selector: string, lines: string[]): string => (lines.length ? `${selector} { ${lines.join(" ")} }\n` : "");

/** CSS for the page's head, after the stylesheet. Empty without options. */
export function themeCss(theme: Options | undefined): string {
  if (!theme) return "";
  const light = section(theme.light);
  const dark = section(theme.dark);
  const sidebarOf = (options: Options) => declarations(section(options.sidebar));
  const system = rule(':root:not([data-theme="light"])', declarations(dark)) + rule(':root:not([data-theme="light"]) .stSidebar', sidebarOf(dark));
  return [
    rule(":root:root", declarations(theme)),
    rule(".stSidebar.stSidebar", sidebarOf(theme)),
    rule(':root:not([data-theme="dark"])', declarations(light)),
    rule(':root:not([data-theme="dark"]) .stSidebar', sidebarOf(light)),
    system && `@media (prefers-color-scheme: dark) { ${system} }\n`,
    rule(':root[data-theme="dark"]', declarations(dark)),
    rule(':root[data-theme="dark"] .stSidebar', sidebarOf(dark)),
  ].join("");
}

/**
 * What the site's author chose: `base`, or light when grounds or text are given without one (they would not fit a dark
 * page); null follows the visitor's system.
 */
export function themeBase(theme: Options | undefined): "light" | "dark" | null {
  if (theme?.base === "light" || theme?.base === "dark") return theme.base;
  return GROUNDS.some((name) => theme?.[name]) ? "light" : null;
}

/** The charts' ramps for what is drawn before there is a page, which is in light unless the author chose dark. */
export function pictureRamps(theme: Options | undefined, inSidebar: boolean): { sequential?: string[]; diverging?: string[] } {
  const page = section(theme);
  const shown = section(page[themeBase(theme) ?? "light"]);
  const sections = [page, shown, ...(inSidebar ? [section(page.sidebar), section(shown.sidebar)] : [])];
  const set = (name: string) => sections.map((options) => options[name]).findLast(isRamp);
  const [sequential, diverging] = [set("chartSequentialColors"), set("chartDivergingColors")];
  return { ...(sequential && { sequential }), ...(diverging && { diverging }) };
}

export type ThemeChoice = "system" | "light" | "dark";

const keyOf = (root: string): string => `appc:${new URL(root, document.baseURI).pathname}:theme`;

export function readChoice(root: string): ThemeChoice {
  try {
    const stored = localStorage.getItem(keyOf(root));
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

export function applyChoice(choice: ThemeChoice, root: string, base: "light" | "dark" | null): void {
  try {
    if (choice === "system") localStorage.removeItem(keyOf(root));
    else localStorage.setItem(keyOf(root), choice);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  const shown = choice === "system" ? base : choice;
  if (shown) document.documentElement.dataset.theme = shown;
  else delete document.documentElement.dataset.theme;
}
