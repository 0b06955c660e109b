"""Python out of a snapshot, in Chromium: the same app as without, right in each visitor's place, and no two visitors alike."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

from tests.browser import sites
from tests.browser.live import Live

LEVELS = ("full", "core", "off")

# Everything that a restored memory could have wrong, as JSON; tokens and generators are made when modules are imported.
WORLD = """
    import datetime, json, locale, os, random, secrets, tempfile, time, uuid
    import numpy as np
    import streamlit as st
    import tokens
    TOKEN = secrets.token_hex(8)
    GENERATOR = np.random.default_rng()
    OWN = random.Random()
    chance = {
        "random": random.random(), "own": OWN.random(), "imported": tokens.OWN.random(), "system": random.SystemRandom().random(),
        "legacy": np.random.rand(), "generator": GENERATOR.random(), "imported generator": tokens.GENERATOR.random(),
        "imported token": tokens.TOKEN, "token": TOKEN, "urandom": os.urandom(8).hex(), "secrets": secrets.token_hex(8),
        "uuid1": uuid.uuid1().hex, "uuid4": uuid.uuid4().hex, "temporary": tempfile.mktemp(),
    }
    here = {
        "zone": time.tzname, "offset": time.timezone, "winter": time.localtime(0).tm_hour, "LANG": os.environ.get("LANG"),
        "summer": datetime.datetime.fromtimestamp(1_750_000_000).isoformat(), "locale": locale.getlocale(),
        "aware": datetime.datetime.fromtimestamp(0).astimezone().isoformat(), "preferred": locale.getpreferredencoding(),
    }
    now = {"time": time.time(), "local": datetime.datetime.now().isoformat(), "today": datetime.date.today().isoformat()}
    st.title("World")
    st.text(json.dumps({"chance": chance, "here": here, "now": now, "hash": hash("frozen")}))
"""

TOKENS = """
    import random, secrets
    import numpy as np
    TOKEN = secrets.token_hex(8)
    GENERATOR = np.random.default_rng()
    OWN = random.Random()
"""

DATA = """
    import numpy as np
    import pandas as pd
    import streamlit as st
    st.title("Data")
    scale = st.slider("Scale", 1, 10)
    frame = pd.DataFrame({"x": np.arange(40), "y": np.arange(40) ** 0.5 * scale, "g": ["a", "b"] * 20})
    st.metric("Mean", f"{frame['y'].mean():.3f}")
    st.line_chart(frame, x="x", y="y")
    st.table(frame.groupby("g").mean().round(3))
    st.dataframe(frame)
    if st.button("More"):
        import sqlite3, wave
        from pandas.tseries.offsets import BDay
        st.text(f"{wave.__name__} {pd.Timestamp('2026-01-02') + BDay(1)}")
        st.text(f"{len(pd.read_csv('big.csv'))} rows")
"""

WIDGETS = """
    import datetime
    import streamlit as st
    st.title("Widgets")
    day = datetime.date(2026, 1, 2)
    values = [
        st.checkbox("Check", True), st.toggle("Toggle"), st.radio("Radio", ["a", "b"]), st.selectbox("Select", ["a", "b"]),
        st.multiselect("Multi", ["a", "b"], ["b"]), st.select_slider("Steps", ["low", "high"]), st.slider("Range", 0, 9, (2, 5)),
        st.number_input("Number", 0.0, 9.0, 1.5), st.text_input("Text", "words"), st.text_area("Area", "more words"),
        st.date_input("Day", day), st.time_input("Time", datetime.time(8, 30)), st.color_picker("Colour", "#123456"),
    ]
    with st.sidebar.form("form"):
        st.text_input("Inside")
        st.form_submit_button("Send")
    left, right = st.columns(2)
    left.success("Good")
    with right.expander("Open", expanded=True):
        st.markdown("**Bold**, $x^2$ and `code`")
    one, two = st.tabs(["One", "Two"])
    one.code("print(1)", language="python")
    two.json({"a": [1, 2]})
    st.write(values)
"""

PAGES = ("Data", "Hello", "Widgets")


def build(source: str, level: str, folder: Path, **files: str) -> Path:
    for name, text in {"app": source, **files}.items():
        path = folder / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    (folder / "big.csv").write_text("a,b\n1,2\n" + "3,4\n" * 300_000, encoding="utf-8")
    printed = sites.build(folder / "app.py", folder / "site/repo", "--snapshot", level)
    assert "could not be made" not in printed
    return folder / "site"


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of one app with each snapshot."""
    hello = (sites.ROOT / "examples/hello/app.py").read_text(encoding="utf-8")
    pages = {"pages/1_Data": DATA, "pages/2_Hello": hello, "pages/3_Widgets": WIDGETS}
    servers = {}
    for level in LEVELS:
        site = build(WORLD, level, tmp_path_factory.mktemp(level), tokens=TOKENS, **pages)
        servers[level] = sites.served(site)
    yield {level: server.__enter__() + "/repo/" for level, server in servers.items()}
    for server in servers.values():
        server.__exit__(None, None, None)


