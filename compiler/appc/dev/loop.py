"""The one loop that acts on saves: it debounces, looks what changed, and tells the pages."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

from ..config import Config
from ..errors import AppcError
from .builder import Builder, MakeSite, Outcome, Sleep
from .pages import Pages
from .project import Change, Project, Snapshot, check_syntax, compare
from .site import LiveSite
from .terminal import Terminal
from .watcher import Watcher, folders_of

#: Seconds without an event that end a save, and how long the loop waits for them at most.
QUIET = 0.015
LONGEST_WAIT = 0.045
#: Seconds between two looks at the sources themselves.
POLL = 0.15


class DevLoop:
    """Ties project, watcher, pages and builder together. All of it runs in one event loop."""

    def __init__(
        self,
        project: Project,
        site: LiveSite,
        pages: Pages,
        terminal: Terminal,
        make_site: MakeSite,
        watcher: Watcher | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.project = project
        self.site = site
        self.pages = pages
        self.terminal = terminal
        self.sleep = sleep
        self.builder = Builder(make_site, site, self.built, sleep)
        self.watcher = watcher
        #: Raised by a save. Set from other threads through `raise_flag`.
        self.flag = asyncio.Event()
        #: The first build has ended, well or not.
        self.tried = asyncio.Event()
        #: The newest project without errors, whether or not pages can have it before a build.
        self.good: Snapshot | None = None
        #: Message of the error that was said last.
        self.said: str | None = None

    async def run(self) -> None:
        """Build once, then follow saves until cancelled. Raises AppcError when there is no script to begin with."""
        config = self.project.load_config()
        self.watch(config, [config.script])
        await self.look()
        await self.builder.build_next()
        self.tried.set()
        builds = asyncio.create_task(self.builder.run())
        try:
            while True:
                await self.saved()
                await self.settle()
                await self.look()
        finally:
            builds.cancel()
            with suppress(asyncio.CancelledError):
                await builds

    async def saved(self) -> None:
        """Wait for the flag, and look at the sources now and then: events may be late."""
        while not self.flag.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.flag.wait(), POLL)
            if self.watcher and self.watcher.poll():
                self.flag.set()

    async def settle(self) -> None:
        """Wait for the end of a save: editors write in several steps."""
        waited = 0.0
        while waited < LONGEST_WAIT and self.flag.is_set():
            self.flag.clear()
            await self.sleep(QUIET)
            waited += QUIET
        self.flag.clear()

    async def look(self) -> None:
        """Read the project and act on what differs from the last good one."""
        try:
            fresh, change = await asyncio.to_thread(self.read)
            if self.is_half_written(fresh):
                await self.sleep(LONGEST_WAIT)
                fresh, change = await asyncio.to_thread(self.read)
        except AppcError as error:
            self.fail(error)
            return
        self.watch(fresh.config, fresh.files)
        if self.good is None or change:
            self.good = fresh
            if self.tried.is_set():
                self.act(fresh, change)
            else:
                self.builder.want(fresh, urgent=True)
        elif not self.waiting_reason(fresh):
            self.recover()

    def read(self) -> tuple[Snapshot, Change]:
        """The project as it is, without errors, and what changed. Raises AppcError."""
        fresh = self.project.read()
        change = compare(self.good, fresh) if self.good else Change()
        check_syntax(fresh, change.names)
        return fresh, change

    def is_half_written(self, fresh: Snapshot) -> bool:
        """A source that had text and is empty now: most editors are about to fill it."""
        old = self.good.sources if self.good else {}
        return any(not text and old.get(name) for name, text in fresh.sources.items())

    def act(self, fresh: Snapshot, change: Change) -> None:
        """Send what can be sent, or have it built."""
        reason = change.reason or self.waiting_reason(fresh)
        if reason:
            self.terminal.building(reason)
            self.pages.broadcast({"type": "status", "text": f"{reason}: building anew"})
            self.builder.want(fresh, urgent=True)
            return
        self.recover()
        self.terminal.sent(change.names, self.pages.show(fresh))
        self.builder.want(fresh, urgent=False)

    def waiting_reason(self, fresh: Snapshot) -> str | None:
        """Pages wait for a build already: what was saved since goes into the next one."""
        current = self.pages.current
        if current is None:
            return "the app is good now"
        return compare(current, fresh).reason

    def built(self, outcome: Outcome) -> None:
        """A full build has ended."""
        if outcome.error:
            # An older state's error: the newer one is built next.
            if self.builder.wanted is None and (outcome.urgent or not self.said):
                self.fail(outcome.error)
            return
        report = outcome.report
        assert report is not None, "an outcome has a report or an error"
        self.terminal.built(sum(report.seconds.values()), report.findings, quiet=not outcome.urgent)
        self.adopt(outcome.snapshot, report.files)
        if outcome.urgent:
            self.pages.broadcast({"type": "status", "text": None})
            if self.good is outcome.snapshot:
                self.recover()
            self.pages.show(outcome.snapshot)

    def adopt(self, built: Snapshot, files: list[str]) -> None:
        """Follow files too that only the first run has found. They were in the build: nothing changed."""
        found = set(files) - built.sources.keys() - built.data.keys()
        self.project.used |= found
        for snapshot in (built, self.good, self.pages.current):
            if snapshot:
                snapshot.adopt(found)
        if self.good:
            self.watch(self.good.config, self.good.files)

    def fail(self, error: AppcError) -> None:
        self.pages.fail(error)
        if str(error) != self.said:
            self.said = str(error)
            self.terminal.failed(error, has_app=self.site.current is not None)

    def recover(self) -> None:
        if self.said:
            self.said = None
            self.terminal.recovered()
            self.pages.recover()

    def watch(self, config: Config, files: list[Path]) -> None:
        """Watch the folders of these files, and those where new ones would count."""
        if self.watcher:
            places = [config.script.parent / "_", config.script.parent / "pages/_", config.root / "_"]
            self.watcher.watch(folders_of([*files, *places]))
            self.watcher.watch_closely(file for file in files if file.suffix in (".py", ".toml"))
