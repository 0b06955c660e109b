"""`st.page_link`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from appc_runtime.context import current
from appc_runtime.markdown import label_html

from ...errors import StreamlitMissingRequiredParameterError, StreamlitValueError
from ...navigation.page import Page
from ...pages import page_of, query_of
from ...url_util import is_url
from ..base import Drawable
from ..lib import button_width, help_html, icon_props, width_of


class PageLinkMixin(Drawable):
    """A link to another page, or out of the app."""

    def page_link(
        self,
        page: str | Path | Page,
        *,
        label: str | None = None,
        icon: str | None = None,
        icon_position: str = "left",
        help: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        query_params: Any = None,
    ) -> Any:
        """Show a link to a page of the app (`st.Page`, or its script's path), or to a web address.

        Label, icon and help are the page's own unless they are given.
        """
        if icon_position not in ("left", "right"):
            raise StreamlitValueError("icon_position", ["'left'", "'right'"])
        place = width_of(button_width(width, use_container_width))
        if current() is None:
            return self
        target = _target(page, label, help, icon)
        props: dict[str, Any] = {
            "page": target["page"],
            "url": target.get("url"),
            "query": query_of(query_params),
            "label": label_html(target["label"], links=False),
            "icon_position": icon_position,
            "disabled": bool(disabled),
            "width": place,
        }
        props.update(icon_props(target["icon"]))
        if target["help"]:
            props["help"] = help_html(target["help"])
        return self._draw("page_link", props)


def _target(page: str | Path | Page, label: str | None, help: str | None, icon: str | None) -> dict[str, Any]:
    """Where it leads, and what it says."""
    context = current()
    assert context is not None
    if isinstance(page, Page):
        words = {
            "label": page.title if label is None else str(label),
            "icon": page.icon if icon is None else icon,
            "help": page.help if help is None else help,
        }
        if page.is_external:
            return {"page": None, "url": page.external_url, **words}
        return {"page": page_of(context, page).path, **words}
    if is_url(str(page)):
        if not label:
            raise StreamlitMissingRequiredParameterError("label", "Streamlit cannot infer a label for an external URL.")
        return {"page": None, "url": str(page), "label": str(label), "icon": icon, "help": help}
    info = page_of(context, page)
    title = info.title.replace("_", " ")
    return {
        "page": info.path,
        "label": title if label is None else str(label),
        "icon": icon,
        "help": info.help if help is None else help,
    }
