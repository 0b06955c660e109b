"""What makes a widget the same one in the next run: with a key, and without."""

import json
from pathlib import Path

import pytest

from appc_runtime.widgets import KEYED
from streamlit.elements import base

FACTS = json.loads((Path(__file__).parents[1] / "streamlit_identity.json").read_text(encoding="utf-8"))["widgets"]
ARGUMENTS = {
    "download_button": ', "data"',
    "link_button": ', "https://example.org", on_click="rerun"',
    "radio": ", ['a']",
    "selectbox": ", ['a']",
    "multiselect": ", ['a']",
    "select_slider": ", ['a']",
}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_identity(app, monkeypatch, name):
    seen = {}
    element_id = base.element_id

    def spy(kind, key, identity, **rest):
        seen[kind] = set(identity)
        return element_id(kind, key, identity, **rest)

    monkeypatch.setattr(base, "element_id", spy)
    call = f'st.{name}("x"{ARGUMENTS.get(name, "")})'
    page = app(f'with st.form("f"): {call}' if name == "form_submit_button" else call)
    assert page.errors == []
    assert seen[name] == set(FACTS[name]["without_key"])
    assert set(KEYED.get(name, ())) == set(FACTS[name]["with_key"])


@pytest.mark.parametrize("name", sorted(FACTS))
def test_two_of_the_same_need_keys(app, name):
    call = f'st.{name}("x"{ARGUMENTS.get(name, "")})'
    source = f"{call}\n    {call}"
    page = app(f'with st.form("f"):\n    {source}' if name == "form_submit_button" else f"if True:\n    {source}")
    assert [type for type, _ in page.errors] == ["StreamlitDuplicateElementId"]
    assert f"st.{name}" in page.errors[0][1]
