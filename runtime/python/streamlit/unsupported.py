"""Names of Streamlit's API that this version does not have: the page says so, at the call's place, and the app goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.tracebacks import user_frame

from .elements.base import Drawable

# Elements and widgets: the note stands in their place. Their value is None.
ELEMENTS = ("login", "logout")
# Without these a script can't go on in any sensible way: an error at the call.
ERRORS = ("App",)
# Classes that are there, to be named and imported: each says so when it is made.
CREDENTIALS = ("connections.SnowflakeConnection", "connections.SnowflakeCallersRightsConnection")
REASONS = {
    "App": "is a server's application; a static site has none. Build the script that it names instead.",
    "login": "needs a server that visitors log in to; a static site has none. The rest of the app runs without it.",
    "logout": "needs a server that visitors log in to; a static site has none. The rest of the app runs without it.",
}


def unsupported(place: Drawable, name: str) -> Callable[..., Any] | None:
    """What stands for the API name `name` on `place`; None if Streamlit has no such name."""
    if name in ERRORS:
        return _raises(name)
    if name in ELEMENTS:
        return lambda *args, **kwargs: draw_note(place, name) and None
    return None


def draw_note(place: Drawable, name: str) -> Any:
    """Say at `place` that `name` is not there."""
    file, line = user_frame()
    return place._draw("unsupported", {"name": name, "message": REASONS[name], "file": file, "line": line})


def _raises(name: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        raise StreamlitAPIException(f"`st.{name}` {REASONS[name]}")

    return call


def missing(owner: str, name: str, known: Iterable[str]) -> AttributeError:
    """The error for a name that Streamlit does not have, and which one that it has is nearest."""
    import difflib  # Only an error needs it.

    near = difflib.get_close_matches(name, [k for k in known if not k.startswith("_")], n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return AttributeError(f"{owner} has no attribute '{name}'.{hint}")
