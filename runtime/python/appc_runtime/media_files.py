"""Files of the app that an element shows: pictures, sound, video."""

from __future__ import annotations

from pathlib import Path


class MediaFileStorageError(Exception):
    """A file that an element shows can't be read."""


def read_media(path: Path) -> bytes:
    """A file's bytes. Raises MediaFileStorageError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MediaFileStorageError(f"Error opening '{path}'") from error
