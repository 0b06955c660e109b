"""Components of Streamlit's second kind: what the page gets, states, triggers and their callbacks."""

from __future__ import annotations

import json
import sys

import pytest

import streamlit  # noqa: F401  (as everywhere, before the first script)
from tests.runtime.table.reader import table

DECLARE = "counter = st.components.v2.component('counter', html='<p>', css='p {}', js='export default () => {}')\n"


@pytest.fixture
def component(app):
    return lambda source: app(DECLARE + source)


def test_a_component_gets_its_parts_and_data(component):
    page = component(
        "counter(data={'a': [1]}, key='k', width=200, height='stretch')\ncounter(data=b'x', height=0)\ncounter()"
    )
    assert page.errors == []
    first, second, third = page.find("bidi_component")
    props = first["props"]
    assert [props[name] for name in ("name", "html", "css", "js")] == [
        "counter",
        "<p>",
        "p {}",
        "export default () => {}",
    ]
    assert (props["width"], props["height"], props["isolate_styles"]) == (200, "stretch", True)
    assert json.loads(props["json"]) == {"a": [1]}
    assert (second["props"]["bytes"], second["props"]["height"]) == (b"x", 0)
    assert third["props"]["json"] == "null"
    page = component(
        "import pandas as pd\ndf = pd.DataFrame({'x': [1]})\ncounter(data={'df': df, 'n': 1})\ncounter(data=df)"
    )
    mixed, alone = (node["props"] for node in page.find("bidi_component"))
    assert (mixed["tables"][0]["key"], table(mixed["tables"][0]["data"]), mixed["json"]) == (
        "df",
        {"x": [1]},
        '{"n": 1}',
    )
    assert alone["tables"][0]["key"] == ""


STATES = """
def changed():
    st.session_state.log = [*st.session_state.get("log", []), dict(st.session_state.k)]
if st.button("set", key="set"):
    st.session_state.k["value"] = "by script"
result = counter(default={"value": 0}, on_value_change=changed, on_other_change=lambda: None, key="k")
st.text(f"{result.value!r} {result.other!r} {st.session_state.k.value!r} {st.session_state.get('log')}")
"""


def test_states_have_defaults_callbacks_and_are_set_by_the_script(component):
    page = component(STATES)
    assert page.texts() == ["0 None 0 None"]
    assert page.set("k", {"value": 3}).texts() == ["3 None 3 [{'value': 3}]"]
    # Another state changes: this one's callback is not called.
    assert page.set("k", {"value": 3, "other": True}).texts() == ["3 True 3 [{'value': 3}]"]
    page.press("set")
    assert page.texts()[0].startswith("'by script' True 'by script'")
    assert page.values[page.id("k")] == {"value": "by script", "other": True}
    assert page.run().texts()[0].startswith("'by script' True")


def test_a_trigger_counts_for_one_run(component):
    page = component(
        """
        def clicked():
            st.session_state.clicks = st.session_state.get("clicks", 0) + 1
        result = counter(on_clicked_change=clicked, key="k")
        st.text(f"{result.clicked!r} {st.session_state.get('clicks')}")
        """.replace("\n        ", "\n")
    )
    assert page.texts() == ["None None"]
    events = page.id("k") + "__events"
    page.run(widgets={events: {"event": "clicked", "value": "x"}}, triggers=(events,))
    assert page.texts() == ["'x' 1"]
    assert page.run().texts() == ["None 1"]


def test_states_cannot_be_set_once_the_component_is_drawn(component):
    page = component("counter(on_a_change=lambda: None, key='k')\nst.session_state.k.a = 1")
    assert "`st.session_state.k.a` cannot be modified after" in page.errors[0][1]


def test_mistakes_are_named(component):
    assert component("counter(default={'a': 1})").errors[0][0] == "BidiComponentInvalidDefaultKeyError"
    assert component("counter(on__change=print)").errors[0][0] == "BidiComponentInvalidCallbackNameError"
    assert component("counter(data={'a': object()})").errors[0][0] == "BidiComponentUnserializableDataError"
    assert component("st.components.v2.component('x', js=1)").errors[0][0] == "StreamlitInvalidParameterTypeError"
    assert (
        "must be declared in pyproject.toml" in component("st.components.v2.component('x', js='main.js')").errors[0][1]
    )


def test_parts_may_be_files_of_a_package(component, tmp_path, monkeypatch):
    folder = tmp_path / "packages"
    for name, text in {
        "my_parts/__init__.py": "",
        "my_parts/pyproject.toml": "[[tool.streamlit.component.components]]\nname = 'one'\nasset_dir = 'static'\n",
        "my_parts/static/index-1a2b.js": "export default 1",
        "my_parts-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: my-parts\nVersion: 1\n",
        "my_parts-1.dist-info/RECORD": "my_parts/__init__.py,,\nmy_parts/pyproject.toml,,\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    page = component("st.components.v2.component('my-parts.one', js='index-*.js')()")
    assert page.errors == []
    assert page.find("bidi_component")[0]["props"]["js"] == "export default 1"
    assert "0 files" in component("st.components.v2.component('my-parts.one', css='a.css')").errors[0][1]
