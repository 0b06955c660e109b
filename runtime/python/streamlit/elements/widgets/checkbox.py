"""`st.checkbox` and `st.toggle`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..base import Drawable
from ..binding import BOOL
from ..lib import widget_props


class CheckboxMixin(Drawable):
    """A yes or no."""

    def checkbox(
        self,
        label: str,
        value: bool = False,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> bool:
        """Show a checkbox. Returns whether it is checked."""
        return self._tick(
            "checkbox", label, value, label_visibility, help, disabled, width, key=key, on_change=on_change, args=args,
            kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip

    def toggle(
        self,
        label: str,
        value: bool = False,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> bool:
        """Show a switch. Returns whether it is on."""
        return self._tick(
            "toggle", label, value, label_visibility, help, disabled, width, key=key, on_change=on_change, args=args,
            kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip

    def _tick(
        self,
        kind: str,
        label: str,
        value: Any,
        label_visibility: str,
        help: str | None,
        disabled: bool,
        width: Any,
        **rest: Any,
    ) -> bool:
        props = {**widget_props(label, label_visibility, help, disabled, width, content=True), "kind": kind}
        identity = {"label": label, "value": bool(value), "help": help, "width": width}
        return self._widget(
            "checkbox", props, kind=kind, default=bool(value), identity=identity, load=bool, check=bool, query=BOOL,
            **rest,
        )  # fmt: skip
