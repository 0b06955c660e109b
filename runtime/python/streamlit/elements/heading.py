"""`st.title`, `st.header`, `st.subheader`."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.markdown import anchor_of, plain_text, to_html

from ..errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from .lib import clean, help_html, icon_props, width_of, wrap_of
from .markdown import MarkdownMixin
from .text import alignment_of

DIVIDER_COLORS = ("red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "rainbow")
# What `divider=True` takes in turn, from one heading to the next.
_TURN = ("blue", "green", "orange", "red", "violet")


class HeadingMixin(MarkdownMixin):
    """Headings of three levels."""

    def title(
        self,
        body: Any,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write the page's title (h1)."""
        return self._heading("h1", body, anchor, help, icon, False, width, text_alignment, wrap)

    def header(
        self,
        body: Any,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str | None = False,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write a heading (h2)."""
        return self._heading("h2", body, anchor, help, icon, divider, width, text_alignment, wrap)

    def subheader(
        self,
        body: Any,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str | None = False,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write a smaller heading (h3)."""
        return self._heading("h3", body, anchor, help, icon, divider, width, text_alignment, wrap)

    def _heading(
        self,
        tag: str,
        body: Any,
        anchor: Any,
        help: str | None,
        icon: str | None,
        divider: bool | str | None,
        width: Any,
        text_alignment: str,
        wrap: bool,
    ) -> Any:
        # The first line is the heading, as in Markdown; what follows stands below it.
        html = to_html(f"# {clean(body)}", anchors=False)
        title, _, rest = html.removeprefix("<h1>").partition("</h1>")
        props: dict[str, Any] = {
            "tag": tag,
            "html": html if rest else title,
            "anchor": self._anchor(anchor, title),
            "width": width_of(width),
            "text_alignment": alignment_of(text_alignment),
        }
        if anchor is False:
            props["hide_anchor"] = True
        props.update(icon_props(icon))
        if help:
            props["help"] = help_html(help)
        if divider:
            props["divider"] = _divider(divider)
        if not wrap_of(wrap):
            props["wrap"] = False
        return self._draw("heading", props)

    def _anchor(self, anchor: Any, html: str) -> str | None:
        if self._in_sidebar():
            return None
        if anchor is None or anchor is False:
            return anchor_of(plain_text(html)) or None
        if isinstance(anchor, str):
            return anchor
        if anchor is True:
            raise StreamlitValueError("anchor", ["None", "False", "any string"])
        raise StreamlitInvalidParameterTypeError("anchor", type(anchor).__name__, ["str", "None", "False"])


def _divider(divider: bool | str) -> str:
    if divider is True:
        context = current()
        return _TURN[context.count("heading divider") % len(_TURN) if context else 0]
    if divider not in DIVIDER_COLORS:
        raise StreamlitValueError("divider", ["True", *(repr(color) for color in DIVIDER_COLORS)])
    return "gray" if divider == "grey" else divider
