"""The host in Pyodide: `_appc_host` is the JavaScript module that the worker (or the prerender) registers."""

from __future__ import annotations

import json
from typing import Any

import _appc_host  # type: ignore[import-not-found]
from pyodide.ffi import can_run_sync, run_sync, to_js  # type: ignore[import-not-found]

from . import BUFFER


class BrowserHost:
    """Messages over `postMessage`; suspends Python by JavaScript Promise Integration where the engine has it."""

    def post(self, text: str, buffers: list[BUFFER]) -> None:
        _appc_host.post(text, to_js(buffers) if buffers else None)

    def pending(self) -> bool:
        return bool(_appc_host.pending())

    def take(self) -> list[dict[str, Any]]:
        text = _appc_host.take()
        proxies = _appc_host.take_buffers() if '"$buf"' in text else ()
        buffers = [proxy.to_bytes() for proxy in proxies]

        def restore(value: dict[str, Any]) -> Any:
            return buffers[value["$buf"]] if "$buf" in value else value

        messages: list[dict[str, Any]] = json.loads(text, object_hook=restore if buffers else None)
        return messages

    def pause(self) -> bool:
        # With a JavaScript frame in between (a callback of a library, say) Python can't be suspended: go on without.
        if not can_run_sync():
            return False
        run_sync(_appc_host.pause(0))
        return True