def dom(live: Live, address: str) -> str:
    """The app's part of the document, once what loads later (charts, the data grid, formulas) has come to rest.

    Links hold the site's `address`, which is each level's own.
    """
    live.page.wait_for_load_state("networkidle")
    live.page.evaluate("document.fonts.ready")
    before, now = "", str(live.page.locator("[data-testid=stApp]").evaluate("app => app.outerHTML"))
    while before != now:
        live.page.wait_for_timeout(400)
        before, now = now, str(live.page.locator("[data-testid=stApp]").evaluate("app => app.outerHTML"))
    # Without a first render on a server React Aria draws its ids' prefix from chance, at each load.
    return re.sub(r"react-aria\d+-", "react-aria-", now.replace(address, "site:"))


def test_the_same_apps_give_the_same_dom_with_each_snapshot(everywhere: dict[str, str], browser: Browser) -> None:
    seen: dict[str, dict[str, str]] = {page: {} for page in PAGES}
    for level, address in everywhere.items():
        visitor = browser.new_context(viewport={"width": 1280, "height": 900})
        for page in PAGES:
            live = Live(visitor, address).open(f"{page}/").ready()
            seen[page][f"{level}, at first"] = dom(live, address)
            if page == "Data":
                more(live)
                seen[page][f"{level}, later"] = dom(live, address)
            assert live.errors == []
            live.page.close()
        visitor.close()
    for page, doms in seen.items():
        for moment in ("at first", "later"):
            alike = {text for when, text in doms.items() if when.endswith(moment)}
            assert len(alike) <= 1, f"{page} {moment} differs"
    assert seen["Data"]["off, later"] != seen["Data"]["off, at first"]


def more(live: Live) -> None:
    """Change a value, and import what no run has imported before."""
    page = live.page
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    mean = sum(number**0.5 * 2 for number in range(40)) / 40
    page.get_by_text(f"{mean:.3f}").wait_for()
    page.get_by_role("button", name="More").click()
    page.get_by_text("wave 2026-01-05 00:00:00").wait_for()
    page.get_by_text("300001 rows").wait_for()
    live.idle()


PLACES = {"Asia/Tokyo": "de-DE", "America/New_York": "en-US"}


def visit(browser: Browser, address: str, place: str) -> dict[str, Any]:
    """What Python says to a visitor from `place`; `now` beside it is the browser's own clock."""
    visitor = browser.new_context(timezone_id=place, locale=PLACES[place])
    live = Live(visitor, address).open().ready()
    said: dict[str, Any] = json.loads(live.page.get_by_test_id("stText").inner_text())
    said["clock"] = live.page.evaluate(
        """() => { const now = new Date(), two = (n) => String(n).padStart(2, "0");
             return {time: now / 1000, today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
                     minutes: now.getHours() * 60 + now.getMinutes()}; }"""
    )
    visitor.close()
    return said


def test_each_visitor_has_their_own_place_time_and_chance(everywhere: dict[str, str], browser: Browser) -> None:
    said = {(level, place): visit(browser, everywhere[level], place) for level in LEVELS for place in PLACES}
    for (_, place), there in said.items():
        assert there["here"] == said["off", place]["here"]
        assert 0 <= there["clock"]["time"] - there["now"]["time"] < 120
        hours, minutes = map(int, there["now"]["local"][11:16].split(":"))
        assert (there["clock"]["minutes"] - hours * 60 - minutes) % 1440 <= 2
        assert there["now"]["today"] in (there["clock"]["today"], there["now"]["local"][:10])
    assert said["full", "Asia/Tokyo"]["here"]["winter"] == 9
    assert said["full", "Asia/Tokyo"]["here"]["LANG"] == "de_DE.UTF-8"
    assert said["full", "America/New_York"]["here"]["summer"] == "2025-06-15T11:06:40"
    for name in said["off", "Asia/Tokyo"]["chance"]:
        drawn = [there["chance"][name] for there in said.values()]
        assert len(set(drawn)) == len(drawn), f"{name} is not every visitor's own"


def test_a_snapshot_that_cannot_be_used_is_said_once_and_python_starts_without(
    tmp_path: Path, context: BrowserContext
) -> None:
    site = build(
        'import streamlit as st\nst.title("Still here")\nst.text("run " + str(1 + 1))\n', "core", tmp_path / "core"
    )
    (memory,) = (site / "repo/assets").glob("memory-*.bin")
    memory.write_bytes(memory.read_bytes()[:-5000])
    said: list[ConsoleMessage] = []
    context.on("console", lambda message: said.append(message))
    with sites.served(site) as address:
        live = Live(context, address + "/repo/").open().ready()
        live.page.get_by_text("run 2").wait_for()
    texts = [message.text for message in said if "snapshot" in message.text]
    assert len(texts) == 1
    assert "cannot be used here" in texts[0]
