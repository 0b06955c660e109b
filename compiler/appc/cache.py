"""Wheels that were fetched or built, kept by their content: `wheels/<sha256>/<file name>` in the user's cache folder.

A file is complete or not there (written beside, then moved into place), so two builds at once do no harm: both write the same
bytes. What is taken out is verified, so a file that was damaged since is never used.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from .errors import PackageError


class DamagedError(PackageError):
    """A wheel's bytes are not those that its lock or distribution promises."""


@dataclass(frozen=True)
class WheelCache:
    """`folder` need not exist."""

    folder: Path
    #: Hashes of wheels that were found damaged, and taken away.
    damaged: set[str] = field(default_factory=set, compare=False)

    def place(self, sha256: str, name: str) -> Path:
        return self.folder / "wheels" / sha256 / name

    def get(self, sha256: str, name: str) -> Path | None:
        """The wheel, verified; None when it is not there. One that is damaged is taken away."""
        path = self.place(sha256, name)
        try:
            if digest(path) == sha256:
                return path
        except OSError:
            return None
        self.damaged.add(sha256)
        path.unlink(missing_ok=True)
        return None

    def keep(self, path: Path) -> Path:
        """Copy a wheel into the cache."""
        return self.write(path.name, path.read_bytes())

    def write(self, name: str, data: bytes) -> Path:
        target = self.place(hashlib.sha256(data).hexdigest(), name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            file.write(data)
        Path(file.name).replace(target)
        return target

    def fetch(self, url: str, sha256: str, name: str, timeout: float = 30) -> Path:
        """The wheel from the cache, else from `url`. Raises OSError out of reach, DamagedError for other bytes."""
        if path := self.get(sha256, name):
            return path
        with urllib.request.urlopen(url, timeout=timeout) as response:
            data: bytes = response.read()
        check(data, sha256, name, url)
        return self.write(name, data)

    def size(self) -> tuple[int, int]:
        """Files and bytes of everything in the folder."""
        sizes = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def check(data: bytes, sha256: str, name: str, source: str) -> None:
    """Raise DamagedError unless these are the promised bytes."""
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise damaged(f"{source} ({name})" if not source.endswith(name) else source, sha256, found)


def damaged(source: str, wanted: str, found: str) -> DamagedError:
    """The error for a file at `source`."""
    return DamagedError(
        f"{source} is not what it should be: sha256 {found} instead of {wanted}.",
        hint="The file was damaged or replaced. Get it again from where it comes from; if the new one is right, `appc lock`.",
    )


def digest(path: Path) -> str:
    """SHA-256 of a file, as hex digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
