"""What is said about a spelling that will go away, in the page and in the console."""

from __future__ import annotations

from appc_runtime.context import current

from .config import get_option

_shown: set[str] = set()


def show_deprecation_warning(message: str, show_in_browser: bool = True, show_once: bool = False) -> None:
    """Say `message` (Markdown) above what is drawn next, unless the site hides details of errors; and in the console.

    `show_once` says it in the first run only.
    """
    context = current()
    if context is None or (show_once and message in _shown):
        return
    if show_once:
        _shown.add(message)
    context.session.warn(message)
    if show_in_browser and get_option("client.showErrorDetails") in ("full", True, "true", "True"):
        from . import warning

        warning(message)
