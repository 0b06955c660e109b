"""What the page asks for, merged while it waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Request:
    """A rerun that waits. `full` runs the script; else only `fragments`, in order."""

    full: bool = False
    fragments: list[str] = field(default_factory=list)
    widgets: dict[str, Any] = field(default_factory=dict)
    triggers: list[str] = field(default_factory=list)
    query: str | None = None
    page: str | None = None

    def merge(self, message: dict[str, Any]) -> None:
        """Take in another `rerun` message: the last value of an id wins, a full run beats a fragment's."""
        self.widgets.update(message.get("widgets") or {})
        self.triggers.extend(t for t in message.get("triggers") or () if t not in self.triggers)
        if message.get("query") is not None:
            self.query = message["query"]
        if message.get("page") is not None:
            self.page = message["page"]
        fragment = message.get("fragment")
        if fragment is None:
            self.full = True
        elif fragment not in self.fragments:
            self.fragments.append(fragment)
