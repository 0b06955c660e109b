"""`st.dialog` and `st.popover`."""

import pytest

from appc_runtime.protocol import EVENT

ASK = """
import streamlit as st
@st.dialog("Ask **me**", icon="❓", width="large", on_dismiss={dismiss})
def ask(what):
    st.text(what)
    name = st.text_input("name", key="name")
    st.text(f"name: {{name or 'none'}}")
    if st.button("ok", key="ok"):
        st.session_state.name_given = name
        st.rerun()
    if st.button("toast", key="toast"):
        st.toast("burnt")
if st.button("open", key="open"):
    ask("why")
st.text(f"given {{st.session_state.get('name_given')}}")
"""


def opened(app, dismiss="'ignore'"):
    return app(ASK.format(dismiss=dismiss)).press("open")


def fragment_run(page, key, value=None):
    node = next(node for node in page.find() if node.get("key") == key)
    if value is None:
        return page.run(triggers=(node["id"],), fragment=node["fragment"])
    return page.run(widgets={node["id"]: value}, fragment=node["fragment"])


def test_it_opens_stays_for_its_own_widgets_and_closes_with_a_rerun(app):
    page = opened(app)
    assert page.errors == []
    box = page.find("dialog", root=EVENT)[0]
    assert box["props"] | {"run": 0} == {
        "title": "<p>Ask <strong>me</strong></p>", "icon": "❓", "size": "large", "position": "center",
        "dismissible": True, "on_dismiss": False, "run": 0,
    }  # fmt: skip
    assert page.texts() == ["given None", "why", "name: none"]
    fragment_run(page, "name", "Ada")
    assert page.texts() == ["given None", "why", "name: Ada"]
    fragment_run(page, "toast")
    assert page.find("toast") and page.texts()[1:] == ["why", "name: Ada"]
    fragment_run(page, "ok")
    assert (page.texts(), page.find("dialog")) == (["given Ada"], [])


def test_each_opening_has_a_number_of_its_own(app):
    page = opened(app)
    first = page.find("dialog")[0]["props"]["run"]
    assert page.press("open").find("dialog")[0]["props"]["run"] > first


def test_on_dismiss_is_an_event(app):
    page = opened(app, "lambda: st.session_state.update(name_given='closed')")
    box = page.find("dialog")[0]
    assert box["props"]["on_dismiss"]
    page.run(triggers=(box["id"],))
    assert (page.texts(), page.find("dialog")) == (["given closed"], [])


def test_a_fragment_opens_one_that_reruns_by_itself(app):
    page = app("""
        @st.dialog("d")
        def d():
            st.text(f"in {st.checkbox('c', key='c')}")
        @st.fragment
        def f():
            if st.button("open", key="open"): d()
        f()
    """)
    fragment_run(page, "open")
    assert page.texts() == ["in False"]
    fragment_run(page, "c", True)
    assert page.texts() == ["in True"]
    fragment_run(page, "open")
    assert len(page.find("dialog")) == 1


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("@st.dialog\ndef d(): pass", "StreamlitMissingRequiredParameterError"),
        ("@st.dialog('')\ndef d(): pass", "StreamlitMissingRequiredParameterError"),
        ("@st.dialog('a', width='x')\ndef d(): pass\nd()", "StreamlitValueError"),
        ("@st.dialog('a', position='top')\ndef d(): pass\nd()", "StreamlitValueError"),
        ("@st.dialog('a', on_dismiss='x')\ndef d(): pass\nd()", "StreamlitValueError"),
        ("@st.dialog('a')\ndef d(): pass\nd()\nd()", "StreamlitInvalidLayoutContextError"),
        (
            "@st.dialog('a')\ndef inner(): pass\n@st.dialog('a')\ndef outer(): inner()\nouter()",
            "StreamlitInvalidLayoutContextError",
        ),
    ],
)
def test_bad_calls_say_so(app, source, error):
    assert [type for type, _ in app(source).errors] == [error]


def test_popover(app):
    page = app("""
        with st.popover("More", icon="🎈", type="primary", help="h"): st.text("in")
        p = st.popover("w", on_change="rerun", key="p")
        st.text(p.open)
        p.text("also")
    """)
    assert page.errors == []
    assert page.find("popover")[0]["props"]["type"] == "primary"
    assert page.texts() == ["in", "also", "False"]
    assert page.set("p", True).texts() == ["in", "also", "True"]
    assert app("st.popover(None)").errors[0][0] == "StreamlitMissingRequiredParameterError"
