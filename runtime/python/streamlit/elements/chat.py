"""`st.chat_message`: who says what, with a picture."""

from __future__ import annotations

from typing import Any

from appc_runtime.emoji import is_emoji
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.images import to_media

from ..errors import StreamlitMissingRequiredParameterError
from .base import Drawable
from .lib import icon_name, width_of

ROLES = {"user": "user", "human": "user", "assistant": "assistant", "ai": "assistant"}


class ChatMessageMixin(Drawable):
    """Messages of a conversation."""

    def chat_message(self, name: str, *, avatar: Any = None, width: Any = "stretch") -> Any:
        """Make a container for a message. `name` is its author: "user", "assistant", "human", "ai", or any other.

        `avatar` is an emoji, `:material/name:`, "user", "assistant", or whatever `st.image` takes.
        """
        if name is None:
            raise StreamlitMissingRequiredParameterError("name")
        if avatar is None and (name.lower() in ROLES or is_emoji(name)):
            avatar = name.lower()
        props = {"name": str(name), "avatar": _avatar(avatar), "width": width_of(width)}
        return self._block("chat_message", props)


def _avatar(avatar: Any) -> dict[str, Any] | None:
    """What the page draws: a role's picture, an icon, an image; None is the name's first letter."""
    if avatar is None:
        return None
    if isinstance(avatar, str) and avatar in ROLES:
        return {"role": ROLES[avatar]}
    if isinstance(avatar, str) and (is_emoji(avatar) or avatar.startswith(":material") or avatar == "spinner"):
        return {"icon": icon_name(avatar)}
    try:
        return {"image": to_media(avatar)}
    except Exception as error:
        raise StreamlitAPIException("Failed to load the provided avatar value as an image.") from error
