"""The pages that the app can go to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageInfo:
    """One page. `path` is its address ("" is the front page's), `script` its file, or "" of a function's page.

    `name` tells its widgets apart from those of other pages: unlike the address it stays when the default page changes.
    """

    path: str
    script: str
    title: str
    name: str = ""
    help: str = ""


def pages_of(manifest: dict[str, Any]) -> list[PageInfo]:
    """The entrypoint and the files of its `pages/` folder; those of `st.navigation` are known once it is called."""
    root: str = manifest["root"]
    entrypoint = PageInfo("", str(manifest["script"]), "")
    pages = [
        PageInfo(page["path"], os.path.join(root, page["script"]), page.get("title", ""), page["path"])
        for page in manifest.get("pages", ())
    ]
    own = [page for page in pages if page.path == "" or page.script != entrypoint.script]
    return own or [entrypoint]
