"""Where a component's frontend lies, and what the component is called."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from .custom_component import CustomComponent

_PACKAGES = "/site-packages/"


def declare_component(name: str, path: str | Path | None = None, url: str | None = None) -> CustomComponent:
    """Make a component whose frontend lies in the folder `path`, or at the address `url`, which comes first.

    `appc build` puts the folder into the site: it has an index.html, and lies beside or below the code that declares it.

    Raises:
        StreamlitAPIException: there is no such folder, or the site does not have it.
    """
    component = CustomComponent(
        name=f"{_module_name(sys._getframe(1))}.{name}",
        path=None if path is None else os.path.abspath(path),
        url=url,
        module_name=_module_name(sys._getframe(1)),
    )
    if url is None:
        component.source = address_of(component.path or "")
    else:
        _note_address(component)
    return component


def _module_name(frame: FrameType) -> str:
    name = str(frame.f_globals.get("__name__", "__main__"))
    return Path(inspect.getfile(frame)).stem if name == "__main__" else name


def address_of(path: str) -> str:
    """Where the site has a component's index.html. On a host without a site, where there is no page, the folder."""
    if not os.path.isdir(path):
        raise StreamlitAPIException(f"No such component directory: '{path}'")
    known = _frontends()
    inside = path.rpartition(_PACKAGES)[2] if _PACKAGES in path else path
    if known is None:
        return path
    if inside not in known:
        raise StreamlitAPIException(
            f"The site does not have the component's folder `{inside}`. It needs an index.html, below the file that "
            "calls `declare_component`."
        )
    return f"{known[inside]}index.html"


def _frontends() -> dict[str, str] | None:
    context = current()
    manifest: dict[str, Any] = {} if context is None else context.session.manifest
    if "assets" not in manifest:
        return None
    return manifest.get("frontends") or {}


def _note_address(component: CustomComponent) -> None:
    context = current()
    if context is not None and ("//localhost" in component.source or "//127.0.0.1" in component.source):
        context.session.warn(
            f"The component {component.name} is loaded from {component.source}: visitors do not have that server. "
            "Build its frontend and declare it with `path=`."
        )
