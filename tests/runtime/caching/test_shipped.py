"""Results that come with the site: used where they are right, and never again once they were cleared."""

import json
import zlib

import pytest

from appc_runtime import caching
from appc_runtime.caching import persistence, results, shipped, store, watch


class World:
    def counts(self):
        return [0, 0, 0, 0, 0]

    def forget(self, kind, count):
        pass


def packed(taken):
    """The site's file, as the compiler makes it."""
    places, content = {}, b""
    for result in taken:
        data = zlib.compress(result["data"])
        places.setdefault(result["function"], {})[result["call"]] = [len(content), len(data)]
        content += data
    return json.dumps({"functions": places}).encode() + b"\n" + content, list(places)


SOURCE = """
    FACTOR = {factor}
    class Point:
        def __init__(self, x): self.x = x
    @st.cache_data
    def load(x):
        print("computed", x)
        st.text("drawn")
        return Point(x * FACTOR)
    st.text(load(2).x)
    st.text(load(3).x)
    if st.button("one", key="one"): load.clear(2)
    if st.button("function", key="function"): load.clear()
    if st.button("all", key="all"): st.cache_data.clear()
"""


def leave():
    """The worker is gone."""
    for caches in store._caches.values():
        caches.clear()
    persistence._persistence.__init__()
    shipped.shipped.configure((), lambda: None)


class Site:
    """A site with results, and a browser that keeps what it is told."""

    def __init__(self, app):
        self.app = app
        self.kept = {}
        self.reads = 0
        watch.begin(World())
        try:
            app(SOURCE.format(factor=10))
        finally:
            watch.end()
        taken = results.take_results()
        assert [result["why"] for result in taken] == ["", ""]
        self.file, self.functions = packed(taken)

    def read(self):
        self.reads += 1
        return self.file

    def visit(self, factor=10):
        leave()
        caching.configure("app", "lock")
        shipped.configure({"results": {"functions": self.functions}}, self.read)
        page = self.app(SOURCE.format(factor=factor), run=False)
        page.host.inbox.append({"type": "restore_cache", "entries": list(self.kept.values())})
        page.run()
        return page

    def rest(self, page):
        """A quiet moment: the browser is told what has changed."""
        page.session.idle()
        for message in page.host.outbox:
            if message["type"] == "cache_entry":
                self.kept[message["key"]] = message
                if message["data"] is None:
                    del self.kept[message["key"]]
        page.host.outbox.clear()


@pytest.fixture
def site(app):
    yield Site(app)
    leave()


def computed(capsys):
    return [int(line.split()[1]) for line in capsys.readouterr().out.splitlines() if line.startswith("computed")]


def test_the_first_run_computes_nothing(site, capsys):
    computed(capsys)
    page = site.visit()
    assert page.texts() == ["drawn", "20", "drawn", "30"]
    assert computed(capsys) == []
    assert site.reads == 1
    site.rest(page)
    # It comes with the site each time: the browser need not keep it too.
    assert site.kept == {}


def test_other_globals_compute_anew(site, capsys):
    computed(capsys)
    assert site.visit(factor=100).texts() == ["drawn", "200", "drawn", "300"]
    assert computed(capsys) == [2, 3]


def test_what_cannot_be_had_or_read_is_computed(site, capsys):
    computed(capsys)
    whole = site.file
    for content in (None, whole[:-30] + bytes(30)):
        site.file = content
        assert site.visit().texts() == ["drawn", "20", "drawn", "30"]
        assert 3 in computed(capsys)


@pytest.mark.parametrize(("button", "gone"), [("one", [2]), ("function", [2, 3]), ("all", [2, 3])])
def test_what_was_cleared_does_not_come_back(site, capsys, button, gone):
    page = site.visit()
    computed(capsys)
    page.press(button)
    assert computed(capsys) == []
    page.run()
    assert computed(capsys) == gone
    site.rest(page)
    # The cleared ones were computed again and kept; without those they would have to be computed again.
    assert site.visit().texts()[1] == "20"
    assert computed(capsys) == []
    for key in [key for key in site.kept if "|!" not in key]:
        del site.kept[key]
    for _ in range(2):
        page = site.visit()
        assert computed(capsys) == gone
        site.rest(page)
        for key in [key for key in site.kept if "|!" not in key]:
            del site.kept[key]


def test_the_pages_own_clear_reaches_shipped_results(site, capsys):
    page = site.visit()
    computed(capsys)
    page.host.inbox.append({"type": "clear_cache"})
    page.run()
    assert computed(capsys) == [2, 3]
    site.rest(page)
    assert len([key for key in site.kept if "|!" in key]) == 1
