"""`st.iframe` and `st.pdf`: pages and documents in frames of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..errors import StreamlitInvalidParameterTypeError
from ..url_util import is_url
from .base import Drawable
from .lib import height_of, width_of
from .media import media_of


class FramesMixin(Drawable):
    """Frames."""

    def iframe(
        self,
        src: str | Path,
        *,
        width: Any = "stretch",
        height: Any = "content",
        tab_index: int | None = None,
        alt: str | None = None,
    ) -> Any:
        """Show another page: an address, an HTML file of the app, or HTML text, which runs in a sandbox.

        A frame of HTML with height "content" is as high as what it holds.
        """
        check_tab_index(tab_index)
        place = {
            "width": width_of(width), "height": height_of(height), "scrolling": True, "tab_index": tab_index,
            "title": alt or "Embedded page",
        }  # fmt: skip
        return self._draw("iframe", {**source_of(src), **place})

    def pdf(self, data: Any, *, height: Any = 500, key: str | None = None, alt: str | None = None) -> Any:
        """Show a PDF document: a path, an address, bytes, or a file. The browser's own viewer draws it."""
        media = media_of(data, "application/pdf")
        if media is None:
            raise StreamlitAPIException("The PDF data cannot be None.")
        place = {"width": "stretch", "height": height_of(height, allowed=("stretch",)), "title": alt or "PDF document"}
        return self._draw("pdf", {"media": media, **place}, key=key)


def source_of(src: str | Path) -> dict[str, Any]:
    """Where a frame's content comes from: `url` or `html`."""
    text = str(src)
    is_file = len(text) < 1000 and not re.search(r"[<\n]", text) and Path(text).is_file()
    if isinstance(src, str) and not is_file and (is_url(text) or text.startswith(("data:", "/", "app/static/"))):
        return {"url": text, "html": None}
    if isinstance(src, Path) or is_file:
        try:
            return {"url": None, "html": Path(src).read_text(encoding="utf-8")}
        except OSError as error:
            raise StreamlitAPIException(f"Unable to read `{text}` for `st.iframe`: {error.strerror}") from error
    return {"url": None, "html": text}


def check_tab_index(tab_index: Any) -> None:
    """Raise StreamlitAPIException unless it is None or an integer from -1 on."""
    if tab_index is None:
        return
    if not isinstance(tab_index, int) or isinstance(tab_index, bool):
        raise StreamlitInvalidParameterTypeError("tab_index", type(tab_index).__name__, ["int"])
    if tab_index < -1:
        raise StreamlitAPIException("tab_index must be None, -1, or a non-negative integer.")
