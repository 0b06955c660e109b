"""Text as it is: `st.text`, `st.code`, `st.html`, `st.divider`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..errors import StreamlitMissingRequiredParameterError
from .base import Drawable
from .lib import clean, height_of, help_html, width_of, word_of, wrap_of

TEXT_ALIGNMENTS = ("left", "center", "right", "justify")


def alignment_of(text_alignment: str | None) -> str:
    """One of "left", "center", "right", "justify". Raises StreamlitValueError."""
    return "left" if text_alignment is None else word_of("text_alignment", text_alignment, TEXT_ALIGNMENTS)


class TextMixin(Drawable):
    """Text that no Markdown is read in."""

    def text(
        self,
        body: Any,
        *,
        help: str | None = None,
        width: Any = "content",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        """Write `body` as it is."""
        props: dict[str, Any] = {
            "body": clean(body),
            "width": width_of(width),
            "text_alignment": alignment_of(text_alignment),
        }
        if help:
            props["help"] = help_html(help)
        if not wrap_of(wrap):
            props["wrap"] = False
        return self._draw("text", props)

    def code(
        self,
        body: Any,
        language: str | None = "python",
        *,
        line_numbers: bool = False,
        wrap_lines: bool = False,
        height: Any = "content",
        width: Any = "stretch",
    ) -> Any:
        """Show source code, coloured for `language` (None: not coloured)."""
        props = {
            # Triple-quoted code begins and ends with a line break that nobody means.
            "body": str(body).removeprefix("\n").removesuffix("\n"),
            "language": language or None,
            "line_numbers": bool(line_numbers),
            "wrap_lines": bool(wrap_lines),
            "width": width_of(width),
            "height": height_of("content" if height is None else height),
        }
        return self._draw("code", props)

    def divider(self, *, width: Any = "stretch") -> Any:
        """Draw a horizontal line."""
        return self._draw("divider", {"width": width_of(width, content=False)})

    def html(self, body: Any, *, width: Any = "stretch", unsafe_allow_javascript: bool = False) -> Any:
        """Insert HTML: text, a file (CSS files become a style), or an object with `_repr_html_()`.

        Raises StreamlitMissingRequiredParameterError when there is nothing to insert.
        """
        source = _html_source(body)
        if not source:
            raise StreamlitMissingRequiredParameterError("body")
        props = {"body": source, "allow_javascript": bool(unsafe_allow_javascript), "width": width_of(width)}
        return self._draw("html", props)


def _html_source(body: Any) -> str:
    if callable(getattr(body, "_repr_html_", None)) and not isinstance(body, type):
        return str(body._repr_html_())
    if isinstance(body, Path) or _is_file(body):
        text = Path(body).read_text(encoding="utf-8")
        return f"<style>{text}</style>" if str(body).lower().endswith(".css") else text
    return clean(body)


def _is_file(body: Any) -> bool:
    try:
        return isinstance(body, str) and os.path.isfile(body)
    except (ValueError, OSError):
        # Text that no file system takes for a name: too long, or with a NUL.
        return False
