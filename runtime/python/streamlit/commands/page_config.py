"""`st.set_page_config`."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.images import address_of, to_media
from appc_runtime.markdown import to_html
from appc_runtime.media_files import MediaFileStorageError

from ..errors import StreamlitValueError

LAYOUTS = ("centered", "wide")
SIDEBARS = ("auto", "expanded", "collapsed")
#: `menu_items`: an address or Markdown by item.
MenuItems = Mapping[str, str | None]
#: What `page_icon="random"` is taken from.
ICONS = "🔥🎈🎉🎊🚀🌈🍕🍣🐙🐳🦄🌵🌻🌊🎨🎯🎲🎧💎💡🧭🔭"
_log = logging.getLogger(__name__)
MENU = {"get help": "get_help", "report a bug": "report_a_bug", "about": "about"}


def set_page_config(
    page_title: str | None = None,
    page_icon: Any = None,
    layout: Any = None,
    initial_sidebar_state: Any = None,
    menu_items: MenuItems | None = None,
) -> None:
    """Set the tab's title and icon, the width of the page, how the sidebar begins, and items of the main menu.

    Later calls add to earlier ones. Raises StreamlitAPIException for values that are none of those allowed.
    """
    context = current()
    if context is None:
        return
    config = dict(context.session.page_config or {})
    if page_title is not None:
        config["title"] = str(page_title)
    if page_icon is not None:
        config["icon"] = _icon(page_icon)
    if layout is not None:
        config["layout"] = _choice("layout", layout, LAYOUTS)
    if initial_sidebar_state is not None:
        config["initial_sidebar_state"] = _choice("initial_sidebar_state", initial_sidebar_state, SIDEBARS)
    if menu_items is not None:
        config["menu_items"] = _menu(menu_items)
    context.session.set_page_config(config)


def _choice(name: str, value: Any, allowed: tuple[str, ...]) -> Any:
    if value in allowed or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    choices = [*(repr(word) for word in allowed), "a positive integer (width in pixels)"]
    raise StreamlitValueError(name, choices, f"Got {value!r}.")


def _icon(icon: Any) -> str | None:
    if isinstance(icon, str):
        if icon == "random":
            return get_random_emoji()
        if icon.startswith(":material/") and icon.endswith(":"):
            return icon[1:-1]
        if icon.startswith(":") and icon.endswith(":"):
            return emoji(icon)
        if not icon.isascii() or icon.startswith(("http://", "https://", "data:")):
            return icon
    try:
        media = to_media(icon)
    except MediaFileStorageError as error:
        # A tab without its picture is no reason to show no app.
        _log.warning("st.set_page_config: %s. The page has no icon.", error)
        return None
    return address_of(media)


def get_random_emoji() -> str:
    """An icon for `page_icon="random"`."""
    return random.choice(ICONS)


def emoji(shortcode: str) -> str:
    """The emoji of a shortcode; the text itself if there is none."""
    html = to_html(shortcode)
    return html.removeprefix("<p>").removesuffix("</p>\n").removesuffix("</p>")


def _menu(items: Mapping[str, str | None]) -> dict[str, str | None]:
    out: dict[str, str | None] = {}
    for name, value in items.items():
        known = MENU.get(name.lower())
        if known is None:
            raise StreamlitAPIException(
                f'We only accept the keys: "Get help", "Report a bug", and "About" ("{name}" is not a valid key).'
            )
        if known == "about":
            out[known] = None if value is None else to_html(value)
        elif value is not None and not value.startswith(("http://", "https://", "mailto:")):
            raise StreamlitAPIException(f'"{value}" is not a valid URL for the menu item "{name}".')
        else:
            out[known] = value
    return out
