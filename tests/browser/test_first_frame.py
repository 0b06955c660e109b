"""From the first frame until Python is there: nothing moves, nothing that the visitor does is lost, and the wait is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import sites
from tests.browser.live import IDLE, START_MS

SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        const name = (node) => (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML?.slice(0, 120);
        const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
        const where = sources.map((source) =>
          `${name(source.node)}: ${box(source.previousRect)} -> ${box(source.currentRect)}`);
        window.shifts.push({ value, where });
      }
    }).observe({ type: "layout-shift", buffered: true });
"""
#: Each text that a slider's thumb has shown, one after the other.
VALUES = """
    window.values = [];
    const look = () => {
      const text = document.querySelector("[data-testid=stSliderThumbValue]")?.textContent;
      if (text !== undefined && text !== window.values.at(-1)) window.values.push(text);
      requestAnimationFrame(look);
    };
    look();
"""
#: What the start's progress has shown.
PROGRESS = """
    window.progress = [];
    const watch = () => {
      const bar = document.querySelector("[data-testid=stConnectionStatus] progress");
      const isShown = bar?.checkVisibility({ opacityProperty: true });
      if (isShown && bar.value !== window.progress.at(-1)) window.progress.push(bar.value);
      requestAnimationFrame(watch);
    };
    watch();
"""


class Gate:
    """Requests that wait until they are let through."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.waiting: list[Route] | None = []
        page.route(pattern, self._take)

    def _take(self, route: Route) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def open(self) -> None:
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()


def page_script(folder: Path) -> str:
    """The pattern of the page's own script."""
    html = (folder / "repo/index.html").read_text(encoding="utf-8")
    manifest = html.partition('id="appc-manifest">')[2].partition("</script>")[0]
    return "**/" + json.loads(manifest)["assets"]["page"]


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["wide", "phone"])
# Fractals draws a progress bar of its own while it computes, and takes it away.
@pytest.mark.parametrize("name", [name for name in sites.EXAMPLES if name != "fractals"])
def test_nothing_moves_when_the_page_comes_alive(
    name: str, size: tuple[int, int], built: Callable[[str], Path], browser: Browser
) -> None:
    visitor = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = visitor.new_page()
    page.add_init_script(SHIFTS)
    with sites.served(built(name)) as host:
        fonts = Gate(page, "**/*.woff2")
        page.goto(f"{host}/repo/", wait_until="commit")
        page.wait_for_selector("[data-testid=stMain] :is([data-testid=stHeading], [data-testid=stMarkdown])")
        # Fonts that come late, after the first frame and before Python.
        page.wait_for_timeout(300)
        fonts.open()
        page.wait_for_selector(IDLE, timeout=START_MS)
        page.wait_for_timeout(500)
        shifts: list[dict[str, Any]] = page.evaluate("window.shifts")
    visitor.close()
    assert sum(shift["value"] for shift in shifts) < 0.001, shifts


def test_keys_and_text_from_the_first_frame_on_are_all_applied(
    built: Callable[[str], Path], context: BrowserContext
) -> None:
    folder = built("hello")
    page = context.new_page()
    page.add_init_script(VALUES)
    with sites.served(folder) as host:
        script = Gate(page, page_script(folder))
        python = Gate(page, "**/memory-*.bin")
        page.goto(f"{host}/repo/", wait_until="commit")
        page.get_by_label("Your name").click()
        page.keyboard.press("End")
        page.keyboard.type(", hel")
        page.get_by_role("slider").focus()
        for _ in range(8):
            page.keyboard.press("ArrowRight")
        assert script.waiting, "the page's script was there before"
        script.open()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.querySelector('[data-testid=stSliderThumbValue]').textContent === '14'")
        python.open()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_text("That is 20 of them.")).to_be_visible(timeout=START_MS)
        expect(page.get_by_text(f"Hello, World, hel{'!' * 20}")).to_be_visible()
        page.wait_for_selector(IDLE)
        assert page.get_by_label("Your name").input_value() == "World, hel"
        values = [int(value) for value in page.evaluate("window.values")]
    assert values == sorted(values), "a value jumped back"
    assert values[-1] == 20


def test_a_slow_phone_shows_the_content_then_how_far_python_is_and_forgets_no_tap(
    built: Callable[[str], Path], browser: Browser
) -> None:
    visitor = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = visitor.new_page()
    page.add_init_script(PROGRESS)
    client = visitor.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    client.send("Network.enable")
    network = {"offline": False, "latency": 80, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
    client.send("Network.emulateNetworkConditions", network)
    with sites.served(built("hello")) as host:
        python = Gate(page, "**/memory-*.bin")
        page.goto(f"{host}/repo/", wait_until="commit")
        expect(page.get_by_role("heading", name="Hello")).to_be_visible()
        status = page.get_by_role("status").filter(has=page.get_by_role("progressbar", name="Loading"))
        expect(status).to_contain_text("Python", timeout=START_MS)
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_label("Your name").tap()
        page.keyboard.type("!")
        python.open()
        expect(page.get_by_text("That is 1 of them.")).to_be_visible(timeout=START_MS)
        page.get_by_role("heading", name="Hello").tap()
        expect(page.get_by_text("Hello, World!!")).to_be_visible(timeout=START_MS)
        expect(status).to_have_count(0)
        shown: list[float] = page.evaluate("window.progress")
    visitor.close()
    assert len(shown) > 2, shown
    assert shown == sorted(shown), "the progress went back"
