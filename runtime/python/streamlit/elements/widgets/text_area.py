"""`st.text_area`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..base import Drawable
from ..lib import height_of, widget_props
from .text_input import text_or_none

#: Two lines of text and the field's own padding, in pixels: a lower number counts as this.
LEAST_HEIGHT = 68


class TextAreaMixin(Drawable):
    """Several lines of text."""

    def text_area(
        self,
        label: str,
        value: Any = "",
        height: Any = None,
        max_chars: int | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> str | None:
        """Show a text area. Returns its text, or None if `value` is None and nothing was entered."""
        default = None if value is None or self._stored(key) is None else str(value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "max_chars": max_chars,
            "placeholder": placeholder,
            "clearable": default is None,
            **_height(height),
        }
        identity = {
            "label": label, "value": None if value is None else str(value), "height": height, "max_chars": max_chars,
            "help": help, "placeholder": placeholder, "width": width, "required": required,
        }  # fmt: skip
        return self._widget(
            "text_area", props, default=default, identity=identity, key=key, check=text_or_none,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def _height(height: Any) -> dict[str, Any]:
    """The prop for a height in pixels, "content" or "stretch"; none for the usual three lines."""
    if height is None:
        return {}
    wanted = height_of(height)
    return {"height": max(wanted, LEAST_HEIGHT) if isinstance(wanted, int) else wanted}
