"""Measures one page in Chromium. Times in milliseconds from navigation, by the page's own clock."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Response

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
COMPRESSED = (".whl", ".zip", ".woff2", ".png", ".gz")


@dataclass(frozen=True)
class Target:
    """A page to measure. `idle` is a selector that holds once a key press is answered; `text` names it by value."""

    name: str
    address: str
    title: str
    idle: str
    text: str = "That is {n} of them."


@dataclass
class Start:
    """One cold start."""

    content: float
    interactive: float
    requests: int
    weight: int
    reruns: list[float] = field(default_factory=list)


def measure(browser: Browser, target: Target, reruns: int) -> Start:
    """Open the page in a fresh profile, wait until it is interactive, then press a key `reruns` times."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        return _measure(context, target, reruns)
    finally:
        context.close()


def _measure(context: BrowserContext, target: Target, reruns: int) -> Start:
    context.add_init_script(f"({PROBE})({json.dumps({'title': target.title, 'idle': target.idle})})")
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(target.address)
    page.wait_for_function(
        "() => window.__probe.title !== null && window.__probe.interactive !== null", timeout=120_000
    )
    probe: dict[str, float] = page.evaluate("() => window.__probe")
    paint = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    start = Start(max(paint, probe["title"]), probe["interactive"], len(responses), sum(map(_weight, responses)))
    if reruns:
        start.reruns = [_rerun(page, target.text.format(n=n)) for n in range(1, reruns + 1)]
    return start


def _weight(response: Response) -> int:
    """`gzip -9` of the body, or its own size if it is compressed already."""
    try:
        body = response.body()
    except Exception:  # a redirect has none
        return 0
    if response.url.split("?")[0].endswith(COMPRESSED):
        return len(body)
    return min(len(body), len(gzip.compress(body, 9)))


def _rerun(page: Page, text: str) -> float:
    page.get_by_role("slider").first.focus()
    page.evaluate("(text) => { window.__waiting = window.__latency(text); }", text)
    page.keyboard.press("ArrowRight")
    latency: Any = page.evaluate("() => window.__waiting")
    return float(latency)
