"""Containers: what they are in the tree, what lands in them, and what they refuse."""

import pytest

from tests.runtime.elements.schema import check


def kinds(node):
    return {node["type"]: [kinds(child) for child in node.get("children", ())]}


def main(page):
    check(page.find())
    assert page.errors == []
    return [kinds(node) for node in page.roots[0]["children"]]


def test_container_columns_sidebar(app):
    page = app("""
        with st.container(border=True, key="box"):
            st.text("in")
        left, right = st.columns([1, 3], gap="large", vertical_alignment="center", border=True)
        right.text("right")
        with left:
            st.text("left")
        st.sidebar.text("side")
        with st.sidebar:
            st.text("side too")
        st.container(height=200)
        st.container(horizontal=True, horizontal_alignment="distribute", gap=None)
    """)
    assert main(page) == [
        {"container": [{"text": []}]},
        {"columns": [{"column": [{"text": []}]}, {"column": [{"text": []}]}]},
        {"container": []},
        {"container": []},
    ]
    box, fixed, row = page.find("container")
    assert (box["key"], box["props"]["border"]) == ("box", True)
    assert (fixed["props"]["border"], fixed["props"]["height"]) == (True, 200)
    assert (row["props"]["direction"], row["props"]["justify"], row["props"]["gap"]) == (
        "horizontal",
        "distribute",
        "none",
    )
    left, right = (node["props"] for node in page.find("column"))
    assert (left["weight"], right["weight"]) == (0.25, 0.75)
    assert (left["gap"], left["vertical_alignment"], left["border"]) == ("large", "center", True)
    assert page.texts() == ["in", "left", "right", "side", "side too"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("st.columns(0)", "`spec` argument to `st.columns`"),
        ("st.columns([1, 0])", "`spec` argument to `st.columns`"),
        ("st.columns('ab')", "Invalid `spec` type"),
        ("st.columns(2, gap='wide')", "Invalid `gap` value"),
        ("st.columns(2, vertical_alignment='left')", "Invalid `vertical_alignment` value"),
        ("st.tabs([])", "at least one tab label"),
        ("st.tabs(['a', 1])", "Invalid `tabs` type. Expected one of: a string for each tab label. Provided type: int."),
        ("st.tabs(['a'], default='b')", "is not in the list of tabs"),
        ("st.form('a').form('b')", "Forms cannot be nested"),
        ("st.form('a'); st.form('a')", "multiple identical forms with `key='a'`"),
        ("st.container(key='a'); st.container(key='a')", "same `key='a'`"),
        ("st.container(height='tall')", "Invalid height value"),
        ("st.expander('a', type='x')", "Invalid `type` value"),
        ("st.space('huge')", "Invalid `size` value"),
        ("st.progress(2.0)", "outside the required range [0.0, 1.0]"),
        ("st.progress(101)", "outside the required range [0, 100]"),
        ("st.progress('x')", "Invalid `value` type. Expected one of: int, float."),
        ("st.toast(' ')", "The `body` parameter is required."),
        ("st.status('a', state='x')", "Invalid `state` value"),
    ],
)
def test_faults_are_told(app, call, message):
    page = app(call)
    ((_, text),) = page.errors
    assert message in text


def test_empty_is_replaced_not_appended(app):
    page = app("""
        place = st.empty()
        st.text("after")
        place.text("first")
        place.text("second")
        with place.container():
            st.text("inner")
            st.text("other")
        gone = st.empty()
        gone.text("x")
        gone.empty()
    """)
    assert main(page) == [{"container": [{"text": []}, {"text": []}]}, {"text": []}, {"empty": []}]


def test_expander_and_tabs(app):
    page = app("""
        with st.expander("More **here**", expanded=True, icon="🚨"):
            st.text("inside")
        first, second = st.tabs(["A", ":red[B]"], default=":red[B]")
        second.text("b")
        st.text(f"{first.open} {st.expander('x', type='step').open}")
    """)
    expander = page.find("expander")[0]["props"]
    assert expander["label"] == "<p>More <strong>here</strong></p>"
    assert (expander["expanded"], expander["icon"], expander["kind"]) == (True, "🚨", "default")
    assert page.find("expander")[1]["props"]["kind"] == "step"
    assert page.find("tabs")[0]["props"]["default_index"] == 1
    assert [tab["props"]["text"] for tab in page.find("tab")] == ["A", ":red[B]"]
    assert page.texts() == ["inside", "b", "None None"]
    main(page)


def test_expander_and_tabs_as_widgets(app):
    page = app("""
        box = st.expander("Box", key="box", on_change="rerun")
        a, b = st.tabs(["A", "B"], key="tabs", on_change=lambda: st.session_state.update(moved=True))
        st.text(f"{box.open} {a.open} {b.open} {'moved' in st.session_state}")
    """)
    assert page.texts() == ["False True False False"]
    assert page.set("box", True).texts() == ["True True False False"]
    assert page.set("tabs", "B").texts() == ["True False True True"]
    main(page)


