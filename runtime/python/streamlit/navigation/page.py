"""`st.Page`: a page that `st.navigation` offers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.pages import PageInfo
from appc_runtime.script import run_page
from appc_runtime.session import hooks

from ..elements.lib import icon_props
from ..errors import (
    StreamlitIncompatibleParametersError,
    StreamlitMissingRequiredParameterError,
    StreamlitPageNotFoundError,
    StreamlitValueError,
)
from ..source_util import page_icon_and_name
from ..url_util import is_url


class Page:
    """A page of an app: a script, a function, or a web address.

    `icon` is an emoji or `:material/name:`, `url_path` the address below the app's own. The default page's is "".
    """

    def __init__(
        self,
        page: str | Path | Callable[[], None],
        *,
        title: str | None = None,
        icon: str | None = None,
        url_path: str | None = None,
        default: bool = False,
        visibility: str = "visible",
        help: str | None = None,
    ) -> None:
        if visibility not in ("visible", "hidden"):
            raise StreamlitValueError("visibility", ["'visible'", "'hidden'"])
        self._default = bool(default)
        self._visibility = visibility
        self._help = "" if help is None or not help.strip() else textwrap.dedent(help).strip()
        self._external_url: str | None = None
        self._page: Path | Callable[[], None] | None = None
        self._may_run = False
        context = current()
        if isinstance(page, str) and is_url(page):
            self._external(page, title, icon, url_path)
        elif context is not None:
            self._internal(context, page, title, icon, url_path)

    def _external(self, address: str, title: str | None, icon: str | None, url_path: str | None) -> None:
        if title is None or not title.strip():
            raise StreamlitMissingRequiredParameterError(
                "title", f"External URL pages require a non-empty title. Please provide a title for the URL: {address}"
            )
        if self._default:
            raise StreamlitIncompatibleParametersError("page=<external URL>", "default=True")
        self._external_url = address
        self._title = title
        self._icon = _icon(icon)
        self._url_path = _path((_path_of_title(title) if url_path is None else url_path).strip().strip("/"))
        if not self._url_path:
            raise StreamlitMissingRequiredParameterError(
                "url_path",
                "Provide a non-empty `url_path`, or omit it and provide a `title` that can be converted to a valid URL "
                "path.",
            )

    def _internal(
        self, context: RunContext, page: Any, title: str | None, icon: str | None, url_path: str | None
    ) -> None:
        if isinstance(page, (str, Path)):
            page = _file(context, page)
            inferred_icon, name = page_icon_and_name(page)
        else:
            inferred_icon, name = "", str(getattr(page, "__name__", ""))
            if not name and title is None:
                raise StreamlitMissingRequiredParameterError(
                    "title", "Streamlit cannot infer a title from this callable."
                )
        self._page = page
        self._title = title or name.replace("_", " ")
        self._icon = _icon(inferred_icon if icon is None else icon)
        if not self._title.strip():
            raise StreamlitMissingRequiredParameterError(
                "title", "It cannot be empty or consist of underscores/spaces only."
            )
        self._url_path = name
        if url_path is not None:
            self._url_path = _path(url_path.strip().strip("/"))
            if not self._url_path.strip() and not self._default:
                raise StreamlitMissingRequiredParameterError("url_path", "It can only be empty for the default page.")

    @property
    def title(self) -> str:
        """What menu and browser tab call it."""
        return self._title

    @property
    def icon(self) -> str:
        """The icon, or ""."""
        return self._icon

    @property
    def help(self) -> str:
        """The summary that the menu shows, or ""."""
        return self._help

    @property
    def url_path(self) -> str:
        """The address below the app's own; "" of the default page."""
        return "" if self._default else self._url_path

    @property
    def visibility(self) -> str:
        """Whether it stands in the menu: "visible" or "hidden"."""
        return self._visibility

    @property
    def is_external(self) -> bool:
        """Whether it is a web address elsewhere."""
        return self._external_url is not None

    @property
    def external_url(self) -> str | None:
        """The web address of an external page."""
        return self._external_url

    @property
    def _info(self) -> PageInfo:
        script = str(self._page) if isinstance(self._page, Path) else ""
        return PageInfo(self.url_path, script, self._title, "/" + self._url_path, self._help)

    def run(self) -> None:
        """Run the page that `st.navigation` has returned, once. Raises StreamlitAPIException for any other."""
        if not self._may_run:
            raise StreamlitAPIException(
                "This page cannot be called directly. Only the page returned from st.navigation can be called once."
            )
        self._may_run = False
        context = current()
        if context is None:
            return
        before, context.active_page = context.active_page, self._info.name
        try:
            if isinstance(self._page, Path):
                path = str(self._page)
                run_page(context.session.scripts.compile(path), path, hooks.write)
            elif self._page is not None:
                self._page()
        finally:
            context.active_page = before


StreamlitPage = Page


def _file(context: RunContext, page: str | Path) -> Path:
    if "\x00" in str(page):
        raise StreamlitAPIException("Unable to create Page. Page paths must not contain null bytes.")
    path = (Path(context.session.manifest["script"]).parent / page).resolve()
    if not path.is_file():
        raise StreamlitPageNotFoundError(path.name)
    return path


def _icon(icon: str | None) -> str:
    icon_props(icon)  # raises for what is none
    return (icon or "").strip()


def _path(path: str) -> str:
    if "/" in path:
        raise StreamlitAPIException(
            f"The `url_path` `{path}` cannot include `/`. Use a single path segment (e.g. `foo_bar`)."
        )
    return path


def _path_of_title(title: str) -> str:
    path = re.sub(r"[&#?/\\:*\"<>|']", "", re.sub(r"\s+", "_", title.lower()))
    return re.sub(r"_+", "_", path.strip("_"))
