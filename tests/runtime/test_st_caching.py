"""Caching in a running app: replay of what was drawn, the spinner, widgets, the browser's memory."""

import pytest

from appc_runtime import caching


@pytest.fixture(autouse=True)
def fresh_caches():
    caching.clear_all()
    caching.flush_idle(lambda message: None)
    caching.configure("", "")
    yield
    caching.clear_all()
    caching.flush_idle(lambda message: None)


def shape(node):
    return (node["type"], [shape(child) for child in node["children"]]) if node.get("children") else node["type"]


def visible(page, root=0):
    return [shape(node) for node in page.roots[root]["children"] if node["type"] != "empty"]


def test_elements_are_drawn_again_on_a_hit(app):
    page = app("""
        st.session_state.setdefault("calls", 0)

        @st.cache_data
        def draw():
            st.session_state.calls += 1
            st.text(f"call {st.session_state.calls}")
            with st.container(border=True):
                st.text("inside")
                left, right = st.columns(2)
                right.text("right")
            place = st.empty()
            place.text("first")
            place.text("second")
            st.sidebar.text("side")
            return 7

        with st.container():
            st.text(draw())
        st.text("after")
    """)
    before = ([shape(node) for node in page.roots[0]["children"]], page.texts())
    assert before[1] == ["call 1", "inside", "right", "second", "7", "after", "side"]
    page.run()
    assert ([shape(node) for node in page.roots[0]["children"]], page.texts()) == before
    assert page.deltas == []
    assert page.errors == []


def test_nested_functions_replay_once(app):
    page = app("""
        @st.cache_data
        def inner():
            st.text("inner")
        @st.cache_resource
        def outer():
            inner()
            st.text("outer")
        outer()
        st.button("again", key="again")
        outer()
    """)
    assert page.texts() == ["inner", "outer", "inner", "outer"]
    page.press("again")
    assert page.texts() == ["inner", "outer", "inner", "outer"]
    assert page.errors == []


def test_drawing_in_a_block_from_outside_is_told_on_a_hit(app):
    page = app("""
        box = st.container()
        @st.cache_data
        def draw():
            box.text("in the box")
        draw()
    """)
    assert page.errors == []
    page.run()
    ((kind, message),) = page.errors
    assert kind == "CacheReplayClosureError"
    assert "Move the creation of the block inside `draw()`" in message


def test_a_widget_inside_is_warned_of_once(app):
    page = app("""
        @st.cache_data
        def inner():
            st.text_input("a", key="a")
        @st.cache_data
        def outer():
            inner()
            st.button("b")
        outer()
    """)
    kinds = [(kind, "Your script uses a widget command" in message) for kind, message in page.errors]
    assert kinds == [("CachedWidgetWarning", True), ("CachedWidgetWarning", True)]


def test_the_spinner_shows_on_a_miss_and_moves_nothing(app):
    page = app("""
        @st.cache_data(show_spinner="Loading ...", show_time=True)
        def load(x):
            return x
        @st.cache_data(show_spinner=False)
        def quiet():
            return 1
        st.text(load(1))
        st.text(quiet())
    """)
    assert [delta["op"] for delta in page.deltas] == ["transient", "transient", "set", "set"]
    spinner = page.deltas[0]["nodes"][0]["node"]["props"]
    assert (spinner["text"], spinner["cache"], spinner["show_time"]) == ("<p>Loading ...</p>", True, True)
    page.run()
    assert page.deltas == []


def test_nothing_moves_when_a_cached_function_in_another_is_not_called_again(app):
    page = app("""
        @st.cache_data
        def data():
            return 1
        @st.cache_resource
        def train(x):
            return x + data()
        st.text(train(1))
    """)
    page.run()
    assert page.deltas == []


def test_the_spinner_names_the_call(app):
    page = app("""
        @st.cache_data
        def load(*args):
            return 1
        load()
        load(1)
    """)
    shown = [delta["nodes"] for delta in page.deltas if delta["op"] == "transient"]
    spinners = [nodes[0]["node"]["props"]["text"] for nodes in shown if nodes]
    assert spinners == ["<p>Running <code>load()</code>.</p>", "<p>Running <code>load(...)</code>.</p>"]


def test_an_error_inside_leaves_no_spinner(app):
    page = app("""
        @st.cache_data
        def load():
            raise ValueError("no")
        load()
    """)
    assert visible(page) == ["exception"]
    assert page.errors == [("ValueError", "no")]


def test_results_are_kept_and_restored_by_the_session(app):
    page = app("""
        @st.cache_data
        def load(x):
            print("computed")
            st.text("drawn")
            return x
        load(1)
    """)
    page.session.idle()
    kept = [message for message in page.host.outbox if message["type"] == "cache_entry"]
    page.host.outbox.clear()
    assert len(kept) == 1
    page.host.inbox.append({"type": "clear_cache"})
    page.session.run_pending()
    page.session.idle()
    assert [m["data"] for m in page.host.outbox if m["type"] == "cache_entry"] == [None]
    page.host.outbox.clear()
    page.host.inbox.append({"type": "restore_cache", "entries": kept})
    page.run()
    assert page.texts() == ["drawn"]
    assert not any(message["type"] == "output" for message in page.messages)


def test_legacy_names(app):
    page = app("""
        @st.cache(allow_output_mutation=True)
        def a():
            return []
        @st.experimental_memo(suppress_st_warning=True, ttl=5)
        def b():
            return []
        @st.experimental_singleton
        def c():
            return []
        st.text([a() is a(), b() is b(), c() is c()])
        st.experimental_memo.clear()
    """)
    assert page.texts() == ["[True, False, True]"]
    notes = "".join(message["text"] for message in page.messages if message["type"] == "output")
    for name in ("st.cache ", "st.experimental_memo", "st.experimental_singleton"):
        assert name in notes


def test_a_changed_class_of_the_script_still_loads(app):
    page = app("""
        class Point:
            def __init__(self, x):
                self.x = x
        @st.cache_data
        def make():
            return Point(3)
        st.text(make().x)
        st.text(isinstance(make(), Point))
    """)
    page.run()
    assert page.texts() == ["3", "True"]
    assert page.errors == []
