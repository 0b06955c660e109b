"""Calls that are not there say so at their place, and the app goes on."""

import pytest


def test_an_element_leaves_a_note_in_its_place(app):
    page = app('st.text("a")\nst.login("x")\nst.text("b")')
    assert [n["type"] for n in page.find()] == ["text", "unsupported", "text"]
    props = page.find("unsupported")[0]["props"]
    assert (props["name"], props["file"], props["line"]) == ("login", "app.py", 3)


def test_the_value_is_as_if_the_visitor_had_touched_nothing(app):
    page = app("st.text(st.data_editor([1]))\nst.text(st.login())")
    assert page.texts() == ["[1]", "None"]


def test_a_name_that_never_was_suggests_the_nearest(app):
    page = app("st.text_inputt('x')")
    assert page.errors == [
        ("AttributeError", "module 'streamlit' has no attribute 'text_inputt'. Did you mean 'text_input'?")
    ]


def test_a_servers_application_says_what_to_build_instead(app):
    assert "Build the script that it names instead" in app("st.App('app.py')").errors[0][1]


def test_components_need_no_import_of_their_own(app):
    page = app('st.components.v1.html("<b>hi</b>")')
    assert page.find("iframe")[0]["props"]["html"] == "<b>hi</b>"


def test_secrets_say_why_there_are_none(app):
    page = app('st.secrets["key"]')
    assert page.errors[0][0] == "StreamlitSecretNotFoundError"


@pytest.mark.parametrize("change", ["st.secrets.a = 1", "st.secrets['a'] = 1", "del st.secrets['a']"])
def test_secrets_cannot_be_changed(app, change):
    assert app(change).errors[0][0] == "TypeError"


def test_the_private_name_of_the_bottom_works(app):
    page = app("st._bottom.text('below')\nfrom streamlit import _bottom\n_bottom.text('too')")
    assert page.texts() == ["below", "too"]


def test_legacy_query_params_work(app):
    page = app("st.experimental_set_query_params(a=[1, 2])\nst.text(st.experimental_get_query_params())")
    assert page.texts() == ["{'a': ['1', '2']}"]
    assert {"type": "query_params", "query": "a=1&a=2", "step": True} in page.messages


def test_beta_names_work(app):
    page = app(
        """
        st.beta_set_page_config(page_title="Old")
        left, right = st.beta_columns(2)
        left.text("a")
        with st.beta_expander("more"):
            st.text("b")
        """
    )
    assert page.texts() == ["a", "b"]
    assert [node["type"] for node in page.find("expander")] == ["expander"]
