"""`st.dialog`: a function whose elements stand in a dialog above the page."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.markdown import label_html
from appc_runtime.protocol import EVENT, MISSING, Node
from appc_runtime.widgets import Widget, element_id, register

from .delta_generator import DeltaGenerator, event_dg
from .elements.lib import icon_props
from .elements.registration import callback_of
from .errors import StreamlitInvalidLayoutContextError, StreamlitMissingRequiredParameterError, StreamlitValueError
from .fragment import start

WIDTHS = ("small", "medium", "large")
POSITIONS = ("left", "center", "right")
# A dialog that the visitor has closed opens again when the script calls it again.
_counter = itertools.count(1)


def dialog(
    title: Any,
    *,
    width: str | int = "small",
    position: str = "center",
    dismissible: bool = True,
    icon: str | None = None,
    on_dismiss: Callable[..., Any] | str = "ignore",
) -> Any:
    """Make a function a dialog: calling it opens it. Its widgets rerun it alone, `st.rerun()` closes it.

    `width` is a word or pixels. `on_dismiss`: what the visitor's closing it does: "ignore", "rerun", or a function.
    """
    if not isinstance(title, str) or not title:
        raise StreamlitMissingRequiredParameterError("title", 'For example: `@st.dialog("Example Title")`.')

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> None:
            context = current()
            if context is None:
                return
            props = _props(title, width, position, dismissible, icon, on_dismiss)
            with _open(context, props, str(title), on_dismiss):
                start(context, functools.partial(function, *args, **kwargs), function, None)

        return call

    return decorate


def _props(
    title: str, width: Any, position: str, dismissible: bool, icon: str | None, on_dismiss: Any
) -> dict[str, Any]:
    if width not in WIDTHS and not (isinstance(width, int) and not isinstance(width, bool) and width > 0):
        raise StreamlitValueError("width", ["'small'", "'medium'", "'large'", "a positive integer"])
    if position not in POSITIONS:
        raise StreamlitValueError("position", [f"'{name}'" for name in POSITIONS])
    if not callable(on_dismiss) and on_dismiss not in ("ignore", "rerun"):
        raise StreamlitValueError("on_dismiss", ["'ignore'", "'rerun'", "a callable"])
    props: dict[str, Any] = {
        "title": label_html(str(title)),
        "size": width,
        "position": position,
        "dismissible": bool(dismissible),
        "on_dismiss": on_dismiss != "ignore",
        "run": next(_counter),
    }
    props.update(icon_props(icon))
    return props


def _open(context: RunContext, props: dict[str, Any], title: str, on_dismiss: Any) -> DeltaGenerator:
    """Draw the dialog's box. Raises StreamlitInvalidLayoutContextError for a second one, or one in another."""
    if any(place._kind == "dialog" for place in context.stack):
        raise StreamlitInvalidLayoutContextError("Dialogs may not be nested inside other dialogs.")
    if context.count("dialog"):
        raise StreamlitInvalidLayoutContextError(
            "Only one dialog is allowed to be opened at the same time. Please make sure to not call a dialog-decorated "
            "function more than once in a script run."
        )
    node = Node("dialog", props)
    if on_dismiss != "ignore":
        node.id = _register(context, props, title, on_dismiss)
    branch = context.put(*_place(context), node, MISSING)
    return event_dg._make(cursor=context.cursor(branch), kind="dialog")


def _register(context: RunContext, props: dict[str, Any], title: str, on_dismiss: Any) -> str:
    """Make closing it an event that the script hears of."""
    identity = {
        "title": title, "width": props["size"], "position": props["position"], "dismissible": props["dismissible"],
        "icon": props.get("icon"), "on_dismiss": "callback" if callable(on_dismiss) else on_dismiss,
    }  # fmt: skip
    widget = Widget("dialog", False, callback=callback_of(on_dismiss), trigger=True)
    widget.id = element_id("dialog", None, identity, root=EVENT, form_id=None, page=context.active_page)
    register(context, widget, None)
    return widget.id


def _place(context: RunContext) -> tuple[Any, int]:
    """Where it goes: a fragment's run leaves the other events, and takes an earlier dialog's place."""
    cursor = context.roots[EVENT]
    place = cursor.index
    if context.fragments:
        kinds = [child.node.type if child.node else "" for child in cursor.branch.children]
        place = kinds.index("dialog") if "dialog" in kinds else place
    if place == cursor.index:
        cursor.index += 1
    return cursor.branch, place
