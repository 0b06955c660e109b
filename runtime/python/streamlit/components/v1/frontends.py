"""Where the site has the folders of components."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

_PACKAGES = "/site-packages/"


def address_of(path: str) -> str:
    """Where the site has a component's index.html. On a host without a site, where there is no page, the folder.

    Asked at each draw: a package declares its components when it is imported, which a snapshot does for all sites' runs,
    before any.

    Raises:
        StreamlitAPIException: the site does not have the folder.
    """
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
