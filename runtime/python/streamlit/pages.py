"""`st.navigation` and `st.switch_page`: which pages there are, and how to go to one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

from appc_runtime.context import RunContext, current
from appc_runtime.errors import RerunException, StreamlitAPIException
from appc_runtime.markdown import label_html, plain_text, to_html
from appc_runtime.pages import PageInfo

from .config import get_option
from .elements.lib import icon_name, word_of
from .errors import (
    NoSessionContext,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitPageNotFoundError,
    StreamlitValueError,
)
from .navigation.page import Page
from .state import pairs_of

Sections = dict[str, list[Page]]
POSITIONS = ("sidebar", "hidden", "top")


def navigation(
    pages: Sequence[Any] | Mapping[str, Sequence[Any]], *, position: str = "sidebar", expanded: bool | int = False
) -> Page:
    """Say which pages the app has, and draw their menu. Returns the page that the visitor wants: call its `run`.

    `pages` are `st.Page`s, paths or functions, or sections of them by their headings. `expanded`: all of a long menu, or
    how many of it, is in sight at first.
    """
    word_of("position", position, POSITIONS)
    sections = _sections(pages)
    every = [page for section in sections.values() for page in section]
    if not every:
        raise StreamlitMissingRequiredParameterError("pages", "Provide at least one `st.Page`.")
    default = _default(every)
    context = current()
    if context is None:
        default._may_run = True
        return default
    _check_addresses(sections)
    menu = _menu(sections, position, expanded)
    session = context.session
    internal = [page for page in every if not page.is_external]
    session.pages = [page._info for page in internal]
    chosen = next((page for page in internal if page.url_path == session.page), default)
    chosen._may_run = True
    session.set_navigation(menu, chosen.url_path)
    return chosen


def _sections(pages: Any) -> Sections:
    if isinstance(pages, Mapping):
        return {str(heading): [_page(page) for page in section] for heading, section in pages.items()}
    return {"": [_page(page) for page in pages]}


def _page(page: Any) -> Page:
    if isinstance(page, Page):
        return page
    if isinstance(page, (str, Path)) or callable(page):
        return Page(page)
    raise StreamlitInvalidParameterTypeError("pages", type(page).__name__, ["st.Page", "callable", "str", "Path"])


def _default(pages: list[Page]) -> Page:
    """The page that says so, else the first. Raises StreamlitAPIException for two, or for none that could be."""
    chosen = [page for page in pages if page._default]
    if len(chosen) > 1:
        raise StreamlitAPIException(
            "Multiple Pages specified with `default=True`. At most one Page can be set to default."
        )
    internal = [page for page in pages if not page.is_external]
    if not internal:
        raise StreamlitAPIException(
            "At least one non-external page is required. External URL pages cannot be the default page."
        )
    default = chosen[0] if chosen else internal[0]
    default._default = True
    return default


def _check_addresses(sections: Sections) -> None:
    seen: set[str] = set()
    for page in (page for section in sections.values() for page in section):
        if page._url_path in seen:
            raise StreamlitAPIException(
                f"Two pages resolve to the URL pathname `/{page._url_path}`. Each page passed to `st.navigation` needs a "
                "unique URL pathname, including pages in different sections, hidden pages, and external URL pages. It is "
                "inferred from the filename, callable name, or the title of an external URL page. Set a unique "
                "`url_path` in `st.Page` for one of these pages."
            )
        seen.add(page._url_path)


def _menu(sections: Sections, position: str, expanded: bool | int) -> dict[str, Any]:
    """The menu as the page gets it (`Navigation`)."""
    if not isinstance(expanded, int):
        raise StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
    if expanded < 0:
        raise StreamlitValueError("expanded", ["True", "False", "a non-negative integer"])
    if position == "sidebar" and get_option("client.showSidebarNavigation") is False:
        position = "hidden"
    limit = expanded if expanded and not isinstance(expanded, bool) else None
    return {
        "position": position,
        "expanded": expanded is True,
        "visible_items": limit,
        "pages": [_entry(page, heading) for heading, section in sections.items() for page in section],
    }


def _entry(page: Page, section: str) -> dict[str, Any]:
    html = label_html(page.title, links=False)
    return {
        "path": page.url_path,
        "script": page._info.script,
        "title": plain_text(html),
        "label": html,
        "icon": icon_name(page.icon) if page.icon else None,
        "section": section,
        "hidden": page.visibility == "hidden",
        "url": page.external_url,
        "help": to_html(page.help) if page.help else None,
    }


def switch_page(page: str | Path | Page, *, query_params: Any = None) -> NoReturn:
    """End this run and go to another page: its `st.Page`, or its script's path from the entrypoint's folder.

    `query_params` become the address's; without them it has none. Raises StreamlitPageNotFoundError.
    """
    context = current()
    if context is None:
        raise NoSessionContext
    if isinstance(page, Page) and page.is_external:
        raise StreamlitAPIException(
            "Cannot use st.switch_page with external URL pages. Use st.page_link instead to create a link to external "
            "pages."
        )
    info = page_of(context, page)
    raise RerunException(page=info.path, query=query_of(query_params))


def page_of(context: RunContext, page: str | Path | Page) -> PageInfo:
    """A page that the app has. Raises StreamlitPageNotFoundError, StreamlitAPIException."""
    known = context.session.pages
    if isinstance(page, Page):
        registered = next((info for info in known if info.name == page._info.name), None)
        if registered is not None and registered.script != page._info.script:
            raise StreamlitAPIException(
                f"The page references `{page._info.script or 'a callable'}`, but a different page is registered with "
                f"`st.navigation` for URL pathname `/{page.url_path}` (`{registered.script or 'a callable'}`). Pass the "
                "page object returned by `st.navigation` or re-create the page with the matching source."
            )
        return registered or page._info
    if "\x00" in str(page):
        raise StreamlitAPIException("Page paths must not contain null bytes.")
    folder = os.path.dirname(context.session.manifest["script"])
    path = os.path.realpath(os.path.join(folder, page))
    found = next((info for info in known if os.path.realpath(info.script) == path), None) if page else None
    if found is None:
        raise StreamlitPageNotFoundError(str(page), folder, uses_pages_directory=context.session.navigation is None)
    return found


def query_of(query_params: Any) -> str:
    """The parameters as they stand in an address. Raises StreamlitInvalidParameterTypeError."""
    if query_params is None:
        return ""
    if isinstance(query_params, (str, bytes)) or not isinstance(query_params, Iterable):
        raise StreamlitInvalidParameterTypeError(
            "query_params", type(query_params).__name__, ["mapping", "iterable of (key, value) pairs"]
        )
    return urlencode(pairs_of(query_params))
