"""`st.button` and `st.form_submit_button`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from ...errors import StreamlitInvalidLayoutContextError
from ..base import Drawable
from ..lib import button_props, button_width
from ..registration import check_callback


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
        self._outside_forms("button")
        width = button_width(width, use_container_width)
        props = button_props(label, help, type, icon, icon_position, disabled, width, shortcut)
        check_callback(on_click)
        return self._press("button", props, label, help, type, icon, icon_position, width, shortcut,
            key=key, on_change=on_click, args=args, kwargs=kwargs)  # fmt: skip

    def form_submit_button(
        self,
        label: str = "Submit",
        help: str | None = None,
        on_click: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        key: Any = None,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Show the button that sends a form. Returns True in the run that its press starts, else False."""
        width = button_width(width, use_container_width)
        props = button_props(label, help, type, icon, icon_position, disabled, width, shortcut, is_form_submitter=True)
        check_callback(on_click)
        form = self._form()
        if current() is not None and form is None:
            raise StreamlitInvalidLayoutContextError("`st.form_submit_button()` must be used inside an `st.form()`.")
        if key is None:
            key = f"FormSubmitter:{form}-{label}"
        return self._press("form_submit_button", props, label, help, type, icon, icon_position, width, shortcut,
            key=key, on_change=on_click, args=args, kwargs=kwargs)  # fmt: skip

    def _press(
        self,
        kind: str,
        props: dict[str, Any],
        label: str,
        help: str | None,
        type: str,
        icon: str | None,
        icon_position: str,
        width: Any,
        shortcut: str | None,
        **rest: Any,
    ) -> bool:
        identity = {
            "label": label, "icon": icon, "help": help, "is_form_submitter": props["is_form_submitter"], "type": type,
            "width": width, "icon_position": icon_position, "shortcut": shortcut,
        }  # fmt: skip
        return self._widget(
            "button", props, kind=kind, default=False, identity=identity, trigger=True, settable=False, **rest
        )  # fmt: skip

    def _outside_forms(self, command: str) -> None:
        """Raise StreamlitAPIException in a form: its only button is the one that sends it."""
        if self._form() is not None:
            raise StreamlitAPIException(
                f"`st.{command}()` can't be used in an `st.form()`. Use `st.form_submit_button()` instead."
            )
