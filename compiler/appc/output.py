"""Where a site is written to. The previous site stays whole until the new one takes its place in one move."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from .errors import OutputError
from .filesystem import FileSystem
from .privacy import is_site

#: A site: path relative to its root (with slashes) -> bytes, or a file to copy.
Site = Mapping[str, bytes | Path]
#: Seconds after which a folder that a killed build left behind is removed.
ABANDONED = 3600


class Output(Protocol):
    """Takes a whole site."""

    def check(self) -> None:
        """Raise OutputError, before the work begins, when `write` would refuse."""

    def write(self, site: Site) -> None:
        """Put `site` in the place of the previous one. Raises OutputError."""


class MemoryOutput:
    """Keeps the site in `files`, for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def check(self) -> None:
        """Memory takes everything."""

    def write(self, site: Site) -> None:
        self.files = {
            path: content.read_bytes() if isinstance(content, Path) else content for path, content in site.items()
        }


class DirectoryOutput:
    """A folder. The site is made in a sibling folder; the two are then exchanged.

    Without an exchange in one move (not Linux), the old folder is renamed away and the new one into its place; should
    the process be killed in between, the next start moves the old one back. A mount point cannot be moved: its files
    are replaced one by one, assets first, index.html last.
    """

    def __init__(self, folder: Path, files: FileSystem | None = None) -> None:
        self.folder = folder.absolute()
        self.files = files or FileSystem()

    @property
    def previous(self) -> Path:
        return self.sibling("old")

    def sibling(self, purpose: str) -> Path:
        return self.folder.with_name(f".{self.folder.name}.appc-{purpose}")

    def check(self) -> None:
        """Bring back what a killed build left half-way, then refuse a folder that appc did not make."""
        try:
            self.recover()
            folder = self.folder
            if not folder.exists():
                return
            if not folder.is_dir():
                raise OutputError(f"{folder} is a file.", hint="Choose another folder: --out DIR")
            if any(folder.iterdir()) and not is_site(folder):
                hint = "Choose another folder with --out DIR, or empty this one yourself."
                raise OutputError(f"{folder} is not empty, and appc did not make it: nothing was changed.", hint=hint)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def recover(self) -> None:
        if self.previous.exists():
            if self.folder.exists():
                self.files.remove_tree(self.previous)
            else:
                self.files.rename(self.previous, self.folder)
        for path in self.folder.parent.glob(f".{self.folder.name}.appc-new-*"):
            if time.time() - path.stat().st_mtime > ABANDONED:
                self.files.remove_tree(path)

    def write(self, site: Site) -> None:
        self.check()
        try:
            if os.path.ismount(self.folder):
                self.write_in_place(site)
                return
            fresh = self.sibling(f"new-{os.getpid()}")
            try:
                self.write_folder(fresh, site)
                self.swap(fresh)
            finally:
                with suppress(OSError):
                    self.files.remove_tree(fresh)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def write_folder(self, folder: Path, site: Site) -> None:
        self.files.remove_tree(folder)
        self.files.make_folder(folder)
        made = {folder}
        for path, content in site.items():
            target = folder / path
            if target.parent not in made:
                self.files.make_folder(target.parent)
                made.add(target.parent)
            self.files.write(target, content)

    def swap(self, fresh: Path) -> None:
        """Afterwards `fresh` holds the old site, or is gone."""
        if not self.folder.exists():
            self.files.rename(fresh, self.folder)
        elif not self.files.exchange(fresh, self.folder):
            self.files.rename(self.folder, self.previous)
            try:
                self.files.rename(fresh, self.folder)
            except OSError:
                self.files.rename(self.previous, self.folder)
                raise
            self.files.remove_tree(self.previous)

    def write_in_place(self, site: Site) -> None:
        """File by file: what the old pages use is removed last."""
        old = [path for path in self.folder.rglob("*") if path.is_file()]
        for path, content in sorted(site.items(), key=lambda item: in_place_order(item[0])):
            target = self.folder / path
            self.files.make_folder(target.parent)
            partial = target.with_name(f".{target.name}.appc-part")
            self.files.write(partial, content)
            self.files.replace(partial, target)
        for file in old:
            if file.relative_to(self.folder).as_posix() not in site:
                self.files.remove_file(file)


def in_place_order(path: str) -> tuple[int, str]:
    """Assets, then other files, then the manifest, then pages, the front page last."""
    if path.startswith("assets/"):
        return 0, path
    if not path.endswith("index.html"):
        return (2 if path == "manifest.json" else 1), path
    return (4 if path == "index.html" else 3), path


def unwritable(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    place = error.filename or folder
    return OutputError(f"the site cannot be written: {reason}: {place}", hint="The previous site was left as it was.")
