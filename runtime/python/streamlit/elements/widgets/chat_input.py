"""`st.chat_input`, and what it returns where it takes files or sound."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from appc_runtime.context import current
from appc_runtime.protocol import BOTTOM, MAIN

from ...config import get_option
from ...errors import StreamlitInvalidLayoutContextError, StreamlitValueError
from ...runtime.uploaded_file_manager import UploadedFile
from ..base import Drawable
from ..lib import height_of, width_of
from .audio_rates import check_sample_rate
from .file_uploader import Shelf, endings_of

# A text that the script puts into the field is put there each time, also when it is the same one.
_counter = itertools.count(1)


@dataclass(repr=False, eq=False)
class ChatInputValue(MutableMapping[str, Any]):
    """What the visitor sent. `files` and `audio` are there where the widget takes them; a dict holds the same."""

    text: str
    files: list[UploadedFile] = field(default_factory=list)
    audio: UploadedFile | None = None
    _include_files: bool = False
    _include_audio: bool = False

    def __repr__(self) -> str:
        return f"ChatInputValue({', '.join(f'{name}={value!r}' for name, value in self.to_dict().items())})"

    def to_dict(self) -> dict[str, Any]:
        """Text, and files and audio where they are taken."""
        allowed = {"text": True, "files": self._include_files, "audio": self._include_audio}
        return {name: value for name, value in vars(self).items() if allowed.get(name)}

    def __len__(self) -> int:
        return len(self.to_dict())

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __contains__(self, key: object) -> bool:
        return key in self.to_dict()

    def __getitem__(self, item: str) -> Any:
        try:
            return self.to_dict()[item]
        except KeyError:
            raise KeyError(f"Invalid key: {item}") from None

    def __getattribute__(self, name: str) -> Any:
        if name in ("files", "audio") and not object.__getattribute__(self, f"_include_{name}"):
            hint = "accept_file=False" if name == "files" else "accept_audio=False"
            raise AttributeError(f"'ChatInputValue' object has no attribute '{name}' ({hint})")
        return object.__getattribute__(self, name)

    def __setitem__(self, key: str, value: Any) -> None:
        if key not in ("text", "files", "audio"):
            raise KeyError(f"Invalid key: {key}")
        setattr(self, key, value)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(f"Invalid key: {key}")
        delattr(self, key)


class ChatInputMixin(Drawable):
    """A field for messages."""

    def chat_input(
        self,
        placeholder: str = "Your message",
        *,
        key: Any = None,
        max_chars: int | None = None,
        max_upload_size: int | None = None,
        accept_file: bool | str = False,
        file_type: str | Sequence[str] | None = None,
        accept_audio: bool = False,
        audio_sample_rate: int | None = 16000,
        disabled: bool = False,
        submit_mode: str = "submit",
        on_submit: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        width: Any = "stretch",
        height: Any = "content",
    ) -> Any:
        """Show a field for a message: at the foot of the page, or where it is called within a container.

        Returns what was sent, in the run that this starts, else None: a str, or a `ChatInputValue` where files or sound
        are accepted. `max_upload_size` is in megabytes, `audio_sample_rate` in Hz.
        """
        _check(accept_file, submit_mode, max_upload_size)
        check_sample_rate("audio_sample_rate", audio_sample_rate)
        place = self._place_of_chat()
        takes = Message(accept_file is not False, bool(accept_audio), max_chars)
        endings = endings_of(file_type)
        props: dict[str, Any] = {
            "placeholder": str(placeholder),
            "max_chars": max_chars,
            "accept_file": accept_file,
            "types": endings,
            "max_size": max_upload_size or int(get_option("server.maxUploadSize")),
            "accept_audio": bool(accept_audio),
            "sample_rate": audio_sample_rate,
            "disabled": bool(disabled),
            "submit_mode": submit_mode,
            "width": width_of(width, content=False),
            "height": height_of(height),
        }
        identity = {
            "placeholder": placeholder, "max_chars": max_chars, "max_upload_size": max_upload_size,
            "accept_file": accept_file, "file_type": endings, "accept_audio": accept_audio,
            "audio_sample_rate": audio_sample_rate, "submit_mode": submit_mode, "width": width, "height": height,
        }  # fmt: skip
        text = _assigned(key)
        if isinstance(text, str):
            props["text"] = {"text": text, "run": next(_counter)}
        return place._widget(
            "chat_input", props, default=None, identity=identity, key=key, trigger=True, load=takes.load,
            on_change=on_submit, args=args, kwargs=kwargs,
        )  # fmt: skip

    def _place_of_chat(self) -> Drawable:
        """The foot of the page, unless it stands in a container. Raises StreamlitInvalidLayoutContextError in a form."""
        if self._form() is not None:
            raise StreamlitInvalidLayoutContextError("`st.chat_input()` can't be used in a `st.form()`.")
        context = current()
        target = self if context is None else self._active(context)
        # A placeholder is no container: what stands in one of the page's own stands on the page.
        at_root = target._root == MAIN or (target._place is not None and target._place[0].path == (MAIN,))
        return self._make(root=BOTTOM) if at_root else self


class Message:
    """What one field's messages hold."""

    def __init__(self, files: bool, audio: bool, max_chars: int | None) -> None:
        self._files = files
        self._audio = audio
        self._max_chars = max_chars
        self._shelf = Shelf(True)

    def load(self, wire: Mapping[str, Any] | None) -> str | ChatInputValue | None:
        """The value of what the page sent."""
        if wire is None:
            return None
        text = wire["text"][: self._max_chars]
        if not self._files and not self._audio:
            return str(text)
        files, sound = self._shelf.load(wire.get("files")), self._shelf.load(wire.get("audio"))
        return ChatInputValue(text, files, sound[0] if sound else None, self._files, self._audio)


def _assigned(key: Any) -> Any:
    """What the script put into session_state for the field: it is shown, and not sent."""
    context = current()
    return None if context is None or key is None else context.session.state.take_assigned(str(key))


def _check(accept_file: Any, submit_mode: str, max_upload_size: Any) -> None:
    if accept_file not in (True, False, "multiple", "directory"):
        raise StreamlitValueError("accept_file", ["True", "False", "'multiple'", "'directory'"])
    if submit_mode not in ("submit", "disable", "stop"):
        raise StreamlitValueError("submit_mode", ["'submit'", "'disable'", "'stop'"])
    is_number = isinstance(max_upload_size, int) and not isinstance(max_upload_size, bool)
    if max_upload_size is not None and not (is_number and max_upload_size > 0):
        raise StreamlitValueError("max_upload_size", ["a positive integer"])
