"""`st.query_params`, and the parameters that widgets take (`bind="query-params"`)."""

import pytest


def queries(page):
    """What the page has heard of its address, and whether each is a step in the browser's history."""
    return [(message["query"], message["step"]) for message in page.messages if message["type"] == "query_params"]


def test_query_params_are_written_with_all_values_of_a_key(app):
    page = app("st.query_params.from_dict({'x': ['y', '1'], 'a': 'b', 'e': ''})\nst.text(str(st.query_params))")
    (node,) = page.find("text")
    assert node["props"]["body"] == "{'x': ['y', '1'], 'a': 'b', 'e': ''}"


def test_several_are_set_at_once(app):
    page = app(
        "st.query_params.update({'x': [1, 2]}, y=None)\nst.query_params.update([('x', 'z')])\nst.query_params.w = 0"
    )
    assert page.errors == []
    assert queries(page) == [("x=1&x=2&y=None", True), ("x=z&y=None", True), ("x=z&y=None&w=0", True)]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.query_params['x'] = {}", "StreamlitQueryParamDictValueError"),
        ("st.query_params.update(a=1, Embed='true')", "StreamlitAPIException"),
        ("st.query_params.from_dict({'embed_options': 'dark_theme'})", "StreamlitAPIException"),
        ("st.text_input('x', key='embed', bind='query-params')", "StreamlitAPIException"),
        ("del st.query_params['x']", "KeyError"),
    ],
)
def test_bad_calls_say_so_and_change_nothing(app, call, error):
    page = app(call)
    assert [type for type, _ in page.errors] == [error]
    assert queries(page) == []


BOUND = """
if st.checkbox("show", True, key="show"):
    st.text_input("x", key="x", bind="query-params")
"""


@pytest.mark.parametrize(
    "call",
    [
        "st.query_params['x'] = 'z'",
        "st.query_params.update(a=1, x='z')",
        "st.query_params.from_dict({'x': 'z'})",
        "del st.query_params.x",
        "st.query_params.clear()",
    ],
)
def test_a_parameter_that_a_widget_has_taken_is_the_widgets(app, call):
    page = app(BOUND + call.join(["if st.session_state.x == 'y':\n    ", ""]))
    page.set("x", "y")
    assert page.session.query == [("x", "y")]
    ((type, message),) = page.errors
    assert (type, "'x' - it is bound to a widget" in message) == ("StreamlitAPIException", True)


def test_a_widgets_value_is_no_step_in_the_browsers_history(app):
    assert queries(app(BOUND).set("x", "y")) == [("x=y", False)]


def test_a_parameter_goes_with_its_widget(app):
    page = app(BOUND + "st.query_params.other = 1")
    page.set("x", "y")
    assert queries(page.set("show", False)) == [("other=1", True)]
    assert page.set("show", True).session.query == [("other", "1")]


def test_a_run_of_a_fragment_leaves_the_others_parameters(app):
    page = app(
        """
        st.text_input("x", key="x", bind="query-params")
        @st.fragment
        def part():
            if st.checkbox("show", True, key="show"):
                st.text_input("z", key="z", bind="query-params")
        part()
        """
    )
    page.set("x", "y")
    page.set("z", "w")
    fragment = next(node["fragment"] for node in page.find() if node.get("key") == "show")
    page.run(widgets={page.id("show"): False}, fragment=fragment)
    assert page.session.query == [("x", "y")]


def test_another_page_begins_without_this_ones_parameters(app, tmp_path):
    (tmp_path / "two.py").write_text("import streamlit as st\nst.text(str(st.query_params))")
    page = app(
        """
        def one():
            st.text_input("x", key="x", bind="query-params")
            st.query_params.other = 1
            if st.button("go", key="go"):
                st.switch_page(two)
        two = st.Page("two.py")
        st.navigation([st.Page(one, default=True), two]).run()
        """
    )
    page.set("x", "y")
    assert page.session.query == [("other", "1"), ("x", "y")]
    page.press("go")
    assert (page.errors, page.session.page) == ([], "two")
    assert "x" not in dict(page.session.query)
