"""Measures one page in Chromium: a first visit with a fresh profile, then a second one with what it left in the caches.

Times in milliseconds from navigation, by the page's own clock; memory in MB.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, Response

from bench import processes
from tests.browser.conftest import FLAGS

HERE = Path(__file__).parent
PROBE = (HERE / "probe.js").read_text(encoding="utf-8")
TIMELINE = (HERE / "timeline.js").read_text(encoding="utf-8")
IDLE = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
SLIDER = "[role=slider], input[type=range]"
TEXT = "That is {n} of them."
#: What the probe says on the console.
DONE = "bench: interactive"
#: Seconds after interactive: how long the layout is watched, and when the memory is read.
LAYOUT, MEMORY = 3, 5
#: Seconds in which a page has to become interactive, on the slowest line too.
START = 300


@dataclass(frozen=True)
class Target:
    """A page to measure. `idle` is a selector that holds once a key press is answered; `text` names it by value.

    `app` and `kind` ("floor", "bare", "full", "core", "off", "auto", "streamlit", "url") say what stands beside what.
    """

    name: str
    address: str
    title: str
    idle: str = IDLE
    slider: str = SLIDER
    text: str = TEXT
    app: str = ""
    kind: str = "url"


@dataclass
class Start:
    """A first visit and a second one. `timeline` in milliseconds from navigation; presses of the first visit."""

    content: float = 0
    interactive: float = 0
    shift: float = 0
    memory: float | None = None
    warm_content: float | None = None
    warm_interactive: float | None = None
    requests: int = 0
    weight: float = 0
    warm_requests: int | None = None
    presses: list[float] = field(default_factory=list)
    timeline: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Conditions:
    """How a page is visited: key presses, slowness of the processor, whether there is a second visit."""

    presses: int = 50
    cpu: float = 1
    warm: bool = True


#: What was asked for between two moments (ms since the epoch): number and MB. None: by the browser's own events.
Count = Callable[[float, float], tuple[int, float]]


def visit(playwright: Playwright, target: Target, conditions: Conditions, count: Count | None) -> Start:
    """Measure the page once in a browser of its own, so that nothing is left of pages before."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=shutil.which("chromium"), args=FLAGS, viewport={"width": 1280, "height": 900}
        )
        try:
            with processes.braked(profile, conditions.cpu):
                return _visits(context, profile, target, conditions, count)
        finally:
            context.close()


def _visits(
    context: BrowserContext, profile: Path, target: Target, conditions: Conditions, count: Count | None
) -> Start:
    # The browser has drawn something before: its own start is not the page's.
    blank = context.pages[0]
    blank.set_content("<h1>Bench</h1>")
    blank.wait_for_timeout(300)
    context.add_init_script(f"({PROBE})({json.dumps({'title': target.title, 'idle': target.idle})})")
    start = Start()
    page = context.new_page()
    start.content, start.interactive, start.requests, start.weight = _open(page, target, count)
    start.timeline = _timeline(page)
    if target.kind != "floor":
        page.wait_for_timeout(LAYOUT * 1000)
        start.shift = page.evaluate("() => window.__probe.shift")
        page.wait_for_timeout((MEMORY - LAYOUT) * 1000)
        start.memory = processes.memory(profile)
        start.presses = [_press(page, target, n) for n in range(1, conditions.presses + 1)]
    page.close()
    if conditions.warm:
        page = context.new_page()
        start.warm_content, start.warm_interactive, start.warm_requests, _ = _open(page, target, count)
        page.close()
    return start


def _open(page: Page, target: Target, count: Count | None) -> tuple[float, float, int, float]:
    """Open the page and wait until it is interactive: content, interactive, requests, MB."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    try:
        with page.expect_console_message(lambda message: message.text == DONE, timeout=START * 1000):
            page.goto(target.address, wait_until="commit")
    except Error as error:
        what = f"{target.name} ({target.address}) did not become interactive: {error.message.splitlines()[0]}"
        raise SystemExit(f"{what}\nIt must show a heading with {target.title!r} and match {target.idle!r}.") from error
    probe: dict[str, float] = page.evaluate("() => ({ ...window.__probe, origin: performance.timeOrigin })")
    origin = probe["origin"]
    if count:
        requests, weight = count(origin, origin + probe["interactive"])
    else:
        requests, weight = _by_events(responses, probe["interactive"])
    return max(probe["paint"], probe["title"]), probe["interactive"], requests, weight


def _by_events(responses: list[Response], interactive: float) -> tuple[int, float]:
    """Requests and MB on the wire by the browser's events; of a worker's own requests some may be missing."""
    sizes = 0
    for response in responses:
        try:
            sizes += response.request.sizes()["responseBodySize"]
        except Exception:  # a redirect, or one that the page has left, has none
            continue
    return len(responses), sizes / 1e6


def _press(page: Page, target: Target, n: int) -> float:
    page.locator(target.slider).first.focus()
    page.evaluate("(text) => { window.__waiting = window.__latency(text); }", target.text.format(n=n))
    page.keyboard.press("ArrowRight")
    latency: float = page.evaluate("() => window.__waiting")
    page.evaluate("() => window.__quiet()")
    return latency


def _timeline(page: Page) -> list[dict[str, Any]]:
    """Requests, marks and paints of the page and of its workers, from the page's navigation."""
    origin = page.evaluate("() => performance.timeOrigin")
    interactive = page.evaluate("() => window.__probe.interactive")
    entries = [entry | {"where": "page"} for entry in page.evaluate(TIMELINE)]
    for worker in page.workers:
        entries += [entry | {"where": "worker"} for entry in worker.evaluate(TIMELINE)]
    for entry in entries:
        entry["start"] -= origin
        entry["end"] -= origin
    entries.append({"type": "mark", "name": "interactive", "start": interactive, "end": interactive, "where": "page"})
    return sorted(entries, key=lambda entry: float(entry["start"]))
