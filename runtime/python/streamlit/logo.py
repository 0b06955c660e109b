"""`st.logo`."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.emoji import is_emoji
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.images import to_media

from .elements.lib import icon_name
from .errors import StreamlitInvalidURLError, StreamlitValueError
from .url_util import is_url


def logo(image: Any, *, size: str = "medium", link: str | None = None, icon_image: Any = None) -> None:
    """Show a picture at the head of the sidebar; `icon_image` (else the same) in the page's corner while that is closed.

    Takes what `st.image` takes, an emoji or `:material/name:`. `link` opens in a tab of its own.
    """
    context = current()
    if context is None:
        return
    if not isinstance(size, str) or size.lower() not in ("small", "medium", "large"):
        raise StreamlitValueError("size", ["'small'", "'medium'", "'large'"])
    if link and not is_url(link):
        raise StreamlitInvalidURLError(link)
    context.session.set_logo(
        {
            "image": _picture("image", image),
            "icon_image": None if icon_image is None else _picture("icon_image", icon_image),
            "link": link or None,
            "size": size.lower(),
        }
    )


def _picture(parameter: str, image: Any) -> dict[str, Any]:
    if isinstance(image, str) and (is_emoji(image) or image.startswith(":material/")):
        return {"icon": icon_name(image)}
    try:
        return {"media": to_media(image)}
    except Exception as error:
        raise StreamlitAPIException(
            f"The {parameter} passed to st.logo is invalid - See "
            "[documentation](https://docs.streamlit.io/develop/api-reference/media/st.logo) "
            "for more information on valid types"
        ) from error
