"""What Streamlit says in the page about a spelling that will go away."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.protocol import MAIN

from ..config import get_option


def warn_in_page(place: Any, message: str) -> None:
    """Say `message` (Markdown) above what is drawn next, unless the site hides details of errors; and in the console."""
    context = current()
    if context is None:
        return
    context.session.warn(message)
    if get_option("client.showErrorDetails") in ("full", True, "true", "True"):
        # At the main page, or where a `with` is open: `place` may be one element's own place, with room for one.
        type(place)(root=MAIN).warning(message)
