import { beforeAll, expect, test } from "vitest";
import { finish, inline, modulesFor, preloadText, staticAddresses } from "../../../runtime/web/src/views/text/finish";

beforeAll(preloadText);

test("plain text needs nothing and stays as it is", () => {
  expect(modulesFor("<p>Hello</p>")).toEqual([]);
  expect(finish("<p>Hello</p>")).toBe("<p>Hello</p>");
});

test("formulas become KaTeX, in a line and displayed, and keep their TeX for readers", () => {
  const html = finish('<p>a <span class="appc-math">x &lt; y</span></p><div class="appc-math">\\frac{1}{2}</div>');
  expect(html).toContain('<annotation encoding="application/x-tex">x &lt; y</annotation>');
  expect(html).toContain("katex-display");
  expect(html).not.toContain("appc-math");
});

test("a wrong formula is shown as its source, at its place", () => {
  expect(finish('<span class="appc-math">\\frac{</span>')).toContain("katex-error");
});

test("fenced code gets Streamlit's wrappers, colours and a copy button", () => {
  const html = finish('<pre><code class="language-python">x = &quot;&lt;b&gt;&quot;</code></pre>');
  expect(html).toContain('data-testid="stMarkdownPre"');
  expect(html).toContain('data-testid="stCode"');
  expect(html).toContain('<span class="hljs-string">&quot;&lt;b&gt;&quot;</span>');
  expect(html).toContain('aria-label="Copy to clipboard"');
});

test("an unknown language is plain text, still escaped", () => {
  expect(finish('<pre><code class="language-klingon">&lt;b&gt;</code></pre>')).toContain(">&lt;b&gt;</code>");
});

test("headings get a link; the heading's name is its text alone", () => {
  document.body.innerHTML = finish('<h2 id="a-b">A <em>b</em></h2>');
  const heading = document.querySelector("h2")!;
  expect(document.getElementById(heading.getAttribute("aria-labelledby")!)!.textContent).toBe("A b");
  expect(heading.textContent).toBe("A b");
  expect(heading.querySelector("a")!.getAttribute("href")).toBe("#a-b");
});

test("the user's HTML loses scripts and handlers, keeps style, drawings and players", () => {
  const html = finish(
    '<style>.a{}</style><p onclick="x()">t<script>alert(1)</script></p><svg><circle r="1"></circle></svg><iframe src="https://example.org"></iframe><a href="javascript:x()">l</a><a href="/x" target="_blank">m</a>',
    true,
  );
  expect(html).not.toMatch(/script|onclick/i);
  expect(html).toContain("<style>.a{}</style>");
  expect(html).toContain("<circle");
  expect(html).toContain("<iframe");
  expect(html).toContain('target="_blank" rel="noopener noreferrer"');
});

test("formulas and code are finished in the user's HTML too", () => {
  expect(finish('<b>x</b> <span class="appc-math">y</span>', true)).toContain("katex");
});

test("inline takes one paragraph away, not several", () => {
  expect(inline("<p>a</p>")).toBe("a");
  expect(inline("<p>a</p><p>b</p>")).toBe("<p>a</p><p>b</p>");
});

test("the static folder's addresses count from the site's root", () => {
  const html = '<img src="./app/static/a.png"><a href="/app/static/b.pdf">b</a> <img src="app/static/c.png"> app/static/d';
  expect(staticAddresses(html, "../")).toBe('<img src="../app/static/a.png"><a href="../app/static/b.pdf">b</a> <img src="../app/static/c.png"> app/static/d');
});
