"""Streamlit's Markdown: the HTML forms that the views and users' CSS rely on."""

from html.parser import HTMLParser

import pytest

from appc_runtime import markdown
from appc_runtime.markdown import anchor_of, label_html, plain_text, to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello, world: it's 5.", "<p>Hello, world: it's 5.</p>"),
        ("a *b* **c** ~d~ ~~e~~", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <del>e</del></p>"),
        ("This <b>tag</b>", "<p>This &lt;b&gt;tag&lt;/b&gt;</p>"),
        ("[][]", "<p>[][]</p>"),
        ("1. a", "<ol>\n<li>a</li>\n</ol>"),
        ("```python\na < 1\n```", '<pre><code class="language-python">a &lt; 1</code></pre>'),
        ("```\na\n```", "<pre><code>a</code></pre>"),
        ("    indented", "<pre><code>indented</code></pre>"),
    ],
)
def test_github_flavour(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (":red[a]", '<span class="stMarkdownColoredText" style="color: var(--appc-red-text)">a</span>'),
        (":grey[a]", '<span class="stMarkdownColoredText" style="color: var(--appc-gray-text)">a</span>'),
        (
            ":blue-background[a]",
            '<span class="stMarkdownColoredBackground" style="background-color: var(--appc-blue-background); '
            'color: var(--appc-blue-text)">a</span>',
        ),
        (
            ":primary-badge[a]",
            '<span class="stMarkdownBadge" style="background-color: var(--appc-primary-background); '
            'color: var(--appc-primary-text)">a</span>',
        ),
        (":small[a **b**]", '<span class="stMarkdownSmall">a <strong>b</strong></span>'),
        (
            ':color[a]{foreground="#fff" background="rgb(1, 2, 3)"}',
            '<span class="stMarkdownColoredBackground" style="background-color: rgb(1, 2, 3); color: #fff">a</span>',
        ),
        (':color[a]{foreground="url(x)"}', '<span class="stMarkdownColoredText">a</span>'),
        (":unknown[a]", ":unknown[a]"),
        (":red[open", ":red[open"),
        (r"\:red[a]", ":red[a]"),
        ("`:red[a]`", "<code>:red[a]</code>"),
    ],
)
def test_directives(text, html):
    assert to_html(text) == f"<p>{html}</p>"


def test_directives_nest_and_hold_links():
    html = to_html(":red[see :small[[this](http://a.b)] and $x]y$]")
    assert html.count("</span>") == 3
    assert '<a href="http://a.b" target="_blank" rel="noopener noreferrer">this</a>' in html
    assert html.endswith('<span class="appc-math">x]y</span></span></p>')


def test_rainbow_is_a_gradient_of_the_palette():
    assert "background-clip: text" in to_html(":rainbow[a]")
    assert "linear-gradient(to right, var(--appc-red-background)" in to_html(":rainbow-background[a]")


def test_icons_emoji_and_logo():
    assert to_html("a :material/thumb_up: b") == (
        '<p>a <span class="stIconMaterial" data-testid="stIconMaterial" role="img" aria-label="thumb_up icon"'
        ' translate="no">thumb_up</span> b</p>'
    )
    assert to_html(":sunglasses: :+1: :nothing: 10:30:45") == "<p>😎 👍 :nothing: 10:30:45</p>"
    assert 'alt="Streamlit logo"' in to_html(":streamlit:")


def test_formulas():
    assert to_html("a $x<1$ b") == '<p>a <span class="appc-math">x&lt;1</span> b</p>'
    assert to_html("$$x$$") == '<p><span class="appc-math">x</span></p>'
    assert to_html("text\n$$\na_1 * b_2 *\n$$\nmore") == (
        '<p>text</p>\n<div class="appc-math">a_1 * b_2 *</div>\n<p>more</p>'
    )
    assert to_html("> $$\n> a\n> $$") == '<blockquote>\n<div class="appc-math">a</div>\n</blockquote>'
    assert to_html(r"\$5 and $6") == "<p>$5 and $6</p>"
    assert to_html("$$\nopen") == '<div class="appc-math">open</div>'


def test_typography_needs_space_around_and_spares_links_code_and_formulas():
    assert to_html("<- -> <-> -- >= <= ~=") == "<p>← → ↔ — ≥ ≤ ≈</p>"
    assert to_html("a->b `c -> d` $a -> b$") == (
        '<p>a-&gt;b <code>c -&gt; d</code> <span class="appc-math">a -&gt; b</span></p>'
    )
    assert ">a -&gt; b</a>" in to_html("[a -> b](http://c.d)")


