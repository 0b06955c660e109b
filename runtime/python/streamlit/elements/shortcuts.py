"""Keyboard shortcuts of buttons, as "Ctrl+K"."""

from __future__ import annotations

from appc_runtime.errors import StreamlitAPIException

from ..errors import StreamlitInvalidParameterTypeError

MODIFIERS = ("ctrl", "cmd", "meta", "mod", "alt", "option", "shift")
# The page's own: R runs the script again, C clears the caches.
RESERVED = ("r", "c")


def check_shortcut(shortcut: str | None) -> str | None:
    """A shortcut of modifiers and one key. Raises StreamlitAPIException."""
    if shortcut is None:
        return None
    if not isinstance(shortcut, str):
        raise StreamlitInvalidParameterTypeError("shortcut", type(shortcut).__name__, ["str"])
    parts = [part.strip().lower() for part in shortcut.split("+")]
    keys = [part for part in parts if part not in MODIFIERS]
    if len(keys) != 1 or not keys[0]:
        raise StreamlitAPIException(
            f"The shortcut `{shortcut}` must have exactly one key, alone or after modifiers such as `Ctrl+`."
        )
    if keys[0] in RESERVED:
        raise StreamlitAPIException(
            f"The shortcut `{shortcut}` can't be used: the keys 'C' and 'R' are reserved. Choose another key."
        )
    return shortcut
