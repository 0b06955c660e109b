"""Streamlit's additions to Markdown, as rules for markdown-it: directives, shortcodes, formulas, typography."""

import re
from html import escape

from appc_runtime._vendor.markdown_it import MarkdownIt
from appc_runtime._vendor.markdown_it.rules_block import StateBlock
from appc_runtime._vendor.markdown_it.rules_core import StateCore
from appc_runtime._vendor.markdown_it.rules_inline import StateInline
from appc_runtime._vendor.markdown_it.token import Token
from appc_runtime.emoji import shortcodes

PALETTE = ("red", "orange", "yellow", "green", "blue", "violet", "gray", "primary")
_RAINBOW = PALETTE[:6]

_DIRECTIVE = re.compile(r":([A-Za-z][\w-]*)\[")
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
_ATTRIBUTE = re.compile(r"""(foreground|background)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
# Names, #hex, and functions of numbers: nothing that could leave the declaration.
_CSS_COLOR = re.compile(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]+|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/+a-z-]*\)")
_ICON = re.compile(r":material/(\w+):")
_SHORTCODE = re.compile(r":([\w+-]+):")
_DOLLARS = re.compile(r"\$+")
_ARROWS = {"<->": "↔", "->": "→", "<-": "←", "--": "—", ">=": "≥", "<=": "≤", "~=": "≈"}
_TYPOGRAPHY = re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, _ARROWS)) + r")(?!\S)")
_LOGO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 14'%3E"
    "%3Cpath d='M1 3l6 4 5-7 5 7 6-4-3 11H4z' fill='%23ff4b4b'/%3E%3C/svg%3E"
)


def icon_html(name: str) -> str:
    """A Material symbol, as its ligature in a span."""
    return (
        f'<span class="stIconMaterial" data-testid="stIconMaterial" role="img" aria-label="{name} icon"'
        f' translate="no">{name}</span>'
    )


def _span(css_class: str, style: str = "") -> dict[str, str | int | float]:
    return {"class": css_class, "style": style} if style else {"class": css_class}


def _gradient(kind: str) -> str:
    return "linear-gradient(to right, " + ", ".join(f"var(--appc-{color}-{kind})" for color in _RAINBOW) + ")"


def _directives() -> dict[str, dict[str, str | int | float]]:
    """The attributes of the span that each directive makes."""
    table = {"small": _span("stMarkdownSmall")}
    for color in PALETTE:
        filled = f"background-color: var(--appc-{color}-background); color: var(--appc-{color}-text)"
        table[color] = _span("stMarkdownColoredText", f"color: var(--appc-{color}-text)")
        table[f"{color}-background"] = _span("stMarkdownColoredBackground", filled)
        table[f"{color}-badge"] = _span("stMarkdownBadge", filled)
    clip = "color: transparent; background-clip: text; -webkit-background-clip: text; background-image: "
    table["rainbow"] = _span("stMarkdownColoredText", clip + _gradient("text"))
    table["rainbow-background"] = _span("stMarkdownColoredBackground", f"background-image: {_gradient('background')}")
    for kind in ("", "-background", "-badge"):
        table[f"grey{kind}"] = table[f"gray{kind}"]
    return table


_SPANS = _directives()


def directive(state: StateInline, silent: bool) -> bool:
    """`:red[text]` and its kin; `:color[text]{foreground="#333" background="gold"}`."""
    start = state.pos
    if state.src[start] != ":":
        return False
    match = _DIRECTIVE.match(state.src, start, state.posMax)
    if not match or ((name := match[1].lower()) not in _SPANS and name != "color"):
        return False
    label = match.end()
    close = state.md.helpers.parseLinkLabel(state, label - 1)
    if close < 0:
        return False
    attributes = _ATTRIBUTES.match(state.src, close + 1, state.posMax)
    end = attributes.end() if attributes else close + 1
    if not silent:
        attrs = _SPANS[name] if name != "color" else _custom_color(attributes[1] if attributes else "")
        _push_span(state, attrs, label, close)
    state.pos = end
    return True


def _custom_color(attributes: str) -> dict[str, str | int | float]:
    found = {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(attributes)}
    colors = {name: value for name, value in found.items() if _CSS_COLOR.fullmatch(value.strip())}
    style = []
    if "background" in colors:
        style.append(f"background-color: {colors['background'].strip()}")
    if "foreground" in colors:
        style.append(f"color: {colors['foreground'].strip()}")
    css_class = "stMarkdownColoredBackground" if "background" in colors else "stMarkdownColoredText"
    return _span(css_class, "; ".join(style))


def _push_span(state: StateInline, attrs: dict[str, str | int | float], start: int, end: int) -> None:
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.push("span_open", "span", 1).attrs = dict(attrs)
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.posMax = maximum


def shortcode(state: StateInline, silent: bool) -> bool:
    """`:smile:`, `:material/home:`, `:streamlit:`."""
    if state.src[state.pos] != ":":
        return False
    if match := _ICON.match(state.src, state.pos, state.posMax):
        html = icon_html(match[1])
    elif not (match := _SHORTCODE.match(state.src, state.pos, state.posMax)):
        return False
    elif match[1] == "streamlit":
        html = f'<img class="stMarkdownLogo" src="{_LOGO}" alt="Streamlit logo" style="height: 0.75em">'
    elif emoji := shortcodes().get(match[1]):
        if not silent:
            state.pending += emoji
        state.pos = match.end()
        return True
    else:
        return False
    if not silent:
        # Its own type: the renderer writes it as it is, whether or not the user's HTML is allowed.
        state.push("ready_html", "", 0).content = html
    state.pos = match.end()
    return True


def inline_math(state: StateInline, silent: bool) -> bool:
    """`$x$`, delimited like code: by runs of equally many dollar signs."""
    start = state.pos
    if state.src[start] != "$":
        return False
    opening = _DOLLARS.match(state.src, start, state.posMax)
    assert opening is not None
    for closing in _DOLLARS.finditer(state.src, opening.end(), state.posMax):
        if closing.end() - closing.start() == len(opening[0]):
            if not silent:
                state.push("math_inline", "span", 0).content = state.src[opening.end() : closing.start()].strip()
            state.pos = closing.end()
            return True
    if not silent:
        state.pending += opening[0]
    state.pos = opening.end()
    return True


def block_math(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula between lines of `$$`."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not line.startswith("$$"):
        return False
    first = line.lstrip("$")
    fence = len(line) - len(first)
    if "$" in first:
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not _closes_math(state, last, fence):
        if state.sCount[last] < state.blkIndent:
            break
        last += 1
    closed = last < end and _closes_math(state, last, fence)
    token = state.push("math_block", "div", 0)
    token.content = (first + "\n" + state.getLines(start + 1, last, state.sCount[start], False)).strip()
    token.map = [start, last]
    token.block = True
    state.line = last + 1 if closed else last
    return True


def _closes_math(state: StateBlock, line: int, fence: int) -> bool:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    return len(text) >= fence and not text.strip("$") and state.sCount[line] >= state.blkIndent


def typography(state: StateCore) -> None:
    """Arrows and comparison signs that stand alone, outside links and code."""
    for block in state.tokens:
        if block.type != "inline" or not block.children or not _TYPOGRAPHY.search(block.content):
            continue
        depth = 0
        for token in block.children:
            if token.type == "link_open":
                depth += 1
            elif token.type == "link_close":
                depth -= 1
            elif token.type == "text" and not depth:
                token.content = _TYPOGRAPHY.sub(lambda match: _ARROWS[match[0]], token.content)


def _render_math(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    tag, end = ("div", "\n") if tokens[index].type == "math_block" else ("span", "")
    return f'<{tag} class="appc-math">{escape(tokens[index].content)}</{tag}>{end}'


def _render_ready(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    return tokens[index].content


def streamlit_plugin(md: MarkdownIt) -> None:
    """Add all of Streamlit's rules to a parser."""
    md.inline.ruler.after("backticks", "math_inline", inline_math)
    md.inline.ruler.after("math_inline", "shortcode", shortcode)
    md.inline.ruler.after("shortcode", "directive", directive)
    md.block.ruler.before("fence", "math_block", block_math, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.push("typography", typography)
    md.add_render_rule("math_inline", _render_math)
    md.add_render_rule("math_block", _render_math)
    md.add_render_rule("ready_html", _render_ready)
