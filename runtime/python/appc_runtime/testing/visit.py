"""A visit to an app on plain CPython: a session in memory, and a visitor who acts between its runs."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from ..emoji import leading_emoji
from ..platform.memory import MemoryHost
from ..session import Session
from ..tree import Branch
from . import calls
from .interpreter import Borrowed, deadline
from .sources import keep_sources


class RunTimedOut(Exception):
    """A run did not end in time."""


class Visit:
    """The app of one script. `roots` are the tree as the last run left it."""

    def __init__(self, script: Path, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None) -> None:
        keep_sources()
        self._arguments = (args, kwargs or {})
        self.root = str(script.parent)
        self.host = MemoryHost()
        pages = pages_of(script)
        self.session = Session(
            {"root": self.root, "script": str(script), "entrypoint": script.name, "pages": pages}, self.host
        )
        self._interpreter = Borrowed(self.root)
        self._seq = 0
        # What one-time widgets (buttons, chat inputs) were given in the last run, by id.
        self.fired: dict[str, Any] = {}

    @property
    def roots(self) -> list[Branch]:
        """Main page, sidebar, what pops up, and the foot."""
        return self.session.tree.roots

    def upload(self, file_id: str, name: str, mime: str, data: bytes) -> dict[str, Any]:
        """Have a file ready for a widget that is going to name it. Returns what its value says of it."""
        info = {"file_id": file_id, "name": name, "type": mime, "size": len(data)}
        self.session.files[file_id] = (info, data)
        return info

    def run(
        self, values: dict[str, Any], fired: dict[str, Any], query: dict[str, Any], page: str | None, timeout: float
    ) -> None:
        """Run the script with what the visitor did: values and one-time events, by id, in the page's form.

        Raises RunTimedOut.
        """
        self._seq += 1
        state = self.session.state
        loaded = {widget_id: state.widget(widget_id).load(wire) for widget_id, wire in fired.items()}
        asked = urlencode(query, doseq=True)
        self.host.inbox.append(
            {
                "type": "rerun", "seq": self._seq, "widgets": {**values, **fired}, "triggers": list(fired),
                "query": asked if asked != urlencode(self.session.query) else None, "page": page,
            }
        )  # fmt: skip
        calls.arguments = self._arguments
        started = time.monotonic()
        with self._interpreter.lent(), deadline(timeout):
            self.session.run_pending()
        runs = [message for message in self.host.outbox if message["type"] == "run_started"]
        self.fired = loaded if len(runs) == 1 else {}
        status = [message["status"] for message in self.host.outbox if message["type"] == "run_finished"]
        self.host.outbox.clear()
        if status[-1:] == ["stopped"] and time.monotonic() - started >= timeout:
            raise RunTimedOut


def pages_of(script: Path) -> list[dict[str, Any]]:
    """The entrypoint, and the files of the folder `pages/` beside it, as the manifest has them."""
    pages = [{"path": "", "script": script.name, "title": script.stem}]
    found = (path for path in (script.parent / "pages").glob("*.py") if path.name != "__init__.py")
    for path in sorted(found, key=_order):
        name = re.sub(r"^\d+[_ -]*", "", path.stem) or path.stem
        name = leading_emoji(name)[1].lstrip("_ -") or name
        title = re.sub(r"[_ ]+", " ", name).strip()
        pages.append({"path": title.replace(" ", "_"), "script": f"pages/{path.name}", "title": title})
    return pages


def _order(path: Path) -> tuple[float, str]:
    number = re.match(r"\d+", path.name)
    return (float(number[0]) if number else float("inf"), path.name)
