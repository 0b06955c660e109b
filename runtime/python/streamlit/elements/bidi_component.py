"""Components of `st.components.v2`, drawn: what they are given, and their states and triggers."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.protocol import Node
from appc_runtime.table import to_table_data
from appc_runtime.widgets import Widget, element_id, register

from .. import type_util
from ..errors import (
    BidiComponentInvalidCallbackNameError,
    BidiComponentInvalidDefaultKeyError,
    BidiComponentUnserializableDataError,
)
from .base import Drawable
from .lib import height_of, width_of
from .selection import fingerprint

# The id of what a component triggers is its own and this.
EVENTS = "__events"
_BYTES = (bytes, bytearray, memoryview)


@dataclass(frozen=True)
class Definition:
    """A component's parts, as source."""

    name: str
    html: str | None
    css: str | None
    js: str | None


class ComponentResult(dict):
    """A component's triggers and states, by key or attribute."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(
                f"The component has no state or trigger `{name}`. It has: {', '.join(self)}."
            ) from None


class ComponentState(dict):
    """A component's states as session_state has them: the script may set them until the component is drawn."""

    # Says that the component is drawn already, where it is.
    closed: Callable[[], str | None] = staticmethod(lambda: None)

    def __getattr__(self, name: str) -> Any:
        return self.get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "closed":
            self.__dict__[name] = value
        else:
            self[name] = value

    def __setitem__(self, name: str, value: Any) -> None:
        key = self.closed()
        if key is not None:
            raise StreamlitAPIException(
                f"`st.session_state.{key}.{name}` cannot be modified after the component with key `{key}` is instantiated."
            )
        super().__setitem__(name, value)


class BidiComponentMixin(Drawable):
    """Components in the page itself."""

    def _bidi_component(
        self,
        definition: Definition,
        *,
        key: str | int | None,
        isolate_styles: bool,
        data: Any,
        default: dict[str, Any] | None,
        width: Any,
        height: Any,
        **on_callbacks: Callable[[], None] | None,
    ) -> ComponentResult:
        """Draw a component. `on_<name>_change` names a state or trigger, and is called when it changes.

        Raises:
            BidiComponentInvalidCallbackNameError, BidiComponentInvalidDefaultKeyError,
            BidiComponentUnserializableDataError: what is given does not fit.
        """
        callbacks = callbacks_of(on_callbacks)
        for name in default or {}:
            if name not in callbacks:
                raise BidiComponentInvalidDefaultKeyError(
                    f"The default for `{name}` has no callback: add `on_{name}_change` (it may be `lambda: None`)."
                )
        props = {
            "name": definition.name,
            "html": definition.html,
            "css": definition.css,
            "js": definition.js,
            "isolate_styles": bool(isolate_styles),
            **data_of(data),
            "width": width_of(width),
            # Unlike other elements, a component may take no room: it only does something.
            "height": 0 if height == 0 else height_of(height),
        }
        context = current()
        if context is None:
            return ComponentResult(default or {})
        target = self._active(context)
        name = None if key is None else str(key)
        identity = {} if name is not None else {**props, "tables": fingerprint(props["tables"]), "default": default}
        root, form = self._root_of(target), target._form_id
        own = element_id("bidi_component", name, identity, root=root, form_id=form, page=context.active_page)
        if form is not None:
            props["form_id"] = form
        widget, states = self._states(context, own, name, callbacks, default or {})
        triggers = self._triggers(context, own, callbacks)
        self._put_widget(context, target, Node("bidi_component", props, id=own, key=name), widget, states)
        return ComponentResult({**triggers, **states})

    @staticmethod
    def _states(
        context: RunContext,
        own: str,
        key: str | None,
        callbacks: dict[str, Callable[[], None]],
        default: dict[str, Any],
    ) -> tuple[Widget, ComponentState]:
        def load(wire: Any) -> ComponentState:
            held = wire if isinstance(wire, Mapping) else {}
            return ComponentState({**default, **{name: value for name, value in held.items() if value is not None}})

        state = context.session.state
        before: dict[str, Any] = {}

        def changed() -> None:
            now = state.value(own)
            for name, callback in callbacks.items():
                if now.get(name) != before.get(name):
                    callback()

        widget = Widget("bidi_component", load(None), key, load, dict, changed if callbacks else None, id=own)
        value, _ = register(context, widget, None)
        states = value if isinstance(value, ComponentState) else load(value)
        state.set(own, states)
        states.closed = lambda: key if current() is context else None
        before.update(copy.deepcopy(dict(states)))
        return widget, states

    @staticmethod
    def _triggers(context: RunContext, own: str, callbacks: dict[str, Callable[[], None]]) -> dict[str, Any]:
        state = context.session.state
        events = own + EVENTS

        def pressed() -> None:
            event = state.value(events)
            if isinstance(event, Mapping) and event.get("event") in callbacks:
                callbacks[event["event"]]()

        widget = Widget("bidi_component_events", None, None, callback=pressed if callbacks else None, id=events)
        widget.trigger = True
        event, _ = register(context, widget, None)
        fired = {event.get("event"): event.get("value")} if isinstance(event, Mapping) else {}
        return {name: fired.get(name) for name in callbacks} | fired


def callbacks_of(given: Mapping[str, Callable[[], None] | None]) -> dict[str, Callable[[], None]]:
    """Callbacks by state or trigger. Raises BidiComponentInvalidCallbackNameError."""
    found: dict[str, Callable[[], None]] = {}
    for name, callback in given.items():
        if callable(callback) and name.startswith("on_") and name.endswith("_change"):
            event = name[3:-7]
            if event in ("", "_"):
                raise BidiComponentInvalidCallbackNameError(
                    f"`{name}` names no state or trigger: callbacks are called `on_<name>_change`."
                )
            found[event] = callback
    return found


def data_of(data: Any) -> dict[str, Any]:
    """`data` as props: JSON text, bytes, or tables by key ("" where the table is all). Raises as `_bidi_component`."""
    props: dict[str, Any] = {"json": None, "bytes": None, "tables": []}
    if isinstance(data, _BYTES):
        return {**props, "bytes": bytes(data)}
    if type_util.is_table(data):
        return {**props, "tables": [{"key": "", "data": to_table_data(data)}]}
    plain = data
    if isinstance(data, Mapping):
        props["tables"] = [
            {"key": str(k), "data": to_table_data(value)} for k, value in data.items() if type_util.is_table(value)
        ]
        plain = {name: value for name, value in data.items() if not type_util.is_table(value)}
    try:
        return {**props, "json": json.dumps(plain)}
    except (TypeError, ValueError) as error:
        raise BidiComponentUnserializableDataError(
            f"The component's data cannot be sent to the page: {error}. It takes JSON values, tables and bytes."
        ) from error
