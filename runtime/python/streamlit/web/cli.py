"""Streamlit's command line."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current


def main(*args: Any, **kwargs: Any) -> None:
    """Start nothing: the app runs already, in the visitor's browser. Notes that in the developer's console."""
    context = current()
    if context is not None:
        context.session.warn("The app would start a Streamlit server: it runs already, and nothing was started.")
