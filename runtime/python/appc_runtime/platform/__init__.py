"""The one seam between the browser and a plain CPython host.

A `Host` carries messages and lets time pass. The session gets one as an argument, so a whole session runs in memory in tests.
"""

from __future__ import annotations

import sys
from typing import Any, Protocol

BUFFER = bytes | bytearray | memoryview


class Host(Protocol):
    """What the engine asks of the world outside."""

    def post(self, text: str, buffers: list[BUFFER]) -> None:
        """Send one message (JSON text; `{"$buf": n}` counts into `buffers`) to the page."""

    def pending(self) -> bool:
        """Whether messages wait."""

    def take(self) -> list[dict[str, Any]]:
        """Take all waiting messages, their binary parts as bytes in place."""

    def results(self) -> bytes | None:
        """The file of results that the site brings along, fetched now if it is not there yet; None where it can't be."""

    def writes(self) -> int:
        """How many files were opened for writing so far, where they end with this interpreter."""

    def pause(self) -> bool:
        """Let the event loop run once, so that messages arrive. False where a call can't be suspended now."""

    def nap(self, seconds: float) -> bool:
        """Let time pass, until a message comes or `seconds` are over. False where a call can't be suspended now."""


def in_browser() -> bool:
    """Whether this interpreter is Pyodide (in a browser's worker, or in Node for the prerender)."""
    return sys.platform == "emscripten"
