"""`streamlit.components.v1`: HTML and other pages in frames. Components of others say that they are not in this version."""

from __future__ import annotations

from typing import Any

from ...delta_generator import main_dg
from ...elements.frames import check_tab_index
from ...unsupported import draw_note

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


def declare_component(name: str, path: Any = None, url: str | None = None) -> Any:
    """A component that says in the page that it is not available; its value is the call's `default`."""

    def component(*args: Any, default: Any = None, key: Any = None, **kwargs: Any) -> Any:
        draw_note(main_dg, f"components.v1 component {name!r}")
        return default

    return component
