"""What apps and components ask of Streamlit's runtime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from appc_runtime.context import current
from appc_runtime.images import address_of
from appc_runtime.media_files import read_media


class MediaFileManager:
    """Gives files an address. No server holds them: the address is the file."""

    def add(self, path_or_data: bytes | str | Path, mimetype: str, coordinates: str = "", **options: Any) -> str:
        """The `data:` URL of a file, given by its bytes or path. Raises MediaFileStorageError for one that can't be read."""
        data = path_or_data if isinstance(path_or_data, bytes) else read_media(Path(path_or_data))
        return address_of({"mime": mimetype, "data": data})


class Runtime:
    """What a site has of the server's."""

    def __init__(self) -> None:
        self.media_file_mgr = MediaFileManager()

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"There is no Streamlit server and no `{name}`: this app runs in the visitor's browser.")


_instance = Runtime()


def exists() -> bool:
    """Whether the script runs in an app: always, once a run is under way."""
    return current() is not None


def get_instance() -> Runtime:
    """The runtime."""
    return _instance
