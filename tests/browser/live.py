"""A page in Chromium, and what a person does and sees there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

READY = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
IDLE = READY + "[data-test-script-state=notRunning]"
START_MS = 90_000


class Live:
    """One open page. `errors` collects uncaught errors and console errors, `hosts` every host that was asked."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on(
            "request", lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else "")
        )

    def open(self, path: str = "") -> Live:
        """Load the page; what is prerendered is there on return."""
        self.page.goto(self.address + path)
        return self

    def ready(self) -> Live:
        """Wait until Python is up and the first run is over."""
        self.page.wait_for_selector(IDLE, timeout=START_MS)
        return self

    def idle(self) -> Live:
        """Wait until no run is under way."""
        self.page.wait_for_selector(IDLE, timeout=30_000)
        return self

    def text(self) -> str:
        """What a person reads in the main part and the sidebar."""
        return str(self.page.locator("[data-testid=stAppViewContainer]").inner_text())

    def shows(self, text: str, timeout: float = 15_000) -> None:
        """Expect `text` somewhere on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=timeout)

    def widget(self, testid: str, label: str) -> Locator:
        """The widget with this test id and label."""
        return self.page.get_by_test_id(testid).filter(has_text=label)

    def press_slider(self, label: str, key: str = "ArrowRight", times: int = 1) -> None:
        """Move a slider by keys."""
        thumb = self.page.get_by_role("slider", name=label).first
        thumb.focus()
        for _ in range(times):
            self.page.keyboard.press(key)

    def count_dom_writes(self, act: Callable[[], Any]) -> list[dict[str, Any]]:
        """The mutations inside the app's elements while `act` runs and the page comes to rest."""
        self.page.evaluate(
            """() => {
              window.__writes = [];
              const where = document.querySelector('[data-testid=stMainBlockContainer]');
              window.__observer = new MutationObserver((records) => {
                for (const r of records) {
                  const host = (r.target.nodeType === 1 ? r.target : r.target.parentElement);
                  const element = host?.closest('[data-testid=stElementContainer]');
                  window.__writes.push({type: r.type, attribute: r.attributeName, text: element?.innerText ?? ''});
                }
              });
              window.__observer.observe(where, {subtree: true, childList: true, characterData: true, attributes: true});
            }"""
        )
        act()
        self.page.wait_for_timeout(300)
        writes: list[dict[str, Any]] = self.page.evaluate(
            "() => { window.__observer.disconnect(); return window.__writes; }"
        )
        return writes
