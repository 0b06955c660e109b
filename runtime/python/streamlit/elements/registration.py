"""A widget's last step: what its value is, whoever set it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from appc_runtime.context import RunContext
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.widgets import Widget, register

from ..errors import StreamlitValueError
from .binding import Binding

Look = Callable[[Any], Any] | None


def callback_of(on_change: Callable[..., Any] | str | None) -> Callable[..., Any] | None:
    """The callback itself; None for the modes "rerun" and "ignore". Raises StreamlitValueError."""
    if on_change is None or on_change in ("rerun", "ignore"):
        return None
    if not callable(on_change):
        raise StreamlitValueError("on_change", ["'rerun'", "'ignore'", "a callback function"])
    return on_change


def check_callback(on_click: Any) -> None:
    """Hold that a button which only starts runs gets a callback or nothing.

    Raises StreamlitAPIException, StreamlitValueError.
    """
    if on_click in ("rerun", "ignore"):
        raise StreamlitAPIException(
            f'`on_click="{on_click}"` is not supported on this widget. Pass a callback, or omit it.'
        )
    if on_click is not None and not callable(on_click):
        raise StreamlitValueError("on_click", ["a callback function"])


def persist_state_of(persist_state: str | None, key: str | None) -> str | None:
    """A valid scope of a widget's value. Raises StreamlitValueError, StreamlitAPIException."""
    if persist_state not in (None, "page", "session"):
        raise StreamlitValueError("persist_state", ["'page'", "'session'", "None"])
    if persist_state is not None and key is None:
        raise StreamlitAPIException(f'`persist_state="{persist_state}"` needs a `key`: the value is found again by it.')
    return persist_state


def value_of(
    context: RunContext, widget: Widget, form_id: str | None, accept: Look, check: Look, bound: Binding | None
) -> Any:
    """Register the widget and return its value: the visitor's, session_state's, the address's, or the default."""
    state = context.session.state
    widget.bound = bound is not None
    fresh = not state.holds(widget)
    value, assigned = register(context, widget, form_id)
    looked = value
    if bound is not None and fresh:
        looked = bound.seed(context.session, value, accept)
    elif bound is not None and context.address_changed and not assigned:
        looked = bound.seed(context.session, widget.default, accept)
    elif assigned and accept is not None:
        looked = _accepted(context, widget, value, accept)
    if check is not None:
        looked = check(looked)
    if looked is not value:
        state.set(widget.id, looked)
        value = list(looked) if type(looked) is list else looked
    if bound is not None:
        bound.mirror(context.session, value, widget.default)
    return value


def _accepted(context: RunContext, widget: Widget, value: Any, accept: Callable[[Any], Any]) -> Any:
    try:
        return accept(value)
    except Exception:
        # The next run shall not find the wrong value again.
        context.session.state.set(widget.id, widget.default)
        raise
