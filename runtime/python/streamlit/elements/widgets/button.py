"""`st.button` and `st.form_submit_button`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..base import Drawable
from ..lib import button_props


class ButtonMixin(Drawable):
    """Buttons: True in the run that the press starts."""

    def button(
        self,
        label: str,
        key: Any = None,
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Show a button. Returns True in the run that its press starts, else False."""
        if self._form() is not None:
            raise StreamlitAPIException(
                "`st.button()` can't be used in an `st.form()`. Use `st.form_submit_button()` instead."
            )
        if use_container_width is not None:
            width = "stretch" if use_container_width else "content"
        props = button_props(label, help, type, icon, icon_position, disabled, width, shortcut)
        identity = {
            "label": label, "icon": icon, "help": help, "is_form_submitter": False, "type": type, "width": width,
            "icon_position": icon_position, "shortcut": shortcut,
        }  # fmt: skip
        return self._widget(
            "button", props, default=False, identity=identity, key=key,
            on_change=on_click, args=args, kwargs=kwargs, trigger=True, settable=False,
        )  # fmt: skip
