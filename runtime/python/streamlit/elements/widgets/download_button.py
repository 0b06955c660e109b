"""`st.download_button`."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from ...errors import StreamlitAPIException
from ..lib import button_props, button_width
from ..media import whole
from .button import ButtonMixin


class DownloadButtonMixin(ButtonMixin):
    """A button that hands a file to the visitor."""

    def download_button(
        self,
        label: str,
        data: Any,
        file_name: str | None = None,
        mime: str | None = None,
        key: Any = None,
        help: str | None = None,
        on_click: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Show a download button. Returns True in the run that its press starts, else False.

        `data` is text, bytes, an open file, or a function of no argument that returns one of these when it is pressed.
        Raises StreamlitAPIException for data of another type.
        """
        self._outside_forms("download_button")
        width = button_width(width, use_container_width)
        deferred = callable(data)
        props = {
            **button_props(
                label, help, type, icon, icon_position, disabled, width, shortcut
            ),
            "media": None if deferred else media_of(data, file_name, mime),
            "ignore_rerun": on_click == "ignore",
            "deferred": deferred,
        }  # fmt: skip
        identity = {
            "label": label, "icon": icon, "file_name": file_name, "mime": mime, "help": help, "type": type,
            "width": width, "icon_position": icon_position, "shortcut": shortcut,
        }  # fmt: skip
        return self._widget(
            "download_button", props, default=False, identity=identity, key=key, trigger=True, settable=False,
            on_change=on_click, args=args, kwargs=kwargs,
            download=(lambda: media_of(data(), file_name, mime)) if deferred else None,
        )  # fmt: skip


def media_of(data: Any, file_name: str | None, mime: str | None) -> dict[str, Any]:
    """A file as the page gets it (`Media`). Raises StreamlitAPIException for data that are neither text, bytes nor a file."""
    content, usual = _bytes_of(data)
    mime = mime or usual
    return {
        "mime": mime,
        "data": content,
        "hash": sha256(content).hexdigest(),
        "file_name": file_name or "download" + (mimetypes.guess_extension(mime.split(";")[0]) or ""),
    }


def _bytes_of(data: Any) -> tuple[bytes, str]:
    """The bytes, and the media type that they have unless one is given."""
    if isinstance(data, io.TextIOBase):
        data = data.read()
    elif isinstance(data, (io.BufferedIOBase, io.RawIOBase)):
        data = whole(data) or b""
    if isinstance(data, str):
        return data.encode(), "text/plain"
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data), "application/octet-stream"
    raise StreamlitAPIException(f"Invalid binary data format: {type(data)}")
