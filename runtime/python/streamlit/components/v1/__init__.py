"""`streamlit.components.v1`: not in this version; each call says so at its place."""

from __future__ import annotations

from typing import Any

from ...delta_generator import main_dg
from ...unsupported import draw_note


def html(*args: Any, **kwargs: Any) -> Any:
    """Says in the page that `components.v1.html` is not available."""
    return draw_note(main_dg, "components.v1.html")


def iframe(*args: Any, **kwargs: Any) -> Any:
    """Says in the page that `components.v1.iframe` is not available."""
    return draw_note(main_dg, "components.v1.iframe")


def declare_component(name: str, path: Any = None, url: str | None = None) -> Any:
    """A component that says in the page that it is not available; its value is the call's `default`."""

    def component(*args: Any, default: Any = None, key: Any = None, **kwargs: Any) -> Any:
        draw_note(main_dg, f"components.v1 component {name!r}")
        return default

    return component
