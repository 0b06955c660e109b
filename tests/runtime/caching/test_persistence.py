"""What the browser keeps of caches between visits."""

import importlib
import pickle
import sys
import time

from appc_runtime import caching
from appc_runtime.caching import cache_data, cache_resource, persistence, store


def flush():
    posted = []
    caching.flush_idle(posted.append)
    return posted


def leave():
    """The worker is gone; what the browser had been told of is all that is left."""
    for caches in store._caches.values():
        caches.clear()
    persistence._persistence.__init__()


def make(calls, **options):
    @cache_data(**options)
    def load(x):
        calls.append(x)
        return {"x": x}

    return load


def test_results_survive_a_reload():
    caching.configure("app", "lock1")
    calls = []
    assert make(calls)(1) == {"x": 1}
    (message,) = flush()
    assert message["type"] == "cache_entry"
    assert message["key"].startswith("app|lock1|")
    assert message["expires"] is None
    assert flush() == []
    leave()
    caching.configure("app", "lock1")
    caching.restore([message])
    assert make(calls)(1) == {"x": 1}
    assert calls == [1]
    assert flush() == []


def test_entries_of_another_build_and_expired_ones_are_forgotten(monkeypatch):
    caching.configure("app", "new")
    caching.restore(
        [
            {"key": "app|old|f|a", "data": b"", "expires": None},
            {"key": "app|new|f|a", "data": b"", "expires": 1.0},
        ]
    )
    assert [(message["key"], message["data"]) for message in flush()] == [("app|old|f|a", None), ("app|new|f|a", None)]


def test_clear_reaches_the_browser():
    caching.configure("app", "lock")
    load = make([])
    load(1), load(2)
    kept = flush()
    load.clear(1)
    assert [(message["key"], message["data"]) for message in flush()] == [(kept[0]["key"], None)]
    leave()
    caching.configure("app", "lock")
    caching.restore(kept)
    # Nothing has been read yet: the function's own clear still finds its entries.
    load.clear()
    assert {message["key"] for message in flush()} == {message["key"] for message in kept}
    load(1)
    cache_data.clear()
    assert all(message["data"] is None for message in flush())


def test_what_cannot_be_read_is_computed_again():
    caching.configure("app", "lock")
    calls = []
    load = make(calls)
    load(1)
    (message,) = flush()
    leave()
    caching.configure("app", "lock")
    caching.restore([{**message, "data": b"not a pickle"}])
    assert load(1) == {"x": 1}
    assert calls == [1, 1]


def test_resources_and_session_scope_stay_here():
    caching.configure("app", "lock")
    make([], scope="session")(1)
    cache_resource(lambda: 1)()
    assert flush() == []


def test_the_oldest_go_when_it_is_too_much(monkeypatch):
    caching.configure("app", "lock")
    monkeypatch.setattr(persistence, "LIMIT", 1000)

    @cache_data
    def text(x):
        return str(x) * 400

    text(1), text(2), text(3)
    messages = flush()
    gone = [message["key"] for message in messages if message["data"] is None]
    assert gone == [messages[0]["key"]]

    @cache_data
    def huge():
        return "x" * 2000

    assert len(huge()) == 2000
    assert [message["data"] for message in flush()] == [None]


def test_ttl_goes_along():
    caching.configure("app", "lock")
    make([], ttl=60)(1)
    (message,) = flush()
    assert message["expires"] > 60
    assert pickle.loads(message["data"])[1] is not None


def comes_back(monkeypatch, calls, options=None, kept=None, later=0.0, **again):
    """Whether `make(...)(1)`, kept by the browser, is there at the next visit, which comes `later` seconds."""
    now = time.time()
    caching.configure("app", "lock")
    make(calls, **(options or {}))(1)
    messages = flush()
    leave()
    monkeypatch.setattr(time, "time", lambda: now + later)
    caching.configure("app", again.pop("lock", "lock"))
    caching.restore([message for message in messages if message["data"] is not None])
    before = len(calls)
    make(calls, **(again.pop("options", None) or options or {}))(1)
    return len(calls) == before


def test_ttl_ends_over_a_reload_too(monkeypatch):
    assert comes_back(monkeypatch, [], {"ttl": 60}, later=59)
    leave()
    assert not comes_back(monkeypatch, [], {"ttl": 60}, later=61)


def test_persist_has_no_ttl(monkeypatch):
    assert comes_back(monkeypatch, [], {"ttl": 60, "persist": "disk"}, later=10**6)


def test_other_packages_compute_anew(monkeypatch):
    assert not comes_back(monkeypatch, [], lock="other")


def test_an_edit_of_the_function_or_of_what_it_reaches_computes_anew(app, tmp_path, monkeypatch):
    # A .pyc file knows its source by second and size: both are alike here.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    source = """
        import helper_part
        @st.cache_data
        def load(x):
            return helper_part.work(x) + {n}
        st.text(load(1))
    """
    seen = []
    for n, work in ((0, 1), (0, 1), (5, 1), (0, 2)):
        leave()
        sys.modules.pop("helper_part", None)
        (tmp_path / "helper_part.py").write_text(f"def work(x): return x * {work}\n")
        importlib.invalidate_caches()
        caching.configure("app", "lock")
        page = app(source.replace("{n}", str(n)))
        page.session.idle()
        seen += [(message["key"], page.texts()) for message in page.host.outbox if message["type"] == "cache_entry"]
    keys = [key for key, _ in seen]
    assert [texts for _, texts in seen] == [["1"], ["1"], ["6"], ["2"]]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_max_entries_counts_what_the_browser_has():
    caching.configure("app", "lock")
    calls = []
    load = make(calls, max_entries=2)
    load(1), load(2)
    kept = [message for message in flush() if message["data"] is not None]
    leave()
    caching.configure("app", "lock")
    # The newest first, as the page sends them.
    caching.restore(kept[::-1])
    load = make(calls, max_entries=2)
    load(3)
    assert {message["key"] for message in flush() if message["data"] is None} == {kept[0]["key"]}
    load(2), load(3)
    assert calls == [1, 2, 3]


def test_what_wrote_files_ends_with_the_worker(monkeypatch):
    caching.configure("app", "lock")
    written = [0]
    monkeypatch.setattr(caching.hooks, "writes", lambda: written[0])

    @cache_data
    def download():
        written[0] += 1
        return "/tmp/file"

    download(), download()
    assert written == [1]
    assert flush() == []
