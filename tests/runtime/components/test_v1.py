"""Components of Streamlit's first kind: how they are declared, what they are told, what they answer."""

from __future__ import annotations

import json
import sys
import textwrap
import types

import pytest

import streamlit
from tests.runtime.table.reader import table

DECLARE = """
import os
import streamlit.components.v1 as components
folder = os.path.join(os.path.dirname(__file__), "own")
own = components.declare_component("own", path=folder)
"""


@pytest.fixture
def site(app, tmp_path):
    """A page of a site that has the folder `own`."""
    (tmp_path / "own").mkdir()
    manifest = {"assets": {}, "frontends": {str(tmp_path / "own"): "assets/own-1/"}}
    return lambda source, **options: app(DECLARE + textwrap.dedent(source), **{**manifest, **options})


def test_a_component_gets_json_tables_and_bytes(site):
    page = site("own(a=[1], df={'x': 1}, blob=b'ab', tab_index=-1, key='k')")
    assert page.errors == []
    (node,) = page.find("component_instance")
    props = node["props"]
    assert (props["name"], props["url"], props["tab_index"]) == ("app.own", "assets/own-1/index.html", -1)
    assert json.loads(props["args"]) == {"a": [1], "df": {"x": 1}, "default": None, "key": "k"}
    assert props["bytes"] == [{"key": "blob", "data": b"ab"}]
    page = site("import pandas as pd\nown(df=pd.DataFrame({'x': [1]}))")
    (entry,) = page.find("component_instance")[0]["props"]["tables"]
    assert (entry["key"], table(entry["data"])) == ("df", {"x": [1]})


def test_a_components_value(site):
    page = site(
        """
        import pandas
        def changed():
            st.session_state.seen = st.session_state.k
        value = own(default="first", key="k", on_change=changed)
        st.text(f"{value!r} {st.session_state.get('seen')!r}")
        """
    )
    assert page.texts() == ["'first' None"]
    assert page.set("k", {"json": {"n": 1}}).texts() == ["{'n': 1} {'n': 1}"]
    assert page.set("k", {"bytes": "aGk="}).texts() == ["b'hi' b'hi'"]
    assert "   a\n0  1" in page.set("k", {"table": {"a": [1]}}).texts()[0]
    assert "   a\n0  2" in page.set("k", {"table": {"a": [2]}}).texts()[0]
    assert page.set("k", {"json": None}).texts() == ["'first' None"]


def test_a_key_keeps_the_value_when_arguments_change(site):
    page = site("n = st.session_state.setdefault('n', 0)\nst.session_state.n += 1\nst.text(own(n=n, key='k'))")
    assert page.set("k", {"json": 5}).texts() == ["5"]
    assert page.run().texts() == ["5"]


def test_components_of_other_servers_are_shown_and_localhost_is_named(app):
    page = app("import streamlit.components.v1 as c\nc.declare_component('x', url='http://localhost:3001')()")
    assert page.find("component_instance")[0]["props"]["url"] == "http://localhost:3001"
    assert [m for m in page.messages if "visitors do not have that server" in str(m.get("text"))]


def test_mistakes_are_named(site, app):
    assert "Argument '1' needs a label" in site("own(1)").errors[0][1]
    assert "Could not convert component args to JSON" in site("own(a=object())").errors[0][1]
    assert "on_change" in site("own(on_change='rerun')").errors[0][1]
    assert "No such component directory" in app(DECLARE.replace("own", "other")).errors[0][1]
    assert site("", frontends={}).errors == []
    assert "The site does not have the component's folder" in site("own()", frontends={}).errors[0][1]
    page = app("import streamlit.components.v1 as c\nc.declare_component('x')")
    assert "Either 'path' or 'url' must be set" in page.errors[0][1]


def test_old_places_of_the_names(app):
    page = app(
        """
        from streamlit.components.v1.components import CustomComponent, declare_component
        st.text(st.components.v1.CustomComponent is CustomComponent)
        """
    )
    assert page.texts() == ["True"]


def test_a_component_that_was_declared_before_any_run_is_found(app, tmp_path):
    """As a snapshot does with packages: it imports them, and knows no site."""
    (tmp_path / "own").mkdir()
    own = streamlit.components.v1.declare_component("own", path=tmp_path / "own")
    sys.modules["before_any_run"] = module = types.ModuleType("before_any_run")
    module.own = own
    page = app(
        "import before_any_run\nbefore_any_run.own()", assets={}, frontends={str(tmp_path / "own"): "assets/own-1/"}
    )
    del sys.modules["before_any_run"]
    assert page.find("component_instance")[0]["props"]["url"] == "assets/own-1/index.html"
