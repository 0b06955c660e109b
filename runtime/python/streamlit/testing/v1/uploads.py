"""Widgets that take files."""

from __future__ import annotations

from typing import Any, ClassVar, Self
from uuid import uuid4

from .errors import AppTestError
from .widgets import Fired, Widget


class Files(Widget):
    """A widget whose value is files. A test sets tuples of name, bytes and MIME type."""

    SEVERAL: ClassVar[bool] = False

    @property
    def value(self) -> Any:
        """What the script got in the last run."""
        return self.root.state.value(self.id)

    def set_value(self, files: Any) -> Self:
        """Give it a file, several, or with None none."""
        if files is not None and not isinstance(files, list) and isinstance(files[0], str):
            files = [files]
        for file in files or ():
            _check_file(file)
        return super().set_value(list(files or ()))

    def upload(self, filename: str, content: bytes, mime_type: str = "application/octet-stream") -> Self:
        """Give it one more file; one only, where it holds one."""
        held = self._value if self.touched and self._holds_several() else []
        return self.set_value([*held, (filename, content, mime_type)])

    def clear(self) -> Self:
        """Take its files away."""
        return self.set_value(None)

    def _holds_several(self) -> bool:
        return self.SEVERAL

    def wire(self) -> Any:
        """What the page would say of the files, which it has sent before."""
        return [self.root.upload(uuid4().hex, name, mime, content) for name, content, mime in self._value]


def _check_file(file: Any) -> None:
    if len(file) != 3 or not isinstance(file[0], str) or not file[0] or not isinstance(file[1], bytes):
        raise AppTestError(f"A file is a tuple of its name, its bytes and its MIME type, not {file!r}.")


class FileUploader(Files):
    """`st.file_uploader`."""

    NAMES: ClassVar[dict[str, str]] = {"allowed_type": "types"}
    SEVERAL = True

    @property
    def accept_multiple_files(self) -> bool:
        """Whether it takes several files."""
        return self.proto.multiple is not False

    @property
    def accept_directory(self) -> bool:
        """Whether it takes a folder."""
        return self.proto.multiple == "directory"


class AudioInput(Files):
    """`st.audio_input`."""

    def upload(self, filename: str, content: bytes, mime_type: str = "audio/wav") -> Self:
        """Record this."""
        return super().upload(filename, content, mime_type)


class CameraInput(Files):
    """`st.camera_input`."""

    def upload(self, filename: str, content: bytes, mime_type: str = "image/jpeg") -> Self:
        """Take this picture."""
        return super().upload(filename, content, mime_type)


class ChatInput(Fired):
    """`st.chat_input`."""

    placeholder: str

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._files: list[tuple[str, bytes, str]] = []

    @property
    def touched(self) -> bool:
        """Whether the test has written or attached something."""
        return bool(self._files) or isinstance(self._value, str)

    @property
    def value(self) -> Any:
        """What the test has written, else what the last run got."""
        return self._value if isinstance(self._value, str) else self.root.fired(self.id)

    def upload(self, filename: str, content: bytes, mime_type: str = "application/octet-stream") -> Self:
        """Attach a file to the message. Raises AppTestError where the script takes none."""
        self._check_enabled()
        accepts = self.proto.accept_file
        if accepts is False:
            raise AppTestError(f"{self} takes no files: the script has not set accept_file.")
        file = (filename, content, mime_type)
        _check_file(file)
        if self.proto.types and not filename.lower().endswith(tuple(self.proto.types)):
            raise AppTestError(f"{self} does not take {filename!r}, only {', '.join(self.proto.types)}.")
        self._files = [file] if accepts is True else [*self._files, file]
        return self

    def clear(self) -> Self:
        """Detach the files."""
        self._files = []
        return self

    def wire(self) -> dict[str, Any]:
        """The message as the page would send it."""
        files = [self.root.upload(uuid4().hex, name, mime, content) for name, content, mime in self._files]
        return {"text": self._value if isinstance(self._value, str) else "", "files": files}
