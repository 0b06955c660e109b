"""`streamlit.components.v1`: HTML, other pages, and components of others in frames."""

from __future__ import annotations

from typing import Any

from ...delta_generator import main_dg
from ...elements.frames import check_tab_index
from .component_registry import declare_component as declare_component
from .custom_component import CustomComponent as CustomComponent

#: Pixels of a frame's height unless it is given.
HEIGHT = 150


def html(
    html: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> Any:
    """Show HTML in a sandbox of its own. `width` and `height` are pixels."""
    return _frame(None, str(html), width, height, scrolling, tab_index)


def iframe(
    src: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> Any:
    """Show another page. `width` and `height` are pixels."""
    return _frame(str(src), None, width, height, scrolling, tab_index)


def _frame(url: str | None, html: str | None, width: Any, height: Any, scrolling: bool, tab_index: int | None) -> Any:
    check_tab_index(tab_index)
    props = {
        "url": url, "html": html, "width": "stretch" if width is None else int(width),
        "height": HEIGHT if height is None else int(height), "scrolling": bool(scrolling), "tab_index": tab_index,
        "title": "Embedded page",
    }  # fmt: skip
    return main_dg._draw("iframe", props)
