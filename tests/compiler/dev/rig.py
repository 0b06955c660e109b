"""A dev loop over a project in a temporary folder: injected saves, a clock that does not wait, builds in memory."""

import asyncio
import hashlib
import io
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rich.console import Console

from appc.config import Config
from appc.dev.loop import DevLoop
from appc.dev.pages import Page, Pages
from appc.dev.project import Project
from appc.dev.site import LiveSite
from appc.dev.terminal import Terminal
from appc.errors import AppcError
from appc.report import Report
from appc.script import read_app
from tests.compiler.project import make_config, write_files

HELLO = "import streamlit as st\nst.title('Hello')\n"


class Rig:
    """`slept` are the loop's pauses in seconds; `builds` the scripts' texts, one for each full build."""

    def __init__(self, folder: Path, files: dict[str, str | bytes]) -> None:
        self.folder = write_files(folder, files)
        self.slept: list[float] = []
        self.builds: list[bytes] = []
        self.build_error: AppcError | None = None
        self.during_build: Callable[[], None] = lambda: None
        self.found: list[str] = []
        self.printed = io.StringIO()
        site = LiveSite()
        terminal = Terminal(Console(file=self.printed, width=200))
        project = Project(lambda: make_config(self.folder))
        self.loop = DevLoop(project, site, Pages(site), terminal, self.make_site, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def make_site(self, config: Config, site: LiveSite) -> Report:
        """Stands in for `build()`: same errors, a site of three files."""
        app = read_app(config.script, config.root)
        self.builds.append(app.sources["app.py"])
        self.during_build()
        if self.build_error:
            raise self.build_error
        content = json.dumps([sorted((k, v.decode()) for k, v in app.sources.items()), len(self.found)])
        build = hashlib.sha256(content.encode()).hexdigest()
        manifest = {"build": build, "pages": [], "packages": []}
        site.write(
            {
                f"assets/app-{build}.zip": content.encode(),
                "manifest.json": json.dumps(manifest).encode(),
                "index.html": b"<h1>",
            }
        )
        return Report(out="", manifest=manifest, seconds={"all": 1.0}, files=[*app.sources, *app.data, *self.found])

    async def start(self) -> None:
        await self.loop.look()
        await self.loop.builder.build_next()
        self.loop.tried.set()

    async def save(self, **files: str | bytes | None) -> None:
        """Write files (`helper="..."` is helper.py; None removes it) and let the loop act."""
        for name, content in files.items():
            path = self.folder / (name if "." in name else f"{name}.py")
            if content is None:
                path.unlink()
            else:
                write_files(self.folder, {path.relative_to(self.folder).as_posix(): content})
        self.loop.flag.set()
        await self.loop.settle()
        await self.loop.look()

    def open(self) -> Page:
        """A page of the newest build."""
        current = self.loop.site.current
        return self.loop.pages.join(current.id if current else "")

    @property
    def terminal(self) -> str:
        return self.printed.getvalue()


def events(page: Page) -> list[dict[str, Any]]:
    """What the page was told since the last call."""
    told = []
    while not page.events.empty():
        event = page.events.get_nowait()
        if event is not None:
            told.append(event)
    return told


def run(work: Callable[[], Awaitable[None]]) -> None:
    """Run to its end in an event loop of its own."""

    async def main() -> None:
        await work()

    in_thread(lambda: asyncio.run(main()))


def in_thread(call: Callable[[], None]) -> None:
    """Call where no event loop runs: Playwright keeps one in the main thread while its browser is open."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(call).result()
