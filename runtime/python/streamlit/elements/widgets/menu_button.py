"""`st.menu_button`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html

from ...errors import StreamlitInvalidLayoutContextError, StreamlitMissingRequiredParameterError
from ..base import Drawable
from ..lib import button_props
from ..options import Options
from ..registration import check_callback


class MenuButtonMixin(Drawable):
    """A button that opens a menu of actions."""

    def menu_button(
        self,
        label: str,
        options: Any,
        *,
        key: Any = None,
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        type: str = "secondary",
        icon: str | None = None,
        disabled: bool = False,
        width: Any = "content",
        format_func: Callable[[Any], str] = str,
        wrap: bool | None = None,
    ) -> Any:
        """Show a button with a menu. Returns the option that was chosen, in the run that this starts, else None."""
        if self._form() is not None:
            raise StreamlitInvalidLayoutContextError("`st.menu_button()` can't be used in an `st.form()`.")
        check_callback(on_click)
        choice = Options(options, format_func)
        if not len(choice):
            raise StreamlitMissingRequiredParameterError("options", "Provide at least one option.")
        if len(set(choice.texts)) < len(choice):
            raise StreamlitAPIException(
                "The `format_func` produced duplicate labels for the menu button options. Each formatted option label "
                "must be unique."
            )
        props = {
            **button_props(label, help, type, icon, "left", disabled, width, None),
            "options": [label_html(text, links=False) for text in choice.texts],
        }
        identity = {
            "label": label, "options": choice.texts, "help": help, "type": type, "icon": icon, "width": width,
        }  # fmt: skip
        return self._widget(
            "menu_button", props, default=None, identity=identity, key=key, trigger=True, settable=False,
            load=lambda at: choice.items[int(at)] if at is not None and 0 <= at < len(choice) else None,
            on_change=on_click, args=args, kwargs=kwargs,
        )  # fmt: skip
