"""`st.file_uploader`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from ...config import get_option
from ...errors import StreamlitValueError
from ...runtime.uploaded_file_manager import UploadedFile, UploadedFileRec
from ..base import Drawable
from ..lib import widget_props

# Endings of the same kind of file: who takes one takes the other.
TWINS = ((".jpg", ".jpeg"), (".mpg", ".mpeg"), (".mp4", ".mpeg4"), (".tif", ".tiff"), (".htm", ".html"))


class FileUploaderMixin(Drawable):
    """Files of the visitor's."""

    def file_uploader(
        self,
        label: str,
        type: str | Sequence[str] | None = None,
        accept_multiple_files: bool | str = False,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        max_upload_size: int | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
    ) -> Any:
        """Show a place for files. Returns an `UploadedFile` or None; a list where several are accepted.

        `max_upload_size` is in megabytes. The files stay in the visitor's browser.
        """
        if accept_multiple_files not in (True, False, "directory"):
            raise StreamlitValueError("accept_multiple_files", ["True", "False", "'directory'"])
        endings = endings_of(type)
        shelf = Shelf(bool(accept_multiple_files))
        props = {
            **widget_props(label, label_visibility, help, disabled, width),
            "types": endings,
            "multiple": accept_multiple_files,
            "max_size": _max_size(max_upload_size),
        }
        identity = {
            "max_upload_size": max_upload_size, "label": label, "type": endings,
            "accept_multiple_files": accept_multiple_files, "help": help, "width": width,
        }  # fmt: skip
        return self._widget(
            "file_uploader", props, default=[] if shelf.several else None, identity=identity, key=key, settable=False,
            load=shelf.load, dump=shelf.dump, check=shelf.rewound, on_change=on_change, args=args, kwargs=kwargs,
        )  # fmt: skip


class Shelf:
    """The files of one uploader: their way from the page's list to the script's value."""

    def __init__(self, several: bool) -> None:
        context = current()
        self.several = several
        # The session's own: what the page uploads is there before any widget names it.
        self._files = context.session.files if context is not None else {}
        self._held: set[str] = set()

    def load(self, wire: Sequence[Mapping[str, Any]] | None) -> Any:
        """The files that the page lists. Those that it lists no longer are let go of."""
        listed = [info["file_id"] for info in wire or ()]
        for gone in self._held.difference(listed):
            self._files.pop(gone, None)
        return self._made([self._read(file_id) for file_id in listed if file_id in self._files])

    @staticmethod
    def dump(value: Any) -> list[dict[str, Any]]:
        """What the page knows of the files."""
        return [
            {"file_id": file.file_id, "name": file.name, "type": file.type, "size": file.size}
            for file in _listed(value)
        ]

    def rewound(self, value: Any) -> Any:
        """The files once more: each run reads them from their beginning, whatever the last one has done to them."""
        self._held = {file.file_id for file in _listed(value)}
        return self._made([self._read(file.file_id) for file in _listed(value) if file.file_id in self._files])

    def _read(self, file_id: str) -> UploadedFile:
        info, data = self._files[file_id]
        if not isinstance(data, bytes):  # a view of what came from the page: copied once, not in each run
            data = bytes(data)
            self._files[file_id] = (info, data)
        return UploadedFile(UploadedFileRec(file_id, info["name"], info["type"], data))

    def _made(self, files: list[UploadedFile]) -> Any:
        if self.several:
            return files
        return files[0] if files else None


def endings_of(type: str | Sequence[str] | None) -> list[str]:
    """The endings that are accepted, with their dots; none accepts all. Raises StreamlitAPIException."""
    if type is None:
        return []
    endings: list[str] = []
    for one in [type] if isinstance(type, str) else type:
        if not isinstance(one, str) or not one:
            raise StreamlitAPIException(f"`type` must be a file extension or a list of them, not {one!r}.")
        endings.append(one.lower() if one.startswith(".") else f".{one.lower()}")
    for pair in TWINS:
        if any(one in endings for one in pair):
            endings.extend(one for one in pair if one not in endings)
    return endings


def _max_size(max_upload_size: int | None) -> int:
    if max_upload_size is None:
        return int(get_option("server.maxUploadSize"))
    if not isinstance(max_upload_size, int) or isinstance(max_upload_size, bool) or max_upload_size <= 0:
        detail = "Set it to None to fall back to the `server.maxUploadSize` configuration option."
        raise StreamlitValueError("max_upload_size", ["a positive integer"], detail)
    return max_upload_size


def _listed(value: Any) -> list[UploadedFile]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
