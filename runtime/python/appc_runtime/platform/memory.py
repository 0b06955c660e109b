"""A host in memory: what tests (and the testing API) use in place of a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from . import BUFFER


class MemoryHost:
    """Keeps what is posted, decoded, in `outbox`; hands out what tests put in `inbox`.

    `on_pause` is called at every yield: a test uses it to play a visitor who acts while the script runs.
    """

    def __init__(self) -> None:
        self.inbox: list[dict[str, Any]] = []
        self.outbox: list[dict[str, Any]] = []
        self.shipped: bytes | None = None
        self.on_pause: Callable[[], None] | None = None

    def post(self, text: str, buffers: list[BUFFER]) -> None:
        def restore(value: dict[str, Any]) -> Any:
            return bytes(buffers[value["$buf"]]) if value.keys() == {"$buf"} else value

        self.outbox.append(json.loads(text, object_hook=restore))

    def pending(self) -> bool:
        return bool(self.inbox)

    def take(self) -> list[dict[str, Any]]:
        taken, self.inbox = self.inbox, []
        return taken

    def results(self) -> bytes | None:
        return self.shipped

    def writes(self) -> int:
        return 0

    def pause(self) -> bool:
        if self.on_pause is not None:
            self.on_pause()
        return True

    def nap(self, seconds: float) -> bool:
        return self.pause()
