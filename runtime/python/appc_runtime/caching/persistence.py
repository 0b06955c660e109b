"""Keeps `cache_data` results in the visitor's browser: read before the first run, written when nothing else happens."""

from __future__ import annotations

import logging
import pickle
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .shipped import shipped

type Post = Callable[[dict[str, Any]], None]

#: Bytes that all entries of a site may take in the browser.
LIMIT = 50 * 1024 * 1024
_logger = logging.getLogger(__name__)
#: Begins the names of marks, which no function's key does.
_CLEARED = "!"


@dataclass(slots=True)
class Kept:
    """An entry as the browser keeps it. `expires` is in seconds since the epoch."""

    data: bytes
    expires: float | None


@dataclass(slots=True)
class Mark:
    """Stands where an entry would; it holds nothing."""

    value: Any = None
    pickled: bytes | None = None
    messages: tuple[Any, ...] = ()
    expires: float | None = None


_MARK = Mark()


class Persistence:
    """What the browser has of this build's entries, and what it has yet to be told."""

    def __init__(self) -> None:
        self.prefix = ""
        self._kept: dict[str, Kept] = {}
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._changed: dict[str, Any] = {}

    def configure(self, site: str, lock: str) -> None:
        """Name the entries of this site and of these packages; others are dropped when they come."""
        self.prefix = f"{site}|{lock}|"

    def name(self, function: str, arguments: str) -> str:
        return f"{self.prefix}{function}|{arguments}"

    def mark_cleared(self, function: str, arguments: str | None) -> None:
        """Have the browser remember that what the site brings along for a function, or for one call, is not wanted."""
        self._changed[f"{self.prefix}{_CLEARED}{function}|{arguments or ''}"] = _MARK

    def _read_mark(self, name: str) -> None:
        function, _, arguments = name.removeprefix(self.prefix + _CLEARED).partition("|")
        shipped.forget(function, arguments or None)
        # Written anew at each visit, it is never among the oldest, which are dropped when there are too many.
        self._changed[name] = _MARK

    def restore(self, entries: list[dict[str, Any]]) -> None:
        """Take in what the browser kept. Entries of another build, and those that have expired, are forgotten."""
        now = time.time()
        for entry in entries:
            name, expires = entry["key"], entry["expires"]
            if not name.startswith(self.prefix) or (expires is not None and expires <= now):
                self._changed[name] = None
                continue
            if name.startswith(self.prefix + _CLEARED):
                self._read_mark(name)
                continue
            self._kept[name] = Kept(bytes(entry["data"]), expires)
            self._sizes[name] = len(entry["data"])

    def restored(self, function: str, arguments: str) -> Kept | None:
        """An entry that has not been asked for since it was restored."""
        return self._kept.pop(self.name(function, arguments), None)

    def limit(self, function: str, number: int) -> None:
        """Let at most `number` of a function's entries wait to be asked for. The browser gives the newest first."""
        names = [name for name in self._kept if name.startswith(self.name(function, ""))]
        for name in names[number:]:
            del self._kept[name]
            self._changed[name] = None

    def changed(self, function: str, arguments: str, entry: Any) -> None:
        """Note a new entry, or (None) that one is gone."""
        name = self.name(function, arguments)
        self._kept.pop(name, None)
        if entry is not None or name in self._sizes or name in self._changed:
            self._changed[name] = entry

    def forget(self, start: str) -> None:
        """Note that all entries whose names start so are gone."""
        marks = self.prefix + _CLEARED
        for name in [name for name in (*self._sizes, *self._changed) if name.startswith(start)]:
            if name.startswith(marks):
                continue
            self._kept.pop(name, None)
            self._changed[name] = None

    def flush(self, post: Post) -> None:
        """Tell the browser what has changed, within the limit: the oldest entries go first."""
        changed, self._changed = self._changed, {}
        for name, entry in changed.items():
            data = None if entry is None else _pickled(name, entry)
            if data is None:
                self._drop(name, post)
                continue
            self._sizes.pop(name, None)
            self._sizes[name] = len(data)
            post({"type": "cache_entry", "key": name, "data": data, "expires": entry.expires})
        while sum(self._sizes.values()) > LIMIT:
            oldest = next(iter(self._sizes))
            self._kept.pop(oldest, None)
            self._drop(oldest, post)

    def _drop(self, name: str, post: Post) -> None:
        self._sizes.pop(name, None)
        post({"type": "cache_entry", "key": name, "data": None, "expires": None})


def _pickled(name: str, entry: Any) -> bytes | None:
    try:
        data = pickle.dumps((entry.value, entry.pickled, entry.messages), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        _logger.info("the cached result %s can't outlive this page: %s", name, error)
        return None
    return data if len(data) <= LIMIT else None


_persistence = Persistence()
configure = _persistence.configure
restore = _persistence.restore
restored = _persistence.restored
limit = _persistence.limit
mark_cleared = _persistence.mark_cleared
changed = _persistence.changed
flush_idle = _persistence.flush


def forget_function(function: str) -> None:
    """Note that all results of a function are gone."""
    _persistence.forget(_persistence.name(function, ""))


def forget_all() -> None:
    """Note that all results are gone."""
    _persistence.forget("")
