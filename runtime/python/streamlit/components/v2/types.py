"""Types for code that wraps components."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from ...elements.bidi_component import ComponentResult

BidiComponentKey = str | int | None
BidiComponentData = Any | None
BidiComponentDefaults = dict[str, Any] | None
ComponentIsolateStyles = bool


class ComponentRenderer(Protocol):
    """What `st.components.v2.component` returns: a call draws the component."""

    def __call__(
        self,
        *,
        key: BidiComponentKey = None,
        data: BidiComponentData = None,
        default: BidiComponentDefaults = None,
        width: Any = "stretch",
        height: Any = "content",
        **on_callbacks: Callable[[], None] | None,
    ) -> ComponentResult:
        """Returns the component's states and triggers; a trigger is None but in the run that it starts."""
        ...
