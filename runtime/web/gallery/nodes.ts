/** Every element of text, layout and status, in its states: what one looks at after changing a view or a style. */
import type { TreeNode } from "../src/protocol/messages";

const node = (type: TreeNode["type"], props: object, children?: TreeNode[]): TreeNode => ({ type, props, ...(children ? { children } : {}) }) as TreeNode;
export const box = (children: TreeNode[], props: object = {}): TreeNode =>
  node("container", { direction: "vertical", gap: "small", wrap: false, justify: "left", align: "top", border: false, ...props }, children);
const md = (html: string, props: object = {}) => node("markdown", { kind: "markdown", html, ...props });
const p = (text: string) => md(`<p>${text}</p>`);
const title = (text: string, props: object = {}) => node("heading", { tag: "h2", html: `<p>${text}</p>`, anchor: text.toLowerCase().replace(/\W+/g, "-"), ...props });
const alert = (kind: string, html: string, props: object = {}) => node("alert", { kind, html, ...props });
const column = (weight: number, children: TreeNode[], props: object = {}) => node("column", { weight, gap: "small", vertical_alignment: "top", border: false, ...props }, children);
const code = (body: string, language: string | null, props: object = {}) => node("code", { body, language, line_numbers: false, wrap_lines: false, ...props });
const metric = (label: string, value: string, delta: string | null, props: object = {}) =>
  node("metric", { label: `<p>${label}</p>`, value, delta, direction: delta?.startsWith("-") ? "down" : delta ? "up" : "none", color: "green", label_visibility: "visible", border: false, ...props });
const expander = (label: string, expanded: boolean, children: TreeNode[], props: object = {}) => node("expander", { label: `<p>${label}</p>`, expanded, kind: "default", ...props }, children);

const PYTHON = `import streamlit as st

@st.cache_data(ttl=3600)
def load(path: str) -> dict[str, int]:
    """Read it once."""
    # and only once
    return {"rows": len(open(path).read()) + 42, "ok": True}

st.write(f"Rows: {load('data.csv')['rows']:,}")`;

const COLOURS = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "primary"];
const palette = COLOURS.map(
  (name) =>
    `<span class="stMarkdownColoredText" style="color: var(--appc-${name}-text)">${name}</span> ` +
    `<span class="stMarkdownColoredBackground" style="background-color: var(--appc-${name}-background); color: var(--appc-${name}-text)">background</span> ` +
    `<span class="stMarkdownBadge" style="background-color: var(--appc-${name}-background); color: var(--appc-${name}-text)">badge</span>`,
).join("<br>");

const text = [
  node("heading", { tag: "h1", html: "<p>A title of the page</p>", anchor: "a-title", help: "<p>Help of the title</p>" }),
  title("Header with a divider", { divider: "blue" }),
  node("heading", { tag: "h3", html: "<p>Subheader</p>", anchor: "sub", divider: "rainbow", icon: "material/home" }),
  md("<p>Text with <strong>bold</strong>, <em>italic</em>, <del>gone</del>, <code>code</code>, a <a href=\"#x\">link</a>, <span class=\"stIconMaterial\" data-testid=\"stIconMaterial\" role=\"img\" aria-label=\"thumb_up icon\" translate=\"no\">thumb_up</span> and <span class=\"appc-math\">e^{i\\pi}+1=0</span>.</p><ul><li>one<ul><li>nested</li></ul></li><li>two</li></ul><blockquote><p>A quotation.</p></blockquote><table><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>", { help: "<p>Some <em>help</em></p>" }),
  md(`<p>${palette}</p>`),
  md('<pre><code class="language-python">def f(x: int) -&gt; str:\n    return &quot;fenced&quot;</code></pre><p>After the code.</p>'),
  md('<h2 id="in-markdown">A heading in Markdown</h2><p>With text.</p>'),
  md('<style>.own { color: teal }</style><div class="own" style="padding: 8px; border: 2px dashed teal">The user’s own HTML <script>alert(1)</script><svg width="20" height="20"><circle r="8" cx="10" cy="10" fill="teal"/></svg></div>', { allow_html: true }),
  md("<p>A caption, with <code>code</code>.</p>", { kind: "caption", help: "<p>Help</p>" }),
  md("\\int_0^1 \\frac{x^4(1-x)^4}{1+x^2}\\,dx = \\frac{22}{7} - \\pi", { kind: "latex" }),
  node("text", { body: "st.text: as it is, *nothing* marked\n  and lines kept", help: "<p>Help</p>" }),
  node("divider", {}),
  code(PYTHON, "python"),
  code(PYTHON, "python", { line_numbers: true }),
  code("one very long line that goes on and on ".repeat(6), null, { wrap_lines: true }),
  node("html", { body: "<p style='color: orange'>st.html <b>inline</b></p>", allow_javascript: false }),
  node("json", { body: JSON.stringify({ array: [1, 2, { deep: [true, null] }], boolean: true, null: null, float: 123.45, object: { a: "b", c: "d" }, empty: {}, string: "Hello World" }), expanded: 1 }),
  node("help", { name: "st.load", value: null, type: "function", doc: "Read it once.\n\n    indented", members: [{ name: "ttl", type: "int", value: "3600", doc: null }, { name: "clear", type: "method", value: null, doc: "Forget." }] }),
];

