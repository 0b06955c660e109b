"""Tables, data frames, JSON, charts and pictures as a script draws them."""

from __future__ import annotations

import inspect
import json

import pytest

from appc_runtime.errors import StreamlitAPIException
from streamlit import column_config
from tests.runtime.table.reader import table


def only(page, type: str) -> dict:
    assert page.errors == []
    (node,) = page.find(type)
    return node


@pytest.mark.parametrize(
    ("index", "hidden"),
    [("None", True), ("range(3, 4)", True), ("['x']", False), ("[5]", False), ("[[1], [2]]", False)],
)
def test_table_hides_an_index_that_only_counts(app, index, hidden):
    source = f"import pandas as pd\nst.table(pd.DataFrame({{'a': [1]}}, index={index}))"
    assert only(app(source), "table")["props"]["hide_index"] is hidden


def test_tables_carry_the_markdown_of_cells_and_headers_as_html(app):
    props = only(app("st.table({'**A**': ['*i*', '12:30', 'plain', '- one'], 'n': [1, 2, 3, 4]})"), "table")["props"]
    assert {place: html.replace("\n", "") for place, html in props["marked"].items()} == {
        "0:0": "<p><strong>A</strong></p>",
        "0,0": "<p><em>i</em></p>",
        "3,0": "<ul><li>one</li></ul>",
    }
    assert "marked" not in only(app("st.table({'a': ['plain', 'snake_case']})"), "table")["props"]


def test_table_hides_an_index_that_the_data_do_not_have(app):
    assert only(app("st.table([[1, 2]])"), "table")["props"]["hide_index"] is True
    assert only(app("st.table([[1, 2]], hide_index=False)"), "table")["props"]["hide_index"] is False
    assert only(app("st.table({'a': [1]}, border='horizontal')"), "table")["props"]["border"] == "horizontal"


def test_dataframe_without_selection_is_no_widget(app):
    node = only(app("st.dataframe({'a': [1, 2]}, key='k', column_order=['a'], row_height=40)"), "dataframe")
    assert "id" not in node
    assert node["key"] == "k"
    assert node["props"]["column_order"] == ["a"]
    assert node["props"]["row_height"] == 40
    assert node["props"]["selection_mode"] == []
    assert table(node["props"]["data"]) == {"a": [1, 2]}


@pytest.mark.parametrize("call", ["st.dataframe([1], {})", "st.data_editor([1], {})", "st.line_chart([1, 2], {})"])
@pytest.mark.parametrize(
    ("width", "becomes"),
    [
        ("width=200, use_container_width=False", 200),
        ("width=200, use_container_width=True", "stretch"),
        ("use_container_width=False", "content"),
    ],
)
def test_pixels_outlive_an_old_use_container_width(app, call, width, becomes):
    page = app(call.format(width))
    assert page.errors == []
    (node,) = [*page.find("dataframe"), *page.find("vega_lite")]
    assert node["props"]["width"] == becomes


def test_dataframe_selection_reaches_the_script(app):
    page = app(
        """
        state = st.dataframe({"a": [1, 2]}, key="k", on_select="rerun", selection_mode=["multi-row", "multi-cell"])
        st.text(f"{state.selection.rows} {state['selection']['columns']} {state.selection.cells}")
        st.text(st.session_state.k == state)
        """
    )
    assert page.texts() == ["[] [] []", "True"]
    page.set("k", {"selection": {"rows": [1], "columns": [], "cells": [[0, "a"]]}})
    assert page.texts() == ["[1] [] [(0, 'a')]", "True"]


def test_dataframe_selection_calls_back(app):
    page = app(
        """
        def changed():
            st.session_state.seen = st.session_state.k.selection.rows
        st.dataframe({"a": [1, 2]}, key="k", on_select=changed)
        st.text(st.session_state.get("seen"))
        """
    )
    page.set("k", {"selection": {"rows": [0], "columns": []}})
    assert page.texts() == ["[0]"]


def test_dataframe_selection_default(app):
    page = app(
        """
        given = {"selection": {"rows": [1]}}
        st.text(st.dataframe([1, 2], on_select="rerun", selection_default=given).selection.rows)
        """
    )
    assert page.texts() == ["[1]"]
    page = app("st.text(st.dataframe([1, 2], on_select='rerun', selection_mode='single-row-required').selection.rows)")
    assert page.texts() == ["[0]"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("st.dataframe([1], on_select='nope')", "on_select"),
        ("st.dataframe([1], on_select='rerun', selection_mode='nope')", "selection mode"),
        ("st.dataframe([1], on_select='rerun', selection_mode=['single-row', 'multi-row'])", "Only one"),
        ("st.dataframe([1], selection_default={'rows': [0]})", "on_select"),
        ("st.dataframe([1], column_config={'a': 3})", "column config"),
        ("st.dataframe(object())", "object"),
        ("st.table([1], border='round')", "border"),
        ("st.line_chart([1], x='nope')", "nope"),
        ("st.vega_lite_chart([1])", "non-empty spec"),
        ("st.vega_lite_chart([1], {'mark': 'bar'}, on_select='rerun')", "selections"),
        ("st.image(['https://a/b.png'], caption=['a', 'b'])", "2 captions"),
    ],
)
def test_mistakes_are_named(app, call, message):
    ((kind, text),) = app(call).errors
    assert kind.startswith("Streamlit")
    assert message in text