BOUND = """
box = st.expander("Box", key="box", bind="query-params")
shut = st.expander("Shut", True, key="shut", bind="query-params", on_change="rerun")
a, b = st.tabs(["A", "**B** & c"], key="tabs", bind="query-params")
st.text(f"{box.open} {shut.open} {a.open} {b.open}")
"""


def test_bound_blocks_write_what_is_open_into_the_address(app):
    page = app(BOUND)
    assert (page.texts(), page.session.query) == (["False True True False"], [])
    page.set("box", True)
    page.set("shut", False)
    assert page.set("tabs", "**B** & c").texts() == ["True False False True"]
    assert page.session.query == [("box", "true"), ("shut", "false"), ("tabs", "**B** & c")]
    assert page.set("tabs", "A").session.query == [("box", "true"), ("shut", "false")]
    # One change of the address is one step in the browser's history.
    assert [message["query"] for message in page.messages if message["type"] == "query_params"] == [
        "box=true&shut=false"
    ]
    page.set("shut", True)
    page.set("box", False)
    assert page.session.query == []
    main(page)


@pytest.mark.parametrize(
    ("query", "shown", "kept"),
    [
        ("box=true&tabs=%2A%2AB%2A%2A+%26+c", "True True False True", ["box", "tabs"]),
        ("box=FALSE&shut=False&other=1", "False False True False", ["other", "shut"]),
        ("box=1&shut=&tabs=B+%26+c", "False True True False", []),
        ("box=&shut=true&tabs=", "False True True False", []),
        ("box=false&box=true&tabs=zzz", "True True True False", ["box"]),
    ],
)
def test_the_address_opens_bound_blocks(app, query, shown, kept):
    page = app(BOUND, run=False).run(query=query)
    assert page.texts() == [shown]
    assert sorted(name for name, _ in page.session.query) == kept
    assert page.run(query="").texts() == ["False True True False"]


def test_session_state_sets_bound_tabs(app):
    page = app("""
        names = ["A", "B"] if "less" not in st.session_state else ["A"]
        def go(to): st.session_state.tabs = to
        st.button("b", key="b", on_click=go, args=("B",))
        st.button("z", key="z", on_click=go, args=("Z",))
        st.button("less", key="l", on_click=lambda: st.session_state.update(less=True))
        st.text([tab.open for tab in st.tabs(names, key="tabs", bind="query-params")])
    """)
    page.press("b")
    assert (page.texts(), page.session.query) == (["[False, True]"], [("tabs", "B")])
    page.press("z")
    assert (page.texts(), page.session.query) == (["[True, False]"], [])
    page.press("b")
    page.press("l")
    assert (page.texts(), page.session.query) == (["[True]"], [])


BIND = 'bind="query-params"'
NEEDS_KEY = (
    "The `key` parameter is required. When using bind='query-params', the widget must have a unique 'key' parameter "
    "specified. This 'key' will be used as the name of the query parameter."
)
MODES = "Invalid `on_change` value. Supported values: 'rerun', 'ignore', a callback function."


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (f"st.expander('x', {BIND})", "MissingRequiredParameterError", NEEDS_KEY),
        (f"st.tabs(['x'], {BIND})", "MissingRequiredParameterError", NEEDS_KEY),
        ("st.tabs(['x'], bind='no')", "ValueError", "Invalid `bind` value. Supported values: 'query-params', None."),
        ("st.expander('x', on_change=None)", "ValueError", MODES),
        ("st.popover('x', on_change='no')", "ValueError", MODES),
        (
            f"st.tabs(['x', 'x'], key='k', {BIND})",
            "ValueError",
            "Invalid `tabs` value. Supported values: unique labels. Tab labels must be unique when bind='query-params'.",
        ),
        (
            f"st.tabs(['x', ''], key='k', {BIND})",
            "ValueError",
            "Invalid `tabs` value. Supported values: non-empty labels. "
            "Tab labels must be non-empty when bind='query-params'.",
        ),
    ],
)
def test_faults_of_blocks_that_are_widgets(app, call, kind, message):
    assert app(call).errors == [(f"Streamlit{kind}", message)]


def test_form_passes_its_id_on(app):
    page = app("""
        with st.form("f", clear_on_submit=True, border=False):
            st.text_input("a", key="a")
            st.columns(2)[1].text_input("b", key="b")
        st.text_input("c", key="c")
    """)
    form = page.find("form")[0]["props"]
    assert (form["form_id"], form["clear_on_submit"], form["border"]) == ("f", True, False)
    assert [node["props"].get("form_id") for node in page.find("text_input")] == ["f", "f", None]
    main(page)


def test_space_and_skeleton(app):
    page = app("""
        st.space(); st.space("stretch"); st.space(7)
        place = st.skeleton(height=80)
        place.text("loaded")
    """)
    assert [node["props"]["size"] for node in page.find("space")] == [12, "stretch", 7]
    assert page.texts() == ["loaded"]
    main(page)
