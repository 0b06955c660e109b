"""Cached results in Chromium: those that come with the site, and those that outlive a reload."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import sites
from tests.browser.live import Live

# A call that was computed took its three seconds; `time` tells it from one that came with the site.
SOURCE = """
    import json, secrets, time
    import streamlit as st
    TOKEN = secrets.token_hex(8)
    class Point:
        def __init__(self, x): self.x = x
    @st.cache_data(show_spinner=False)
    def shipped(x):
        time.sleep(3)
        st.caption(f"drawn for {x}")
        return Point(x)
    @st.cache_data(show_spinner=False)
    def by_token():
        time.sleep(0.1)
        return TOKEN
    @st.cache_data(show_spinner=False)
    def kept(): return time.time()
    @st.cache_data(ttl=1, show_spinner=False)
    def aged(): return time.time()
    @st.cache_data(show_spinner=False)
    def written():
        with open("/tmp/made", "w") as file: file.write(str(time.time()))
        return "/tmp/made"
    st.title("Cached")
    start = time.time()
    assert isinstance(shipped(7), Point)
    said = {"computed": time.time() - start > 2, "x": shipped(7).x, "token": by_token() == TOKEN}
    said |= {"kept": kept(), "aged": aged(), "written": open(written()).read()}
    st.text(json.dumps(said))
    if st.button("Clear"): shipped.clear()
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, Any]]]:
    """Address and report."""
    folder = tmp_path_factory.mktemp("caching")
    (folder / "app.py").write_text(textwrap.dedent(SOURCE), encoding="utf-8")
    report = json.loads(sites.build(folder / "app.py", folder / "site/repo", "--snapshot", "core", "--json"))
    with sites.served(folder / "site") as address:
        yield address + "/repo/", report


def said(live: Live) -> dict[str, Any]:
    """What the script says; it was quiet long enough for the browser to be told what to keep."""
    found: dict[str, Any] = json.loads(live.page.get_by_test_id("stText").inner_text())
    live.page.wait_for_timeout(1500)
    return found


def again(live: Live) -> dict[str, Any]:
    live.page.reload()
    return said(live.ready())


def test_results_come_with_the_site_or_outlive_a_reload(
    site: tuple[str, dict[str, Any]], context: BrowserContext, tmp_path: Path
) -> None:
    address, report = site
    assert {item["function"] for item in report["results"]["shipped"]} == {"shipped", "by_token"}
    live = Live(context, address).open().ready()
    first = said(live)
    assert (first["computed"], first["x"], first["token"]) == (False, 7, True)
    assert live.page.get_by_text("drawn for 7").count() == 2
    second = again(live)
    assert second["kept"] == first["kept"]
    assert second["aged"] > first["aged"] + 1
    assert second["written"] > first["written"]
    assert not second["computed"]
    live.page.get_by_role("button", name="Clear").click()
    live.idle()
    assert not said(live)["computed"]  # The button comes after the call.
    live.page.keyboard.press("r")
    live.page.get_by_text('"computed": true').wait_for()
    live.idle()
    assert said(live)["computed"]
    # Computed after it was cleared, it is kept in the browser like any other.
    assert not again(live)["computed"]
    forget(live, "!")
    assert again(live)["computed"]
    assert live.errors == []


def forget(live: Live, but: str) -> None:
    """Delete what the browser keeps, except entries with `but` in their names: the marks of what was cleared."""
    live.page.evaluate(
        """async (but) => {
          const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name === "appc:/repo/:cache");
          const database = await new Promise((resolve) => { indexedDB.open(name).onsuccess = (e) => resolve(e.target.result); });
          const store = database.transaction("entries", "readwrite").objectStore("entries");
          const keys = await new Promise((resolve) => { store.getAllKeys().onsuccess = (e) => resolve(e.target.result); });
          for (const key of keys) if (!key.includes(but)) store.delete(key);
          await new Promise((resolve) => { store.transaction.oncomplete = resolve; });
          database.close();
        }""",
        but,
    )
