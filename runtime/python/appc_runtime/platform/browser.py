"""The host in Pyodide. The JavaScript module `_appc_host`, which the worker (or the prerender) registers, is looked up when a
host is made, not before: a snapshot can hold this module, but no JavaScript objects.
"""

from __future__ import annotations

import importlib
import json
from typing import Any

from pyodide.ffi import can_run_sync, run_sync, to_js  # type: ignore[import-not-found]

from . import BUFFER


class BrowserHost:
    """Messages over `postMessage`; suspends Python by JavaScript Promise Integration where the engine has it."""

    def __init__(self) -> None:
        self._host: Any = importlib.import_module("_appc_host")

    def post(self, text: str, buffers: list[BUFFER]) -> None:
        self._host.post(text, to_js(buffers) if buffers else None)

    def pending(self) -> bool:
        return bool(self._host.pending())

    def take(self) -> list[dict[str, Any]]:
        text = self._host.take()
        proxies = self._host.take_buffers() if '"$buf"' in text else ()
        buffers = [proxy.to_bytes() for proxy in proxies]

        def restore(value: dict[str, Any]) -> Any:
            return buffers[value["$buf"]] if "$buf" in value else value

        messages: list[dict[str, Any]] = json.loads(text, object_hook=restore if buffers else None)
        return messages

    def results(self) -> bytes | None:
        content = self._host.results()
        return None if content is None else content.to_bytes()

    def writes(self) -> int:
        return int(self._host.writes())

    def pause(self) -> bool:
        # With a JavaScript frame in between (a callback of a library, say) Python can't be suspended: go on without.
        if not can_run_sync():
            return False
        run_sync(self._host.pause(0))
        return True

    def nap(self, seconds: float) -> bool:
        if not can_run_sync():
            return False
        run_sync(self._host.nap(1000 * seconds))
        return True