def test_column_config_reaches_the_page(app):
    node = only(
        app(
            """
            st.dataframe({"a": [1], "b": [2], "c": [3]}, column_config={
                "a": st.column_config.NumberColumn("A", format="%.2f", min_value=0),
                "b": None, 1: "second", "c": {"width": "small", "label": None}})
            """
        ),
        "dataframe",
    )
    assert node["props"]["column_config"] == {
        "a": {"label": "A", "type_config": {"type": "number", "format": "%.2f", "min_value": 0}},
        "b": {"hidden": True},
        "_pos:1": {"label": "second"},
        "c": {"width": "small"},
    }


@pytest.mark.parametrize(
    "name",
    [name for name, value in vars(column_config).items() if name.endswith("Column") and inspect.isfunction(value)],
)
def test_every_column_type_can_be_sent(name):
    assert json.loads(json.dumps(getattr(column_config, name)("label")))["label"] == "label"


def test_json(app):
    page = app("st.json({'a': {1, }, ('t',): 2}, expanded=2)\nst.json('[1]')\nst.json(st.session_state)")
    assert [node["props"]["body"] for node in page.find("json")] == ['{"a": [1], "(\'t\',)": 2}', "[1]", "{}"]
    assert page.find("json")[0]["props"]["expanded"] == 2


def test_charts(app):
    page = app(
        """
        data = {"x": [1, 2], "a": [3, 4]}
        st.line_chart(data, x="x")
        st.area_chart(data, x="x", stack=True)
        st.bar_chart(data, x="x", horizontal=True)
        st.scatter_chart(data, x="x", size="a", alt="Points")
        st.vega_lite_chart(data, {"mark": "bar", "hconcat": []})
        """
    )
    nodes = page.find("vega_lite")
    assert page.errors == []
    assert [node["props"]["width"] for node in nodes] == ["stretch"] * 4 + ["content"]
    assert nodes[3]["props"]["alt"] == "Points"
    assert nodes[0]["props"]["theme"] == "streamlit"


def test_chart_selections_reach_the_script(app):
    page = app(
        """
        spec = {"mark": "bar", "params": [{"name": "pick", "select": "point"}]}
        st.text(st.vega_lite_chart({"a": [1]}, spec, key="k", on_select="rerun").selection.pick)
        """
    )
    assert page.texts() == ["{}"]
    page.set("k", {"selection": {"pick": [{"a": 1}]}})
    assert page.texts() == ["[{'a': 1}]"]


def test_images(app):
    node = only(app("st.image(['<svg></svg>', 'https://a/b.png'], caption=['*One*', 'Two'], width=200)"), "image")
    first, second = node["props"]["images"]
    assert (first["alt"], second["alt"]) == ("One", "Two")
    assert "<em>One</em>" in first["caption"]
    assert second["media"]["url"] == "https://a/b.png"
    assert node["props"]["width"] == 200


def test_nothing_is_sent_again_for_equal_data(app):
    page = app(
        "import pandas as pd\nst.dataframe(pd.DataFrame({'a': [1.5]}))\nst.line_chart([1, 2])\nst.image('<svg></svg>')"
    )
    assert page.run().deltas == []


BUTTONS = """
def pressed(word):
    st.session_state.log = f"{word} {st.session_state.go.row} {st.session_state.go['label']}"
config = {"b": st.column_config.ButtonColumn("Go", type="primary", on_click=pressed, args=("yes",), key="go")}
st.%s({"a": [1, 2], "b": ["x", "y"]}, column_config=config)
st.text(f"{st.session_state.go} {st.session_state.get('log')}")
"""


@pytest.mark.parametrize("command", ["dataframe", "data_editor"])
def test_a_click_on_a_column_of_buttons_starts_a_run(app, command):
    page = app(BUTTONS % command)
    column = only(page, "dataframe")["props"]["column_config"]["b"]
    assert (column["label"], column["disabled"], column["type_config"]["button_type"]) == ("Go", True, "primary")
    click = column["type_config"]["click_id"]
    page.run(widgets={click: {"row": 1, "label": "y"}}, triggers=(click,))
    assert page.texts() == ["{'row': 1, 'label': 'y'} yes 1 y"]
    assert page.run().texts() == ["None yes 1 y"]


def test_buttons_without_a_key_are_only_shown():
    assert column_config.ButtonColumn()["type_config"] == {"type": "button", "button_type": "secondary"}
    with pytest.raises(StreamlitAPIException, match="need a unique key"):
        column_config.ButtonColumn(on_click=print)
    with pytest.raises(StreamlitAPIException, match="tertiary"):
        column_config.ButtonColumn(type="huge")


@pytest.mark.parametrize(
    ("data", "hidden"),
    [
        ('{"a": 1, "b": 2}', True),
        ("[[1, 2], [3, 4]]", True),
        ("[1, 2]", True),
        ('[{"value": 1}]', False),
        ('{"value": [1, 2]}', False),
    ],
)
def test_a_table_hides_a_header_that_the_data_did_not_name(app, data, hidden):
    assert app(f"st.table({data})").find("table")[0]["props"]["hide_header"] is hidden
