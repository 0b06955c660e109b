"""`st.progress`, `st.spinner`, `st.status`, `st.toast`, `st.balloons`, `st.snow`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from appc_runtime.context import current
from appc_runtime.markdown import label_html, to_html
from appc_runtime.protocol import EVENT, Node

from ..errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueOutOfRangeError,
)
from .base import Drawable
from .block_widget import CONTAINERS
from .layout import expander_props
from .lib import clean, icon_props, width_of, word_of

STATES = ("running", "complete", "error")
#: Seconds.
TOAST_DURATIONS: dict[str, float | None] = {"short": 4, "long": 10, "infinite": None}
# Each toast and each flight of balloons is new, also when it looks like the one before.
_counter = itertools.count(1)


def status_props(label: str, expanded: bool, state: str, type: str, width: Any) -> dict[str, Any]:
    """The props of a status container: an expander with a state."""
    return {**expander_props(label, expanded, None, type, width), "state": word_of("state", state, STATES)}


class StatusMixin(Drawable):
    """What tells how things are going."""

    def progress(self, value: float, text: str | None = None, width: Any = "stretch") -> Any:
        """Show a progress bar at 0.0 to 1.0, or 0 to 100. Call it on the returned place to move it."""
        if text is not None and not isinstance(text, str):
            raise StreamlitInvalidParameterTypeError("text", type(text).__name__, ["str"])
        props = {
            "value": _percent(value),
            "text": None if text is None else label_html(clean(text)),
            "width": width_of(width, content=False),
        }
        return self._draw("progress", props)

    @contextmanager
    def spinner(
        self, text: str = "In progress...", *, show_time: bool = False, _cache: bool = False, width: Any = "content"
    ) -> Iterator[None]:
        """Show `text` and a spinner while the `with` block runs. It takes no place among the elements."""
        context = current()
        if context is None:
            yield
            return
        props = {
            "text": label_html(clean(text)),
            "show_time": bool(show_time),
            "cache": bool(_cache),
            "width": width_of(width),
        }
        node = Node("spinner", props)
        branch, index = self._active(context)._where(context)
        context.tree.show(branch, index, node)
        # What follows may compute for long without another call.
        context.flush()
        try:
            yield
        finally:
            context.tree.hide(branch, node)

    def status(
        self,
        label: str,
        *,
        expanded: bool = False,
        state: str = "running",
        type: str = "default",
        width: Any = "stretch",
    ) -> Any:
        """Make a container for the output of a long task. Leaving its `with` completes it."""
        props = status_props(label, expanded, state, type, width)
        container = self._block("expander", props, cls=CONTAINERS["status"])
        container.props = props
        return container

    def toast(self, body: Any, *, icon: str | None = None, duration: str | int = "short") -> Any:
        """Let a short message pop up in the corner."""
        text = clean(body)
        if not text:
            raise StreamlitMissingRequiredParameterError("body")
        props: dict[str, Any] = {"html": to_html(text), "duration": _seconds(duration), "run": next(_counter)}
        props.update(icon_props(icon))
        return self._make(root=EVENT)._draw("toast", props)

    def balloons(self) -> Any:
        """Let balloons rise."""
        return self._make(root=EVENT)._draw("balloons", {"run": next(_counter)})

    def snow(self) -> Any:
        """Let it snow."""
        return self._make(root=EVENT)._draw("snow", {"run": next(_counter)})


def _seconds(duration: Any) -> float | None:
    if isinstance(duration, int) and not isinstance(duration, bool) and duration > 0:
        return duration
    return TOAST_DURATIONS[word_of("duration", duration, tuple(TOAST_DURATIONS))]


def _percent(value: Any) -> int:
    number = value.item() if hasattr(value, "item") and not isinstance(value, float) else value
    if isinstance(number, float):
        # Sums of floats end a hair beyond 1.
        if not -1e-9 <= number <= 1 + 1e-9:
            raise StreamlitValueOutOfRangeError("value", number, 0.0, 1.0)
        return max(0, min(100, int(number * 100)))
    if isinstance(number, int):
        if not 0 <= number <= 100:
            raise StreamlitValueOutOfRangeError("value", number, 0, 100)
        return int(number)
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, ["int", "float"])
