"""Results that the build computed and the site brings along: used by the first call that would compute the same.

The file is a line of JSON, `{"functions": {function: {call: [offset, size]}}}`, and the results behind it, offsets counted
from the line's end. Each is compressed by zlib. It is asked for when a function in the manifest's list is called.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Callable, Iterable
from typing import Any

_logger = logging.getLogger(__name__)


class Shipped:
    """The site's results that have not been used or cleared yet."""

    def __init__(self) -> None:
        self.functions: tuple[str, ...] = ()
        self._useful: set[str] = set()
        self._read: Callable[[], bytes | None] = lambda: None
        self._content: bytes | None = None
        self._index: dict[str, dict[str, tuple[int, int]]] = {}
        self._cleared: set[tuple[str, str]] = set()

    def configure(self, functions: Iterable[str], read: Callable[[], bytes | None]) -> None:
        """Name the functions that the site has results of; `read` fetches the file, None where it can't be had."""
        self.functions = tuple(functions)
        self._useful = set(self.functions)
        self._read = read
        self._content = None
        self._index = {}
        self._cleared = set()

    def has(self, function: str, arguments: str) -> bool:
        """Whether there may be a result: only then is it worth to look at what the function reads."""
        return function in self._useful and (function, arguments) not in self._cleared

    def take(self, function: str, arguments: str, surroundings: str) -> bytes | None:
        """The result of a call with these arguments and surroundings, pickled; only once."""
        if self._content is None and not self._open():
            return None
        assert self._content is not None
        place = self._index.get(function, {}).pop(f"{arguments}-{surroundings}", None)
        if place is None:
            return None
        offset, size = place
        try:
            return zlib.decompress(self._content[offset : offset + size])
        except zlib.error as error:
            _logger.warning("a result that came with the site is broken and is computed again: %s", error)
            return None

    def forget(self, function: str, arguments: str | None = None) -> None:
        """Use no result of a function, or of one of its calls, any more."""
        if arguments is None:
            self._useful.discard(function)
        else:
            self._cleared.add((function, arguments))

    def _open(self) -> bool:
        content = self._read()
        if content is None:
            self._useful.clear()
            return False
        line = content.index(b"\n") + 1
        places: dict[str, dict[str, list[int]]] = json.loads(content[:line])["functions"]
        self._index = {
            function: {call: (line + offset, size) for call, (offset, size) in calls.items()}
            for function, calls in places.items()
        }
        self._content = content
        return True


shipped = Shipped()


def configure(manifest: dict[str, Any], read: Callable[[], bytes | None]) -> None:
    """Take what the site's manifest says about its results."""
    shipped.configure((manifest.get("results") or {}).get("functions", ()), read)