const status = [
  alert("info", "<p>Info with <code>code</code> and a <a href=\"#\">link</a></p>", { icon: "material/info" }),
  alert("success", "<p>Success</p>", { icon: "🎉" }),
  alert("warning", "<p>Warning</p><p>in two paragraphs</p>", { title: "<p>Careful</p>", icon: "material/warning" }),
  alert("error", "<p>Error</p><pre><code class=\"language-python\">raise ValueError(1)</code></pre>"),
  node("exception", { type: "ZeroDivisionError", message: "division by zero", trace: [{ file: "/app/app.py", line: 12, name: "<module>", source: "show(1 / rate)" }, { file: "/app/lib/rates.py", line: 3, name: "rate", source: "return 1 / 0" }], text: "Traceback...", is_warning: false }),
  node("exception", { type: "StreamlitAPIException", message: "x", message_html: "<p><code>st.columns</code> must be positive.</p>", trace: [], text: "", is_warning: true }),
  node("progress", { value: 62, text: "<p>Loading 62%</p>" }),
  node("progress", { value: 8, text: null }),
  node("spinner", { text: "<p>Working...</p>", show_time: true, cache: false }),
  node("unsupported", { name: "st.pydeck_chart", message: "is not part of this version of appc." }),
  node("skeleton", { height: 60 }),
  node("empty", {}),
];

const layout = [
  node("columns", { gap: "small" }, [
    column(1, [metric("Revenue", "$12,345", "8%", { help: "<p>Help</p>" })]),
    column(1, [metric("Costs", "1,234", "-3%", { color: "red", delta_description: "month over month" })]),
    column(1, [metric("Visitors", "99k", null)]),
  ]),
  node("columns", { gap: "medium" }, [
    column(2, [metric("Trend", "42", "+5", { border: true, chart_data: [1, 4, 2, 7, 5, 9, 8], chart_type: "area" })]),
    column(1, [metric("Bars", "7", "-1", { border: true, color: "orange", chart_data: [3, 1, 4, 1, 5], chart_type: "bar" })]),
    column(1, [p("A plain column"), p("with two texts")], { border: true, vertical_alignment: "center" }),
  ]),
  box([p("In a border"), p("second")], { border: true }),
  box(Array.from({ length: 12 }, (_, index) => p(`Line ${index + 1} of a box that scrolls`)), { border: true, height: 140 }),
  box([p("A"), p("B is longer"), node("progress", { value: 30, text: null }), p("C")], { direction: "horizontal", wrap: true, align: "center" }),
  box([p("left"), node("space", { size: "stretch" }), p("right")], { direction: "horizontal", justify: "distribute" }),
  expander("An open expander", true, [p("What it holds"), code("x = 1", "python")]),
  expander("A closed one with an icon", false, [p("Hidden text")], { icon: "material/bolt" }),
  expander("Downloading data...", true, [p("Searching...")], { state: "running" }),
  expander("Download complete", false, [p("Done")], { state: "complete" }),
  expander("It failed", false, [p("Why")], { state: "error" }),
  expander("A step", false, [p("What it did")], { kind: "step" }),
  expander("An open step", true, [p("What it did"), code("x = 1", "python")], { kind: "step", icon: "🔍" }),
  expander("A step that failed", false, [p("Why")], { kind: "step", state: "error" }),
  expander("The step at work", false, [], { kind: "step", state: "running" }),
  node("tabs", { default_index: 0 }, ["Cat", "Dog", "Owl"].map((name) => node("tab", { label: `<p>${name}</p>`, text: name }, [p(`${name} panel`)]))),
  node("tabs", { default_index: 2 }, Array.from({ length: 20 }, (_, index) => node("tab", { label: `<p>Number ${index}</p>`, text: `Number ${index}` }, [p(`Panel ${index}`)]))),
  node("form", { form_id: "f", clear_on_submit: false, enter_to_submit: true, border: true }, [p("In a form"), p("and more")]),
];

const events = [
  node("toast", { html: "<p>Your edited image was saved!</p>", icon: "material/cabin", duration: null, run: 1 }),
  node("toast", { html: `<p>${"A long message that goes on ".repeat(9)}</p>`, icon: "🦄", duration: null, run: 1 }),
  node("balloons", { run: 1 }),
  node("snow", { run: 1 }),
];

export const gallery = box([...events, title("Text", { divider: "gray" }), ...text, title("Status", { divider: "gray" }), ...status, title("Layout", { divider: "gray" }), ...layout]);
