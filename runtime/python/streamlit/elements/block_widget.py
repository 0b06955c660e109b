"""Blocks whose state is a widget's value: what is open of expanders, tabs and popovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.widgets import Widget

from ..errors import StreamlitValueError
from .base import Drawable
from .binding import BOOL, Codec, asks_to_bind
from .registration import callback_of

#: Blocks that return more than a plain container: `containers` fills in their classes.
CONTAINERS: dict[str, Callable[..., Any]] = {}


def is_widget(on_change: Any, bind: str | None = None) -> bool:
    """Whether a block with these arguments is a widget. Raises StreamlitValueError."""
    if on_change not in ("ignore", "rerun") and not callable(on_change):
        raise StreamlitValueError("on_change", ["'rerun'", "'ignore'", "a callback function"])
    return asks_to_bind(bind) or on_change != "ignore"


class BlockWidgetMixin(Drawable):
    """Blocks whose state the script reads and is told of."""

    def _block_widget(
        self,
        type: str,
        props: dict[str, Any],
        default: Any,
        identity: dict[str, Any],
        key: Any,
        on_change: Any,
        args: Any,
        kwargs: Any,
        *,
        bind: str | None = None,
        query: Codec = BOOL,
        check: Callable[[Any], Any] = bool,
    ) -> Any:
        """Draw a block whose state is a widget's value. `query` and `check`: see `Drawable._widget`."""
        props["is_widget"] = True
        context = current()
        if context is None:
            return self._block(type, props, cls=CONTAINERS[type])
        user_key = None if key is None else str(key)
        target = self._active(context)
        widget = Widget(type, default, user_key, callback=callback_of(on_change), args=args or (), kwargs=kwargs or {})
        value = self._register(context, target, widget, identity, None, check=check, bind=bind, query=query)
        block = self._block(type, props, key=user_key, id=widget.id, value=value, cls=CONTAINERS[type])
        context.session.send_value(widget.id, value)
        block.widget_id, block.value = widget.id, value
        return block


def set_value(context: RunContext, widget_id: str, value: Any) -> None:
    """Have a block that is a widget show another state."""
    context.session.state.set(widget_id, value)
    context.session.send_value(widget_id, value)


__all__ = ["CONTAINERS", "BlockWidgetMixin", "is_widget", "set_value"]
