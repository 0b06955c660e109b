"""Full builds behind the open pages, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ..config import Config
from ..errors import AppcError
from ..report import Report
from .project import Snapshot
from .site import LiveSite

#: Seconds without a save before a build that nobody waits for.
QUIET = 1.5

Sleep = Callable[[float], Awaitable[None]]
#: `build()` of the compiler, with its output and flags bound. Runs in a thread.
MakeSite = Callable[[Config, LiveSite], Report]


@dataclass(frozen=True)
class Outcome:
    """A finished build: a report or an error. `urgent`: pages waited for it."""

    snapshot: Snapshot
    urgent: bool
    report: Report | None = None
    error: AppcError | None = None


class Builder:
    """Builds the newest snapshot that it was given. `done` is called in the event loop with each outcome."""

    def __init__(
        self, make_site: MakeSite, site: LiveSite, done: Callable[[Outcome], None], sleep: Sleep = asyncio.sleep
    ) -> None:
        self.make_site = make_site
        self.site = site
        self.done = done
        self.sleep = sleep
        self.wanted: Snapshot | None = None
        self.urgent = False
        self._flag = asyncio.Event()

    def want(self, snapshot: Snapshot, *, urgent: bool) -> None:
        """Build this one next; at once if `urgent`, else after a quiet moment."""
        self.wanted = snapshot
        self.urgent = self.urgent or urgent
        self._flag.set()

    async def run(self) -> None:
        """Builds until cancelled."""
        while True:
            await self._flag.wait()
            await self._settle()
            await self.build_next()

    async def _settle(self) -> None:
        while not self.urgent:
            before = self.wanted
            await self.sleep(QUIET)
            if self.wanted is before:
                return

    async def build_next(self) -> None:
        """Build what is wanted now."""
        snapshot, urgent = self.wanted, self.urgent
        self.wanted, self.urgent = None, False
        self._flag.clear()
        if snapshot is None:
            return
        self.site.snapshot = snapshot
        try:
            report = await asyncio.to_thread(self.make_site, snapshot.config, self.site)
        except AppcError as error:
            self.done(Outcome(snapshot, urgent, error=error))
        except Exception as error:  # A file that went away meanwhile, say: the next save builds again.
            what = f"the build failed: {type(error).__name__}: {error}"
            self.done(Outcome(snapshot, urgent, error=AppcError(what, hint="Save again to build again.")))
        else:
            self.done(Outcome(snapshot, urgent, report=report))
