"""Fragments rerun alone, in their place."""

SOURCE = """
st.text("before")
@st.fragment
def part():
    st.session_state.n = st.session_state.get("n", 0) + 1
    name = st.text_input("name", "a", key="name")
    st.text(f"part {name} {st.session_state.n}")
    if st.button("again", key="again"): st.rerun(scope="fragment")
    if st.button("all", key="all"): st.rerun()
part()
st.session_state.full = st.session_state.get("full", 0) + 1
st.text(f"full {st.session_state.full}")
"""


def fragment_of(page, key):
    return next(node["fragment"] for node in page.find() if node.get("key") == key)


def test_a_widget_in_a_fragment_reruns_only_that(app):
    page = app(SOURCE)
    page.run(widgets={page.id("name"): "b"}, fragment=fragment_of(page, "name"))
    assert page.texts() == ["before", "part b 2", "full 1"]
    assert len(page.deltas) == 1
    assert page.messages[0]["fragments"] == [fragment_of(page, "name")]


def test_rerun_scopes(app):
    page = app(SOURCE)
    page.run(triggers=(page.id("again"),), fragment=fragment_of(page, "again"))
    assert page.texts() == ["before", "part a 3", "full 1"]
    page.run(triggers=(page.id("all"),), fragment=fragment_of(page, "all"))
    assert page.texts() == ["before", "part a 5", "full 2"]


def test_an_error_in_a_fragment_stays_in_it(app):
    page = app(
        """
        @st.fragment
        def part():
            n = st.text_input("n", "1", key="n")
            st.text(1 // int(n))
        part()
        st.text("after")
        """
    )
    page.run(widgets={page.id("n"): "0"}, fragment=fragment_of(page, "n"))
    assert [e[0] for e in page.errors] == ["ZeroDivisionError"]
    assert page.texts() == ["after"]
    page.run(widgets={page.id("n"): "1"}, fragment=fragment_of(page, "n"))
    assert page.texts() == ["1", "after"]
    assert page.errors == []


def test_run_every_tells_the_page(app):
    page = app('@st.fragment(run_every="2s")\ndef part(): st.text("x")\npart()')
    (timers,) = [m["timers"] for m in page.messages if m["type"] == "timers"]
    assert timers[0]["interval"] == 2


def test_sidebar_in_a_fragment_is_an_error(app):
    page = app('@st.fragment\ndef part(): st.sidebar.text("x")\npart()')
    assert page.errors[0][0] == "StreamlitAPIException"


def test_widgets_outside_keep_their_state_in_a_fragments_run(app):
    page = app('st.text_input("o", key="o")\n' + SOURCE)
    page.set("o", "kept")
    page.run(widgets={page.id("name"): "b"}, fragment=fragment_of(page, "name"))
    assert page.session.state["o"] == "kept"


NESTED = """
@st.fragment
def inner(name):
    runs(name)
    st.button(name, key=name)

@st.fragment
def outer():
    runs("outer")
    inner("first")
    if st.checkbox("two", True, key="two"):
        inner("second")

def runs(name):
    st.session_state[f"n {name}"] = st.session_state.get(f"n {name}", 0) + 1
    st.text(f"{name} {st.session_state[f'n {name}']}")

runs("script")
outer()
"""


def test_a_fragment_in_a_fragment_reruns_alone_and_with_it(app):
    page = app(NESTED)
    assert page.texts() == ["script 1", "outer 1", "first 1", "second 1"]
    page.run(triggers=(page.id("first"),), fragment=fragment_of(page, "first"))
    assert page.texts() == ["script 1", "outer 1", "first 2", "second 1"]
    outer, second = fragment_of(page, "two"), fragment_of(page, "second")
    page.run(widgets={page.id("two"): False}, fragment=outer)
    assert page.texts() == ["script 1", "outer 2", "first 3"]
    # It went away with what it was a part of.
    page.run(fragment=second)
    assert page.texts() == ["script 1", "outer 2", "first 3"]
    page.run(widgets={page.id("two"): True}, fragment=outer)
    assert page.texts() == ["script 1", "outer 3", "first 4", "second 2"]
