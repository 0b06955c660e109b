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


OUTSIDE = """
above, place = st.container(), st.empty()
above.text("before")

@st.fragment
def part():
    st.button("go", key="go")
    n = st.session_state.n = st.session_state.get("n", 0) + 1
    above.text(f"n is {n}")
    if n % 2 == 0:
        with above:
            st.text("even")
            st.container().text("deeper")
    place.text(f"here {n}")
    st.sidebar.text(f"aside {n}")
    box = above.expander("more")
    with box:
        st.text("one")
    with box:
        st.text("two")

part()
above.text("after")
st.sidebar.text("behind")
"""


def test_what_a_fragment_draws_in_other_containers_is_drawn_anew_in_its_place(app):
    page = app(OUTSIDE)

    def expected(n: int) -> list[str]:
        even = ["even", "deeper"] if n % 2 == 0 else []
        return ["before", f"n is {n}", *even, "one", "two", "after", f"here {n}", f"aside {n}", "behind"]

    assert page.texts() == expected(1)
    for n in range(2, 6):
        page.run(triggers=(page.id("go"),), fragment=fragment_of(page, "go"))
        assert page.texts() == expected(n)
    assert page.run().texts() == expected(6)
    assert page.errors == []


def test_a_widget_in_another_container_reruns_the_fragment_that_drew_it(app):
    page = app("""
        box = st.container()
        @st.fragment
        def part():
            runs = st.session_state.runs = st.session_state.get("runs", 0) + 1
            name = box.text_input("Name", key="name")
            st.text(f"{name} {runs}")
        st.text("outside")
        part()
    """)
    page.run(widgets={page.id("name"): "Ada"}, fragment=fragment_of(page, "name"))
    assert page.texts() == ["outside", "Ada 2"]


def test_a_place_that_was_not_reserved_is_an_error(app):
    page = app("""
        box = st.container()
        @st.fragment
        def part():
            if st.button("go", key="go"):
                box.text("late")
        part()
    """)
    page.run(triggers=(page.id("go"),), fragment=fragment_of(page, "go"))
    assert page.errors[0][0] == "StreamlitInvalidLayoutContextError"


def test_a_container_of_an_earlier_run_may_lose_its_place(app):
    page = app("""
        outer = st.empty()
        if "box" not in st.session_state:
            st.session_state.box = outer.container().container()
        st.session_state.box.text("in the box")
        if st.button("go", key="go"):
            outer.text("instead")
    """)
    assert page.texts() == ["in the box"]
    assert page.press("go").texts() == ["instead"]
    assert page.errors == []


def test_containers_of_an_earlier_run_are_drawn_in_again(app):
    page = app("""
        st.text("top")
        if "box" not in st.session_state:
            st.text("first run")
            st.session_state.box = st.container()
            st.session_state.box.text("gone")
            st.session_state.inner = st.session_state.box.empty()
            st.session_state.place = st.empty()
        n = st.session_state.n = st.session_state.get("n", 0) + 1
        st.session_state.place.text(f"place {n}")
        if n == 2:
            st.session_state.inner.text("inner")
        if n > 2:
            st.session_state.box.text(f"box {n}")
    """)
    assert page.texts() == ["top", "first run", "gone", "place 1"]
    assert page.run().texts() == ["top", "inner", "place 2"]
    assert page.run().texts() == ["top", "box 3", "place 3"]
    assert page.run().texts() == ["top", "box 4", "place 4"]


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
