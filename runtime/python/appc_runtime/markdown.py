"""Markdown becomes HTML here, and nowhere else.

Streamlit's dialect: GitHub's (tables, strikethrough, task lists, bare links) with directives, shortcodes and formulas (see
`markdown_rules`). The HTML is safe unless the caller allows HTML of its own; formulas and code are finished in the view.
"""

import re
from collections.abc import Callable
from functools import cache
from html import escape, unescape

from appc_runtime._vendor.markdown_it import MarkdownIt
from appc_runtime._vendor.markdown_it.rules_core import StateCore
from appc_runtime._vendor.markdown_it.token import Token
from appc_runtime._vendor.mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from appc_runtime.markdown_rules import streamlit_plugin
from appc_runtime.xxhash import xxh32

# Block rules that labels do without: their signs stand as they were typed ("1. First").
_NO_RULES_IN_LABELS = ["heading", "list", "blockquote"]
# What labels may not hold either; its content stands without it.
_NOT_IN_LABELS = frozenset(["table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "hr"])
# One line that no rule can touch: words and harmless punctuation. Anything else takes the parser.
_PLAIN = re.compile(
    r"(?!\d+[.)](?:\s|$))(?:[^\W_]|[,;?'\"()%/.…’“”–—€£]|!(?!\[)|(?<=\S) (?=\S)|:(?=\s|$)|(?<=\w)-(?=\w))+"
)
# Where the text rule must stop: the characters that some rule of ours begins with.
_TERMINATORS = re.compile(r"[\n!$&*:<@\[\\\]_`~]|w(?=ww\.)")
_MAX_REMEMBERED = 4096
_TAG = re.compile(r"<[^>]*>")

_memo: dict[tuple[str, bool, bool, bool, bool], str] = {}
#: In tests (`testing.sources`), makes HTML that knows its Markdown: called with both.
remember: Callable[[str, str], str] | None = None


def to_html(
    text: str, *, allow_html: bool = False, label: bool = False, links: bool = True, anchors: bool = True
) -> str:
    """The HTML of Markdown `text`.

    `allow_html` passes the text's own HTML through (the view sanitises it). `label` keeps only what Streamlit allows in
    widget labels; without `links` (buttons) links lose their tag too. `anchors` gives headings ids.
    """
    key = (text, allow_html, label, links, anchors)
    html = _memo.get(key)
    if html is None:
        if len(_memo) >= _MAX_REMEMBERED:
            # Not an LRU: dropping the oldest half costs nothing a call and keeps a long stream from evicting one by one.
            for old in list(_memo)[: _MAX_REMEMBERED // 2]:
                del _memo[old]
        html = _render(*key)
        if remember is not None:
            html = remember(html, text)
        _memo[key] = html
    return html


def forget() -> None:
    """Have everything rendered anew."""
    _memo.clear()


def label_html(text: str, *, links: bool = True) -> str:
    """The HTML of a widget's label, an option, a tab: inline Markdown only."""
    return to_html(text, label=True, links=links)


def plain_text(html: str) -> str:
    """What a reader sees of `html`, without tags."""
    return unescape(_TAG.sub("", html)).strip()


def anchor_of(text: str) -> str:
    """The fragment id that Streamlit gives to a heading with this visible text."""
    if text.isascii():
        return "-".join(filter(None, re.split(r"[^a-z0-9]+", text.lower())))
    return f"{xxh32(text.encode(), 0xABCD):x}"


def _render(text: str, allow_html: bool, label: bool, links: bool, anchors: bool) -> str:
    if "www." not in text and _PLAIN.fullmatch(text):
        return f"<p>{escape(text).replace('&#x27;', chr(39))}</p>"
    md = _parser(allow_html, label, links, not label and "[^" in text)
    return str(md.render(text, {"anchors": anchors})).rstrip("\n")


@cache
def _parser(allow_html: bool, label: bool, links: bool, footnotes: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": allow_html, "strikethrough_single_tilde": True, "tasklists": True})
    md.enable(["table", "strikethrough"])
    gfm_autolink_plugin(md)
    streamlit_plugin(md)
    if footnotes:
        _footnotes(md)
    md.inline.terminator_re = _TERMINATORS
    md.core.ruler.push("headings", _heading_ids)
    if label:
        md.disable(_NO_RULES_IN_LABELS)
        md.core.ruler.push("labels", _labels if links else _labels_without_links)
    md.add_render_rule("link_open", _render_link)
    md.add_render_rule("s_open", lambda *_: "<del>")
    md.add_render_rule("s_close", lambda *_: "</del>")
    md.add_render_rule("fence", _render_code)
    md.add_render_rule("code_block", _render_code)
    return md


def _footnotes(md: MarkdownIt) -> None:
    """GitHub's footnotes. Few texts have any: the others do not wait for the plugin."""
    from appc_runtime._vendor.mdit_py_plugins.footnote import footnote_plugin

    footnote_plugin(md, inline=False)
    md.add_render_rule("footnote_caption", lambda _self, tokens, at, *_: str(tokens[at].meta["id"] + 1))
    md.add_render_rule("footnote_block_open", lambda *_: '<section class="footnotes">\n<h2>Footnotes</h2>\n<ol>\n')


def _heading_ids(state: StateCore) -> None:
    if not state.env.get("anchors"):
        return
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            inline = state.tokens[index + 1]
            html = state.md.renderer.render([inline], state.md.options, state.env)
            if anchor := anchor_of(plain_text(html)):
                token.attrSet("id", anchor)


def _labels(state: StateCore) -> None:
    kept = []
    for token in state.tokens:
        if token.tag not in _NOT_IN_LABELS:
            kept.append(token)
        elif token.nesting < 0:
            kept.append(Token("ready_html", "", 0, content="\n"))
    state.tokens = kept


def _labels_without_links(state: StateCore) -> None:
    _labels(state)
    for token in state.tokens:
        if token.children:
            token.children = [child for child in token.children if child.tag != "a"]


def _render_link(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    token = tokens[index]
    href = escape(str(token.attrs.get("href", "")))
    title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
    away = "" if href.startswith("#") else ' target="_blank" rel="noopener noreferrer"'
    return f'<a href="{href}"{title}{away}>'


def _render_code(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    language = unescape(tokens[index].info).split(maxsplit=1)[:1]
    css_class = f' class="language-{escape(language[0])}"' if language else ""
    return f"<pre><code{css_class}>{escape(tokens[index].content.removesuffix(chr(10)), quote=False)}</code></pre>\n"