def test_links_open_a_new_tab_unless_they_stay_in_the_page():
    away = ' target="_blank" rel="noopener noreferrer"'
    assert to_html("[a](href)") == f'<p><a href="href"{away}>a</a></p>'
    assert to_html("[a](#b)") == '<p><a href="#b">a</a></p>'
    assert to_html("https://a.org") == f'<p><a href="https://a.org"{away}>https://a.org</a></p>'
    assert to_html("www.a.org") == f'<p><a href="http://www.a.org"{away}>www.a.org</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "<script>alert(1)</script>",
        '[a](http://x" onclick="alert(1))',
        ":color[a]{foreground='red;background:url(x)'}",
        ':material/x"onclick:',
        '```"onclick="x\na\n```',
        "$<script>$",
        "![x](javascript:alert(1))",
    ],
)
def test_nothing_escapes(text):
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append((tag, dict(attrs)))
    parser.feed(to_html(text))
    for tag, attrs in tags:
        assert tag in {"p", "a", "span", "pre", "code", "img"}
        assert not any(name.startswith("on") for name in attrs)
        assert "javascript:" not in f"{attrs.get('href')}{attrs.get('src')}"
        assert "url(" not in attrs.get("style", "")


def test_allowed_html_passes():
    assert to_html("a <b>c</b>", allow_html=True) == "<p>a <b>c</b></p>"
    assert to_html("<div>x</div>", allow_html=True) == "<div>x</div>"


def test_headings_have_streamlits_anchors():
    assert to_html("# Header **header1**!") == '<h1 id="header-header1">Header <strong>header1</strong>!</h1>'
    assert to_html("## A", anchors=False) == "<h2>A</h2>"
    assert anchor_of("Some  Title & more") == "some-title-more"
    assert anchor_of("") == ""
    # What `xxhash.h32("über", 0xabcd)` gives: the known vectors of the hash are in test_xxhash.
    assert anchor_of("über") == anchor_of("über") != anchor_of("uber")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Heading 1", "<p># Heading 1</p>"),
        ("- a\n- b", "<p>- a\n- b</p>"),
        ("1. a", "<p>1. a</p>"),
        ("- [x] done", "<p>- [x] done</p>"),
        ("> quote", "<p>&gt; quote</p>"),
        ("Title\n===", "Title"),
        ("a\n\n---\n\n", "<p>a</p>"),
        ("**Bold** `code`", "<p><strong>Bold</strong> <code>code</code></p>"),
        ("", ""),
    ],
)
def test_labels_keep_inline_markdown_only(text, html):
    assert label_html(text).strip() == html


def test_tables_in_labels_leave_their_words():
    assert label_html("| a | b |\n|---|---|\n| 1 | 2 |").split() == ["a", "b", "1", "2"]


def test_buttons_have_no_links():
    assert label_html("x [y](http://z.a)", links=False) == "<p>x y</p>"


def test_fast_path_and_parser_agree():
    for text in ("Plain.", 'It\'s "so": 50% (or 3/4)!', "well-known, a; b?", "Ünïcode €5 – ok…", "3.5 apples"):
        assert markdown._PLAIN.fullmatch(text)
        assert to_html(text) == markdown._parser(False, False, True, False).render(text, {}).rstrip("\n")
    for text in ("1. a", "- a", " a", "a  b", "www", "a_b", "a: :b:", "+ a", "a\nb", "x@y.z", "1) "):
        parsed = markdown._parser(False, False, True, False).render(text, {}).rstrip("\n")
        assert to_html(text) == parsed


def test_results_are_remembered_within_bounds(monkeypatch):
    monkeypatch.setattr(markdown, "_MAX_REMEMBERED", 4)
    markdown._memo.clear()
    assert to_html("*one*") is to_html("*one*")
    for number in range(20):
        to_html(f"*{number}*")
    assert len(markdown._memo) <= 4


def test_plain_text():
    assert plain_text(to_html("a **b** & :red[c] <d>")) == "a b & c <d>"


def test_footnotes_stand_at_the_end_with_a_way_there_and_back():
    html = to_html("a[^n] b[^1] c[^none]\n\n[^1]: first\n[^n]: *second*\n\nd")
    assert (
        '<a href="#fn1" id="fnref1">1</a></sup> b<sup class="footnote-ref"><a href="#fn2" id="fnref2">2</a></sup>'
        in html
    )
    assert "c[^none]" in html
    assert html.index("<p>d</p>") < html.index("<h2>Footnotes</h2>") < html.index("<em>second") < html.index("first")
    assert '<a href="#fnref1" class="footnote-backref">' in html
