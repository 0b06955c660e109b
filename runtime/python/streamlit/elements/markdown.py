"""`st.markdown`, `st.caption`, `st.latex`, `st.badge`."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import to_html
from appc_runtime.protocol import SIDEBAR

from .base import Drawable
from .lib import clean, help_html, icon_props, width_of, wrap_of
from .text import alignment_of

BADGE_COLORS = ("red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "primary")


class MarkdownMixin(Drawable):
    """Formatted text."""

    def markdown(
        self,
        body: Any,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Any = "auto",
        text_alignment: str = "left",
        anchors: bool = True,
        wrap: bool = True,
    ) -> Any:
        """Write Markdown. Returns the element's place."""
        return self._markdown("markdown", body, unsafe_allow_html, help, width, text_alignment, wrap, anchors=anchors)

    def caption(
        self,
        body: Any,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write Markdown, small and muted."""
        return self._markdown("caption", body, unsafe_allow_html, help, width, text_alignment, wrap)

    def latex(self, body: Any, *, help: str | None = None, width: Any = "stretch") -> Any:
        """Show a formula: TeX source, or an expression of SymPy."""
        props: dict[str, Any] = {"html": clean(_tex(body)), "kind": "latex", "width": width_of(width)}
        if help:
            props["help"] = help_html(help)
        return self._draw("markdown", props)

    def badge(
        self,
        label: str,
        *,
        icon: str | None = None,
        color: str = "blue",
        width: Any = "content",
        help: str | None = None,
    ) -> Any:
        """Show a label on a coloured ground. Raises StreamlitAPIException for an unknown colour."""
        if color not in BADGE_COLORS:
            raise StreamlitAPIException(
                f"Invalid badge color: `{color}`. Valid colors are {', '.join(f'`{name}`' for name in BADGE_COLORS)}."
            )
        icon_props(icon)  # raises for what is none
        text = str(label).replace("[", "\\[").replace("]", "\\]")
        return self.markdown(f":{color}-badge[{icon + ' ' if icon else ''}{text}]", width=width, help=help)

    def _markdown(
        self,
        kind: str,
        body: Any,
        allow_html: bool,
        help: str | None,
        width: Any,
        text_alignment: str,
        wrap: bool,
        anchors: bool = True,
    ) -> Any:
        html = to_html(clean(body), allow_html=allow_html, anchors=anchors and not self._in_sidebar())
        props: dict[str, Any] = {
            "html": html,
            "kind": kind,
            "width": width if width == "auto" else width_of(width),
            "text_alignment": alignment_of(text_alignment),
        }
        if allow_html:
            props["allow_html"] = True
        if help:
            props["help"] = help_html(help)
        if not wrap_of(wrap):
            props["wrap"] = False
        return self._draw("markdown", props)

    def _in_sidebar(self) -> bool:
        """Headings there have no anchors: Streamlit's do not either, and two places must not share an id."""
        context = current()
        return context is not None and self._root_of(self._active(context)) == SIDEBAR


def _tex(body: Any) -> str:
    """TeX of an expression of SymPy, whose module the script has imported; else the text of `body`."""
    if type(body).__module__.partition(".")[0] == "sympy":
        import sympy

        return str(sympy.latex(body))
    return str(body)
