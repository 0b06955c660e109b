"""`UploadedFile`: what `st.file_uploader` returns."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple


class UploadedFileRec(NamedTuple):
    """A file as it came from the visitor."""

    file_id: str
    name: str
    type: str
    data: bytes


class UploadedFile(BytesIO):
    """An uploaded file's bytes, to be read like any binary file. `size` is in bytes, `type` its media type."""

    def __init__(self, record: UploadedFileRec, file_urls: Any = None) -> None:
        super().__init__(record.data)
        self.file_id = record.file_id
        self.name = record.name
        self.type = record.type
        self.size = len(record.data)
        self._file_urls = file_urls

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UploadedFile) and self.file_id == other.file_id

    def __hash__(self) -> int:
        return hash(self.file_id)

    def __repr__(self) -> str:
        return f"UploadedFile(file_id={self.file_id!r}, name={self.name!r}, type={self.type!r}, size={self.size})"
