"""`appc dev` as its user meets it: an editor, a browser and a terminal."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.live import IDLE, Live
from tests.compiler.project import write_files
from tests.compiler.wheel_files import make_wheel

APP = """
import streamlit as st
from helper import word

name = st.text_input("Name", "you")
st.session_state.setdefault("runs", 0)
st.session_state.runs += 1
st.text(f"Hello {name}, {word()}")
st.text(f"runs: {'many' if st.session_state.runs > 5 else 'few'}")
print("said by", name)
"""
SAVES = 20


class Server:
    """A running `appc dev`. `output` is what the terminal shows."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        self.process = process
        self._output = output
        self.address = ""

    @property
    def output(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def wait_for(self, text: str, page: Page | None = None, timeout: float = 120) -> str:
        """The output, once it holds `text`.

        With a `page` open, that is what waits: its requests go through a route, which Playwright answers only while one
        of its calls is under way. What the page has to log would wait for the end of a plain sleep, and that for it.
        """
        end = time.monotonic() + timeout
        while text not in self.output:
            assert self.process.poll() is None, f"The server ended. {self._awaited(text, page)}"
            assert time.monotonic() < end, f"{timeout} s were not enough. {self._awaited(text, page)}"
            if page is None:
                time.sleep(0.05)
            else:
                page.wait_for_timeout(50)
        return self.output

    def _awaited(self, text: str, page: Page | None) -> str:
        shown = page.locator("body").inner_text() if page else "(none is open)"
        return f"Awaited in the terminal: {text!r}\n--- terminal ---\n{self.output}\n--- page ---\n{shown}"


@contextmanager
def dev_server(folder: Path, *options: str | Path) -> Iterator[Server]:
    log = folder.parent / "terminal.txt"
    command = [sys.executable, "-m", "appc", "dev", folder / "app.py", "--port", "0", "--no-index", *options]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen([os.fspath(part) for part in command], stdout=output, stderr=output, text=True)
        server = Server(process, log)
        try:
            shown = server.wait_for("http://127.0.0.1:")
            server.address = next(part for part in shown.split() if part.startswith("http://"))
            yield server
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(30)


def save(path: Path, text: str) -> float:
    """Write as most editors do: a new file in the old one's place. Returns the time before, in ms since 1970."""
    begin = time.time() * 1000
    fresh = path.with_name(path.name + ".tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return begin


WATCH = """(text) => {
  window.__shown = new Promise((resolve) => {
    const look = () => document.body.innerText.includes(text) && (observer.disconnect(), resolve(Date.now()));
    const observer = new MutationObserver(look);
    observer.observe(document.body, {subtree: true, childList: true, characterData: true});
  });
}"""


def test_saves_reach_the_page_and_errors_are_recovered_from(
    tmp_path: Path, context: BrowserContext, record_property: Callable[[str, object], None]
) -> None:
    app = write_files(tmp_path / "app", {"app.py": APP, "helper.py": "def word(): return 'one'\n"}) / "app.py"
    with dev_server(app.parent) as server:
        live = Live(context, server.address).open().ready()
        page = live.page
        page.get_by_label("Name").fill("Ada")
        page.keyboard.press("Enter")
        live.shows("Hello Ada, one")

        times = []
        for number in range(SAVES):
            page.evaluate(WATCH, f"Salut{number} Ada, one")
            begin = save(app, APP.replace("Hello", f"Salut{number}"))
            times.append(page.evaluate("window.__shown") - begin)
            page.wait_for_timeout(100)
        figures = f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms of {SAVES} saves"
        record_property("save_to_page", figures)
        print(figures)
        assert statistics.median(times) < 1500, figures
        expect(page.get_by_label("Name")).to_have_value("Ada")
        live.shows("runs: many")

        save(app, APP.replace("Hello {", "Broken {").replace("st.text(f", "st.text((f", 1))
        error = page.get_by_test_id("appcDevError")
        expect(error).to_contain_text("app.py, line 8")
        expect(error).to_have_attribute("role", "alert")
        expect(error).to_contain_text("never closed")
        page.get_by_label("Name").fill("Bob")
        page.keyboard.press("Enter")
        live.shows(f"Salut{SAVES - 1} Bob, one")
        assert "error app.py:8: SyntaxError" in server.output

        save(app, APP.replace("Hello", "Good"))
        live.shows("Good Bob, one")
        expect(error).to_have_count(0)
        save(app.with_name("helper.py"), "def word(): return 'two'\n")
        live.shows("Good Bob, two")

        save(app, APP + "1 / 0\n")
        live.shows("ZeroDivisionError")
        server.wait_for("app │ ZeroDivisionError: division by zero", page, timeout=30)
        assert "app │ said by Ada" in server.output
        assert live.errors == []

        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(30) == 0
        assert server.output.rstrip().endswith("stopped")


def test_a_new_package_brings_a_new_page_that_keeps_its_state(tmp_path: Path, context: BrowserContext) -> None:
    source = APP + "st.text('first: ' + st.session_state.setdefault('first', name))\n"
    app = write_files(tmp_path / "app", {"app.py": source, "helper.py": "def word(): return 'one'\n"}) / "app.py"
    make_wheel(tmp_path / "wheels", "extra", "1.0")
    with dev_server(app.parent, "--find-links", tmp_path / "wheels") as server:
        live = Live(context, server.address).open().ready()
        page = live.page
        page.get_by_label("Name").fill("Ada")
        page.keyboard.press("Enter")
        live.shows("Hello Ada, one")
        page.wait_for_timeout(1500)  # Python keeps its state when it is idle.
        save(app, source.replace("Hello", "{extra.__version__}").replace("import streamlit", "import extra, streamlit"))
        live.shows("1.0 Ada, one", timeout=120_000)
        page.wait_for_selector(IDLE)
        expect(page.get_by_label("Name")).to_have_value("Ada")
        assert "app.py:2 imports extra: building anew" in server.output
        live.shows("first: you")
        page.get_by_label("Name").fill("Bob")
        page.keyboard.press("Enter")
        live.shows("1.0 Bob, one")


def test_an_app_that_cannot_be_built_waits_for_a_save(tmp_path: Path, context: BrowserContext) -> None:
    app = write_files(tmp_path / "app", {"app.py": "import streamlit as st\nst.title('x'\n"}) / "app.py"
    with dev_server(app.parent) as server:
        live = Live(context, server.address).open()
        expect(live.page.get_by_test_id("appcDevError")).to_contain_text("app.py, line 2")
        save(app, "import streamlit as st\nst.title('Now good')\n")
        live.shows("Now good", timeout=120_000)
        live.ready()
