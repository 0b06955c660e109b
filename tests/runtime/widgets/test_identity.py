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
    "pills": ", ['a']",
    "segmented_control": ", ['a']",
    "menu_button": ", ['a']",
}
FIRST = {"feedback": "'stars'", "pagination": "3"}
# What a widget is called in ids and messages, where that is not its function.
KINDS = {"datetime_input": "date_time_input"}


def call_of(name):
    return f"st.{name}({FIRST.get(name, repr('x'))}{ARGUMENTS.get(name, '')})"


@pytest.mark.parametrize("name", sorted(FACTS))
def test_identity(app, monkeypatch, name):
    seen = {}
    element_id = base.element_id

    def spy(kind, key, identity, **rest):
        seen[kind] = set(identity)
        return element_id(kind, key, identity, **rest)

    monkeypatch.setattr(base, "element_id", spy)
    call = call_of(name)
    page = app(f'with st.form("f"): {call}' if name == "form_submit_button" else call)
    assert page.errors == []
    kind = KINDS.get(name, name)
    assert seen[kind] == set(FACTS[name]["without_key"])
    assert set(KEYED.get(kind, ())) == set(FACTS[name]["with_key"])


@pytest.mark.parametrize("name", sorted(FACTS))
def test_two_of_the_same_need_keys(app, name):
    call = call_of(name)
    source = f"{call}\n    {call}"
    page = app(f'with st.form("f"):\n    {source}' if name == "form_submit_button" else f"if True:\n    {source}")
    if name == "form_submit_button":  # always has a key: the form's and its label
        assert [type for type, _ in page.errors] == ["StreamlitDuplicateElementKey"]
        return
    assert [type for type, _ in page.errors] == ["StreamlitDuplicateElementId"]
    assert f"`{KINDS.get(name, name)}`" in page.errors[0][1]
