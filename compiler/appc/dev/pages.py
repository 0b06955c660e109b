"""The open pages, and what the server tells them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import AppcError
from .project import Snapshot, compare
from .site import LiveSite

#: Seconds between signs of life: an intermediary may close a quiet connection.
KEEP_ALIVE = 20.0

#: `{"type": "sources" | "error" | "clear_error" | "status" | "reload", ...}`: see runtime/web/src/dev/events.ts.
Event = dict[str, Any]


@dataclass(eq=False)
class Page:
    """One connection. `has` is the project as the page has it, None when it cannot be known."""

    has: Snapshot | None
    events: asyncio.Queue[Event | None] = field(default_factory=asyncio.Queue)

    def send(self, event: Event) -> None:
        self.events.put_nowait(event)


class Pages:
    """All open pages. Used from the server's event loop only."""

    def __init__(self, site: LiveSite) -> None:
        self.site = site
        self.open: set[Page] = set()
        #: The newest project that pages may have: without errors, and within reach of the build.
        self.current: Snapshot | None = None
        self.error: Event | None = None
        self.closed = False

    def join(self, build_id: str) -> Page:
        """A page of this build has opened, or has found its way back: it gets what it lacks."""
        build = self.site.find(build_id)
        page = Page(build.snapshot if build else None)
        self.open.add(page)
        if self.closed:
            page.events.put_nowait(None)
        self.catch_up(page)
        if self.error:
            page.send(self.error)
        return page

    def leave(self, page: Page) -> None:
        self.open.discard(page)

    def catch_up(self, page: Page) -> bool:
        """Tell the page what it lacks: sources, or that it must load again. False if it lacks nothing."""
        newest = self.site.current
        if newest is None or self.current is None:
            return False
        if page.has is None or compare(page.has, self.current).reason:
            page.send({"type": "reload", "build": newest.id})
            return True
        texts = compare(page.has, self.current).texts
        page.has = self.current
        if texts:
            page.send({"type": "sources", "files": texts})
        return bool(texts)

    def show(self, snapshot: Snapshot) -> int:
        """This is the project now; the number of pages that are told."""
        self.current = snapshot
        return sum(self.catch_up(page) for page in list(self.open))

    def fail(self, error: AppcError) -> None:
        """Show an error over the last good app."""
        self.error = {"type": "error", **describe(error)}
        self.broadcast(self.error)

    def recover(self) -> None:
        if self.error:
            self.error = None
            self.broadcast({"type": "clear_error"})

    def broadcast(self, event: Event) -> None:
        for page in self.open:
            page.send(event)

    def close(self) -> None:
        """End all streams: the server stops."""
        self.closed = True
        for page in self.open:
            page.events.put_nowait(None)


def describe(error: AppcError) -> Event:
    """An error as the page shows it. `code` is the line of source that is wrong."""
    what, _, code = error.what.partition("\n")
    return {"message": what, "code": code.strip() or None, "where": error.where, "hint": error.hint}


async def stream(pages: Pages, build_id: str, keep_alive: float = KEEP_ALIVE) -> AsyncIterator[str]:
    """The events of one page in the format of EventSource."""
    page = pages.join(build_id)
    yield "retry: 500\n\n"
    try:
        while True:
            try:
                event = await asyncio.wait_for(page.events.get(), keep_alive)
            except TimeoutError:
                yield ":\n\n"
                continue
            if event is None:
                return
            yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
    finally:
        pages.leave(page)
