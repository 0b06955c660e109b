"""`st.popover`."""

from __future__ import annotations

from typing import Any

from ..errors import StreamlitMissingRequiredParameterError
from .block_widget import CONTAINERS, is_widget
from .layout import LayoutMixin, claimed
from .lib import button_props, button_width


class PopoverMixin(LayoutMixin):
    """A container behind a button."""

    def popover(
        self,
        label: str,
        *,
        type: str = "secondary",
        help: str | None = None,
        icon: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        wrap: bool | None = None,
        key: Any = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
    ) -> Any:
        """Make a container that a button opens above the page. With `on_change` set, whether it is open is a widget."""
        if label is None:
            raise StreamlitMissingRequiredParameterError("label")
        width = button_width(width, use_container_width)
        props = button_props(label, help, type, icon, "left", disabled, width, None)
        if not is_widget(on_change):
            return self._block("popover", props, key=claimed("popover", key), cls=CONTAINERS["popover"])
        identity = {
            "label": label, "type": type, "help": help, "icon": icon, "disabled": disabled, "width": width,
        }  # fmt: skip
        return self._block_widget("popover", props, False, identity, key, on_change, args, kwargs)
