"""Python out of a snapshot, in Chromium: the same app as without, and no two visitors alike."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from tests.browser import sites
from tests.browser.live import Live

CHANCE = """
    import random, secrets, uuid
    import numpy as np
    import streamlit as st
    TOKEN = secrets.token_hex(8)
    st.title("Chance")
    drawn = [random.random(), np.random.rand(), np.random.default_rng().random(), uuid.uuid4().hex, uuid.uuid1().hex, TOKEN]
    st.text(" ".join(map(str, drawn)))
"""

DATA = """
    import numpy as np
    import pandas as pd
    import streamlit as st
    st.title("Data")
    scale = st.slider("Scale", 1, 10)
    frame = pd.DataFrame({"x": np.arange(40), "y": np.arange(40) ** 0.5 * scale, "g": ["a", "b"] * 20})
    st.metric("Mean", f"{frame['y'].mean():.3f}")
    st.table(frame.groupby("g").mean().round(3))
    if st.button("More"):
        import sqlite3, wave
        from pandas.tseries.offsets import BDay
        st.text(f"{wave.__name__} {pd.Timestamp('2026-01-02') + BDay(1)}")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """`built(source, level)`: the folder of the site, in `repo/`; built once."""
    known: dict[tuple[str, str], Path] = {}

    def make(source: str, level: str) -> Path:
        if (source, level) not in known:
            folder = tmp_path_factory.mktemp(level)
            (folder / "app.py").write_text(textwrap.dedent(source), encoding="utf-8")
            printed = sites.build(folder / "app.py", folder / "site/repo", "--snapshot", level)
            assert "could not be made" not in printed
            known[source, level] = folder / "site"
        return known[source, level]

    return make


@pytest.fixture
def site(built: Callable[[str, str], Path]) -> Iterator[Callable[..., str]]:
    """`site(source, level)`: its address."""
    stack = []

    def serve(source: str, level: str) -> str:
        stack.append(sites.served(built(source, level)))
        return stack[-1].__enter__() + "/repo/"

    yield serve
    for server in stack:
        server.__exit__(None, None, None)


everywhere: dict[str, str] = {}


@pytest.mark.parametrize("level", ["full", "core", "off"])
def test_the_app_is_the_same_with_each_snapshot(level: str, site: Callable[..., str], context: BrowserContext) -> None:
    live = Live(context, site(DATA, level)).open().ready()
    page = live.page
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    mean = sum(number**0.5 * 2 for number in range(40)) / 40
    page.get_by_text(f"{mean:.3f}").wait_for()
    page.get_by_role("button", name="More").click()
    page.get_by_text("wave 2026-01-05 00:00:00").wait_for()
    text = page.locator("[data-testid=stMain]").inner_text()
    assert "20.0" in text
    assert text == everywhere.setdefault("text", text)


@pytest.mark.parametrize("level", ["full", "core"])
def test_two_visitors_draw_different_chance(level: str, site: Callable[..., str], browser: Browser) -> None:
    address = site(CHANCE, level)
    drawn = []
    for _ in range(2):
        visitor = browser.new_context()
        live = Live(visitor, address).open().ready()
        drawn.append(live.page.get_by_test_id("stText").inner_text().split())
        visitor.close()
    assert len(drawn[0]) == 6
    assert all(one != other for one, other in zip(*drawn, strict=True))


def test_the_visitors_time_zone_and_language_count(site: Callable[..., str], browser: Browser) -> None:
    source = """
        import os, time
        import streamlit as st
        st.title("Here")
        st.text(f"{os.environ['LANG']} {time.localtime(0).tm_hour}")
    """
    visitor = browser.new_context(timezone_id="Asia/Tokyo", locale="de-DE")
    live = Live(visitor, site(source, "core")).open().ready()
    assert live.page.get_by_test_id("stText").inner_text() == "de_DE.UTF-8 9"
    visitor.close()


def test_a_snapshot_that_cannot_be_used_is_said_once_and_python_starts_without(
    built: Callable[[str, str], Path], site: Callable[..., str], context: BrowserContext
) -> None:
    source = 'import streamlit as st\nst.title("Still here")\nst.text("run " + str(1 + 1))\n'
    (memory,) = (built(source, "core") / "repo/assets").glob("memory-*.bin")
    memory.write_bytes(memory.read_bytes()[:-5000])
    said: list[ConsoleMessage] = []
    context.on("console", lambda message: said.append(message))
    live = Live(context, site(source, "core")).open().ready()
    live.page.get_by_text("run 2").wait_for()
    assert [message.text for message in said if "snapshot" in message.text and "cannot be used here" in message.text]
    assert len([message for message in said if "snapshot" in message.text]) == 1
