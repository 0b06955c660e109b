"""`st.text_input`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..base import Drawable
from ..lib import icon_name, widget_props


class TextInputMixin(Drawable):
    """One line of text."""

    def text_input(
        self,
        label: str,
        value: Any = "",
        max_chars: int | None = None,
        key: Any = None,
        type: str = "default",
        help: str | None = None,
        autocomplete: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        validate: Any = None,
        live: bool = False,
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: Any = None,
    ) -> str | None:
        """Show a text field. Returns its text, or None if `value` is None and nothing was entered."""
        if type not in ("default", "password"):
            raise StreamlitAPIException(
                f"'{type}' is not a valid text_input type. Valid types are 'default' and 'password'."
            )
        default = None if value is None else str(value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "type": type,
            "max_chars": max_chars,
            "placeholder": placeholder,
            "autocomplete": autocomplete or ("new-password" if type == "password" else ""),
            "clearable": value is None,
            "live": live,
        }
        if icon is not None:
            props["icon"] = icon_name(icon)
        identity = {
            "label": label, "value": default, "max_chars": max_chars, "type": type, "help": help,
            "autocomplete": autocomplete, "placeholder": placeholder, "icon": icon, "width": width, "live": live,
            "validate": validate, "required": required,
        }  # fmt: skip
        return self._widget(
            "text_input", props, default=default, identity=identity, key=key,
            check=lambda v: v if v is None or isinstance(v, str) else str(v),
            on_change=on_change, args=args, kwargs=kwargs,
        )  # fmt: skip
