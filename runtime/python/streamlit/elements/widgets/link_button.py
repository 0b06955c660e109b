"""`st.link_button`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..base import Drawable
from ..lib import button_props, button_width


class LinkButtonMixin(Drawable):
    """A link that looks like a button."""

    def link_button(
        self,
        label: str,
        url: str,
        *,
        key: Any = None,
        on_click: Callable[..., Any] | str = "ignore",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        help: str | None = None,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> Any:
        """Show a link as a button. Returns its place; with another `on_click` than "ignore", whether it was pressed."""
        width = button_width(width, use_container_width)
        ignore = on_click == "ignore"
        props = {
            **button_props(
                label, help, type, icon, icon_position, disabled, width, shortcut
            ),
            "url": str(url),
            "ignore_rerun": ignore,
        }  # fmt: skip
        if ignore:
            return self._draw("link_button", props, key=None if key is None else str(key))
        identity = {
            "label": label, "icon": icon, "url": url, "help": help, "type": type, "width": width,
            "icon_position": icon_position, "shortcut": shortcut,
        }  # fmt: skip
        return self._widget(
            "link_button", props, default=False, identity=identity, key=key, trigger=True, settable=False,
            on_change=on_click, args=args, kwargs=kwargs,
        )  # fmt: skip
