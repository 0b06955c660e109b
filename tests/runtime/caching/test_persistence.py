"""What the browser keeps of caches between visits."""

import pickle

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
