"""Raises a flag when something changes in the folders that the app uses. Finding out what is the loop's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ..privacy import SKIPPED_FOLDERS


class Watcher(FileSystemEventHandler):
    """Watches single folders, never a tree: no cost for environments, histories and built sites beside the script.

    `raise_flag` is called in the observer's thread.
    """

    def __init__(self, raise_flag: Callable[[], None], observer: BaseObserver | None = None) -> None:
        self.raise_flag = raise_flag
        self.observer = observer or Observer()
        self.watches: dict[Path, ObservedWatch] = {}
        #: Watched folders that were removed: made anew, they need a new watch.
        self.removed: set[Path] = set()
        self._states: dict[Path, tuple[int, int, int]] = {}

    def start(self) -> None:
        self.observer.start()

    def stop(self) -> None:
        """Ends the observer's thread, if it was started."""
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join(2)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders, and no others any more; those that do not exist are left out."""
        wanted = {folder for folder in folders if folder.is_dir()}
        removed = self.removed & self.watches.keys()
        self.removed -= removed
        for folder in (self.watches.keys() - wanted) | removed:
            self.observer.unschedule(self.watches.pop(folder))
        for folder in wanted - self.watches.keys():
            self.watches[folder] = self.observer.schedule(self, str(folder), recursive=False)

    def watch_closely(self, files: Iterable[Path]) -> None:
        """Have `poll` look at these files."""
        self._states = {file: state_of(file) for file in files}

    def poll(self) -> bool:
        """Whether one of the closely watched files is another than at the last look.

        Events come late after some kinds of save (a file moved to another folder holds them up for half a second), and
        never from some network and container file systems.
        """
        states = {file: state_of(file) for file in self._states}
        changed = states != self._states
        self._states = states
        return changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return  # Somebody reads; the loop does.
        if event.is_directory and event.event_type == EVENT_TYPE_DELETED:
            self.removed.add(Path(str(event.src_path)))
        paths = [str(path) for path in (event.src_path, event.dest_path) if path]
        if any(may_count(Path(path)) for path in paths):
            self.raise_flag()


def state_of(file: Path) -> tuple[int, int, int]:
    """Tells one state of a file from another, without reading it."""
    try:
        status = file.stat()
    except OSError:
        return (0, 0, -1)
    return (status.st_ino, status.st_mtime_ns, status.st_size)


def may_count(path: Path) -> bool:
    """Whether this can be a file of an app: not a cache's folder, not an editor's swap file."""
    return path.name not in SKIPPED_FOLDERS and not path.name.endswith(("~", ".swp", ".swx", ".pyc"))


def folders_of(files: Iterable[Path]) -> set[Path]:
    """The folders of files, and for one that does not exist yet, the nearest that does."""
    folders = set()
    for file in files:
        folder = file.parent
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        folders.add(folder)
    return folders
