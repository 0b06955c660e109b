"""checkbox, toggle, and what all widgets share: modes, the address, values that outlive their widget."""

import pytest


@pytest.mark.parametrize("kind", ["checkbox", "toggle"])
def test_yes_and_no(app, kind):
    page = app(f'st.text(st.{kind}("x", key="k"))')
    assert page.texts() == ["False"]
    assert page.find("checkbox")[0]["props"]["kind"] == kind
    assert page.set("k", True).texts() == ["True"]
    assert app(f'st.text(st.{kind}("x", True))').texts() == ["True"]
    assert app(f'st.session_state.k = 1\nst.text(st.{kind}("x", key="k"))').texts() == ["True"]


def test_checkbox_and_toggle_of_the_same_parameters_are_two(app):
    assert app('st.checkbox("x")\nst.toggle("x")').errors == []


def test_props(app):
    page = app('st.checkbox("**x**", help="_h_", disabled=True, label_visibility="hidden", width=120)')
    props = page.find("checkbox")[0]["props"]
    assert props["label"] == "<p><strong>x</strong></p>"
    assert "<em>h</em>" in props["help"]
    assert (props["disabled"], props["label_visibility"], props["width"]) == (True, "hidden", 120)


def test_label_visibility_is_checked(app):
    assert "label_visibility" in app('st.checkbox("x", label_visibility="no")').errors[0][1]


def test_callback_gets_its_arguments(app):
    page = app(
        """
        def note(a, b): st.session_state.log = (a, b, st.session_state.k)
        st.checkbox("x", key="k", on_change=note, args=(1,), kwargs={"b": 2})
        st.text(st.session_state.get("log"))
        """
    )
    assert page.set("k", True).texts() == ["(1, 2, True)"]


def test_on_change_modes(app):
    assert "ignore_rerun" not in app('st.checkbox("x", on_change=None)').find("checkbox")[0]["props"]
    assert app('st.checkbox("x", on_change="ignore")').find("checkbox")[0]["props"]["ignore_rerun"] is True
    assert app('st.checkbox("x", on_change="no")').errors[0][0] == "StreamlitValueError"


# -------------------------------------------------------------------------------------------- the address


BOUND = [
    ('st.checkbox("x", key="k", bind="query-params")', "true", "True", False),
    ('st.slider("x", key="k", bind="query-params")', "30", "30", 0),
    ('st.slider("x", 0.0, 1.0, (0.1, 0.2), key="k", bind="query-params")', "0.3&k=0.4", "(0.3, 0.4)", [0.1, 0.2]),
    ('st.selectbox("x", ["a", "b"], key="k", bind="query-params")', "b", "b", "a"),
    ('st.radio("x", ["a", "b"], key="k", bind="query-params")', "b", "b", 0),
    ('st.multiselect("x", ["a", "b"], key="k", bind="query-params")', "b&k=a", "['b', 'a']", []),
    ('st.select_slider("x", ["a", "b"], key="k", bind="query-params")', "b", "b", 0),
    ('st.number_input("x", 0, 10, key="k", bind="query-params")', "4", "4", 0),
    ('st.text_input("x", key="k", bind="query-params")', "words", "words", ""),
]


@pytest.mark.parametrize(("call", "query", "shown", "wire"), BOUND)
def test_the_address_gives_a_bound_widget_its_value(app, call, query, shown, wire):
    page = app(f"st.text({call})", run=False).run(query=f"k={query}&other=1")
    assert page.texts() == [shown]
    assert page.session.query == [*(("k", part) for part in query.split("&k=")), ("other", "1")]
    # Back at the default, the address need not name it.
    page.set("k", wire)
    assert page.session.query == [("other", "1")]


@pytest.mark.parametrize("call", [call for call, *_ in BOUND if "text_input" not in call])
def test_an_address_that_makes_no_sense_is_cleared(app, call):
    page = app(f"st.text({call})", run=False).run(query="k=@@@")
    assert page.errors == []
    assert page.session.query == []


def test_a_bound_value_out_of_bounds_is_not_taken(app):
    page = app('st.text(st.slider("x", 0, 10, key="k", bind="query-params"))', run=False).run(query="k=99")
    assert page.texts() == ["0"]


def test_session_state_beats_the_address(app):
    page = app('st.session_state.k = True\nst.text(st.checkbox("x", key="k", bind="query-params"))', run=False)
    assert page.run(query="k=false").texts() == ["True"]
    assert page.session.query == [("k", "true")]


def test_the_visitor_changes_the_address(app):
    page = app('st.slider("x", key="k", bind="query-params")')
    page.set("k", 12)
    assert {"type": "query_params", "query": "k=12", "step": False} in page.messages


def test_the_browsers_back_brings_the_value_back(app):
    page = app('st.text(st.slider("x", key="k", bind="query-params"))')
    page.set("k", 12)
    page.set("k", 40)
    assert page.run(query="k=12").texts() == ["12"]
    assert page.values[page.id("k")] == 12
    assert page.run(query="").texts() == ["0"]


def test_bind_needs_a_key(app):
    assert app('st.checkbox("x", bind="query-params")').errors[0][0] == "StreamlitMissingRequiredParameterError"
    assert app('st.checkbox("x", key="k", bind="no")').errors[0][0] == "StreamlitValueError"


# ------------------------------------------------------------------------------------------ persist_state


@pytest.mark.parametrize(("scope", "kept"), [("None", "False"), ("'page'", "True"), ("'session'", "True")])
def test_a_value_outlives_its_widget(app, scope, kept):
    page = app(
        f"""
        if st.checkbox("show", True, key="show"):
            st.text(st.checkbox("x", key="k", persist_state={scope}))
        """
    )
    page.set("k", True)
    page.set("show", False)
    assert ("k" in page.session.state) == (kept == "True")
    assert page.set("show", True).texts() == [kept]


@pytest.mark.parametrize(("scope", "kept"), [("page", "False"), ("session", "True")])
def test_a_value_outlives_its_page(app, tmp_path, scope, kept):
    (tmp_path / "two.py").write_text("import streamlit as st\nst.text('two')")
    pages = [{"path": "", "script": "app.py"}, {"path": "two", "script": "two.py"}]
    page = app(f'st.text(st.checkbox("x", key="k", persist_state="{scope}"))', pages=pages)
    page.set("k", True)
    assert page.run(page="two").texts() == ["two"]
    assert page.run(page="").texts() == [kept]


def test_persist_state_is_checked(app):
    assert "needs a `key`" in app('st.checkbox("x", persist_state="page")').errors[0][1]
    assert app('st.checkbox("x", key="k", persist_state="no")').errors[0][0] == "StreamlitValueError"
