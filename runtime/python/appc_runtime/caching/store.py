"""Where results are kept: one `FunctionCache` for each function, bounded by age, number and size."""

from __future__ import annotations

import pickle
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import persistence
from .shipped import shipped

# Values that nobody can change need no copies.
_IMMUTABLE = (type(None), bool, int, float, complex, str, bytes)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long (seconds), how many, and how big (bytes) a function's results may be."""

    ttl: float | None = None
    max_entries: int | None = None
    max_size: int | None = None


@dataclass(slots=True)
class Entry:
    """One result. `pickled` is None for resources and for values that need no copy."""

    value: Any
    pickled: bytes | None = None
    messages: list[Any] = field(default_factory=list)
    expires: float | None = None
    #: At build time: what this result depends on beside code and arguments.
    doubt: str | None = None

    def load(self) -> Any:
        """The result: a copy if it could be changed."""
        return self.value if self.pickled is None else pickle.loads(self.pickled)

    @property
    def size(self) -> int:
        """Bytes that it is known to hold."""
        if self.pickled is not None:
            return len(self.pickled)
        return len(self.value) if isinstance(self.value, str | bytes) else 64


def copied(value: Any, messages: list[Any]) -> Entry:
    """An entry that hands out copies. Raises whatever pickling raises."""
    if type(value) in _IMMUTABLE:
        return Entry(value, None, messages)
    return Entry(None, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), messages)


class FunctionCache:
    """The results of one function, by the hash of its arguments."""

    def __init__(self, key: str, limits: Limits, *, persistent: bool, on_release: Callable[[Any], Any] | None) -> None:
        self.key = key
        self.limits = limits
        self._persistent = persistent
        self._on_release = on_release
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._size = 0

    def get(self, key: str, *, stale: bool = False) -> tuple[Entry | None, bool]:
        """The entry and whether it is still fresh. One that has expired is dropped, unless `stale` asks for it."""
        entry = self._entries.get(key)
        if entry is None:
            entry = self._restored(key)
            if entry is None:
                return None, False
        if entry.expires is not None and entry.expires <= time.time():
            if not stale:
                self.remove(key)
                return None, False
            return entry, False
        self._entries.move_to_end(key)
        return entry, True

    def put(self, key: str, entry: Entry, *, keep: bool = True) -> None:
        """Hold an entry, and drop the ones used longest ago if there are too many now. `keep` it in the browser too."""
        if self.limits.ttl is not None:
            entry.expires = time.time() + self.limits.ttl
        self._insert(key, entry)
        if keep and self._persistent:
            persistence.changed(self.key, key, entry)
        self._trim()

    def _trim(self) -> None:
        limits = self.limits
        while limits.max_entries is not None and len(self._entries) > limits.max_entries:
            self.remove(next(iter(self._entries)))
        while limits.max_size is not None and self._size > limits.max_size and self._entries:
            self.remove(next(iter(self._entries)))
        if limits.max_entries is not None and self._persistent:
            persistence.limit(self.key, limits.max_entries - len(self._entries))

    def remove(self, key: str) -> None:
        """Forget one entry, here and in the browser."""
        entry = self._entries.pop(key, None)
        if self._persistent:
            persistence.changed(self.key, key, None)
        if entry is not None:
            self._size -= entry.size
            if self._on_release is not None:
                self._on_release(entry.value)

    def clear(self) -> None:
        """Forget all entries, those that only the browser still has too."""
        for key in list(self._entries):
            self.remove(key)
        if self._persistent:
            persistence.forget_function(self.key)

    def _insert(self, key: str, entry: Entry) -> None:
        old = self._entries.pop(key, None)
        if old is not None:
            self._size -= old.size
            if self._on_release is not None and old.value is not entry.value:
                self._on_release(old.value)
        self._entries[key] = entry
        self._size += entry.size

    def _restored(self, key: str) -> Entry | None:
        """What an earlier visit computed."""
        kept = persistence.restored(self.key, key) if self._persistent else None
        if kept is None:
            return None
        entry = _unpickled(kept.data)
        if entry is None:
            self.remove(key)
            return None
        entry.expires = kept.expires
        self._insert(key, entry)
        self._trim()
        return entry

    def take_shipped(self, key: str, surroundings: str) -> Entry | None:
        """What the site brings along for a call that reads these surroundings."""
        data = shipped.take(self.key, key, surroundings)
        entry = _unpickled(data) if data is not None else None
        if entry is not None:
            self.put(key, entry, keep=False)
        return entry


def _unpickled(data: bytes) -> Entry | None:
    try:
        return Entry(*pickle.loads(data))
    except Exception:
        # A class that has moved, say: computing it again is always right.
        return None


_caches: dict[str, dict[str, FunctionCache]] = {"cache_data": {}, "cache_resource": {}}


def cache_of(
    kind: str, key: str, limits: Limits, *, persistent: bool, on_release: Callable[[Any], Any] | None
) -> FunctionCache:
    """The cache of a function. One with other limits than before starts empty."""
    cache = _caches[kind].get(key)
    if cache is None or cache.limits != limits:
        if cache is not None:
            cache.clear()
        cache = _caches[kind][key] = FunctionCache(key, limits, persistent=persistent, on_release=on_release)
    # The function is another object in each run.
    cache._on_release = on_release
    return cache


def clear_all(kind: str | None = None) -> None:
    """Forget all results: of `cache_data` or `cache_resource`, or of both."""
    for name, caches in _caches.items():
        if kind in (None, name):
            for cache in list(caches.values()):
                cache.clear()
            caches.clear()
    if kind != "cache_resource":
        persistence.forget_all()
        for function in shipped.functions:
            shipped.forget(function)
            persistence.mark_cleared(function, None)
