import shutil
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

from tests.browser import sites
from tests.browser.live import Live

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is installed, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile in which only 127.0.0.1 can be reached."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    _only_local(made)
    yield made
    made.close()


def _only_local(context: BrowserContext) -> None:
    def route(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", route)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`built(example)`: the folder that holds the example's site in `repo/`, built once a session."""
    known: dict[str, Path] = {}

    def make(example: str) -> Path:
        if example not in known:
            folder = tmp_path_factory.mktemp(example)
            sites.build(sites.ROOT / "examples" / example / "app.py", folder / "repo")
            known[example] = folder
        return known[example]

    return make


@pytest.fixture
def example(built: Callable[[str], Path], context: BrowserContext) -> Iterator[Callable[..., Live]]:
    """`example(name)`: the example's page, opened under a sub-path and ready; `ready=False` leaves it loading."""
    stack = []

    def make(name: str, *, ready: bool = True) -> Live:
        server = sites.served(built(name))
        stack.append(server)
        page = Live(context, server.__enter__() + "/repo/").open()
        return page.ready() if ready else page

    yield make
    for server in stack:
        server.__exit__(None, None, None)


@pytest.fixture
def script(tmp_path: Path, context: BrowserContext) -> Iterator[Callable[..., Live]]:
    """`script(source)`: the page of a script of a test's own."""
    stack = []

    def make(source: str, *options: str, ready: bool = True, headers: dict[str, str] | None = None) -> Live:
        app = tmp_path / "app.py"
        app.write_text("import streamlit as st\n" + textwrap.dedent(source), encoding="utf-8")
        sites.build(app, tmp_path / "site" / "repo", *options)
        server = sites.served(tmp_path / "site", headers)
        stack.append(server)
        page = Live(context, server.__enter__() + "/repo/").open()
        return page.ready() if ready else page

    yield make
    for server in stack:
        server.__exit__(None, None, None)
