"""Where a component's frontend lies, and what the component is called."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path
from types import FrameType

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from .custom_component import CustomComponent


def declare_component(name: str, path: str | Path | None = None, url: str | None = None) -> CustomComponent:
    """Make a component whose frontend lies in the folder `path`, or at the address `url`, which comes first.

    `appc build` puts the folder into the site: it has an index.html, and lies beside or below the code that declares it.

    Raises:
        StreamlitAPIException: there is no such folder. That the site does not have it is said when it is drawn.
    """
    component = CustomComponent(
        name=f"{_module_name(sys._getframe(1))}.{name}",
        path=None if path is None else os.path.abspath(path),
        url=url,
        module_name=_module_name(sys._getframe(1)),
    )
    if url is None and not os.path.isdir(component.path or ""):
        raise StreamlitAPIException(f"No such component directory: '{component.path}'")
    if url is not None:
        _note_address(component.name, url)
    return component


def _module_name(frame: FrameType) -> str:
    name = str(frame.f_globals.get("__name__", "__main__"))
    return Path(inspect.getfile(frame)).stem if name == "__main__" else name


def _note_address(name: str, url: str) -> None:
    context = current()
    if context is not None and ("//localhost" in url or "//127.0.0.1" in url):
        context.session.warn(
            f"The component {name} is loaded from {url}: visitors do not have that server. "
            "Build its frontend and declare it with `path=`."
        )
