"""`st.graphviz_chart`, `st.mermaid_chart` and `st.echarts_chart` as a script calls them."""

from __future__ import annotations

import json

import pytest


def props(page, type: str) -> dict:
    assert page.errors == []
    (node,) = page.find(type)
    return node["props"]


def test_dot_source(app):
    found = props(app("st.graphviz_chart('digraph { a -> b }')"), "graphviz_chart")
    assert found == {"dot": "digraph { a -> b }", "engine": "dot", "width": "content", "height": "content"}


def test_a_graph_object_brings_its_engine(app):
    page = app("import graphviz\ng = graphviz.Graph('G', engine='neato')\ng.edge('a', 'b')\nst.write(g)")
    assert props(page, "graphviz_chart")["engine"] == "neato"
    assert "a -- b" in props(page, "graphviz_chart")["dot"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("use_container_width=True", ("stretch", "content")),
        ("width=300, height=200", (300, 200)),
        ("alt='A'", ("content", "content")),
    ],
)
def test_graph_size(app, arguments, expected):
    found = props(app(f"st.graphviz_chart('graph {{}}', {arguments})"), "graphviz_chart")
    assert (found["width"], found["height"]) == expected
    assert found.get("alt") == ("A" if "alt" in arguments else None)


def test_what_is_no_graph_is_an_error(app):
    assert app("st.graphviz_chart(3)").errors[0][0] == "StreamlitInvalidParameterTypeError"


def test_mermaid(app):
    page = app('st.mermaid_chart("""\n    graph LR\n        a --> b\n    """, alt="A to b", width=300)')
    assert props(page, "mermaid_chart") == {"body": "graph LR\n    a --> b", "width": 300, "alt": "A to b"}


OPTION = '{"series": [{"type": "bar", "data": [1, 2], "selectedMode": "single"}]}'


def option(page) -> dict:
    return json.loads(props(page, "echarts_chart")["option"])


def test_an_option_of_echarts(app):
    page = app(f"st.echarts_chart({OPTION})")
    assert option(page)["series"][0]["data"] == [1, 2]
    found = props(page, "echarts_chart")
    assert (found["width"], found["height"], found["renderer"], found["selectable"]) == (
        "stretch",
        350,
        "canvas",
        False,
    )
    assert "id" not in page.find("echarts_chart")[0]


def test_json_and_pyecharts_are_options_too(app):
    assert option(app(f"st.echarts_chart('{OPTION}')"))["series"][0]["type"] == "bar"
    page = app(
        f"""
        class Bar:
            width, height = "640px", "500px"
            def dump_options(self):
                return '{OPTION}'
        st.echarts_chart(Bar(), width="content", renderer="svg", theme=None)
        """
    )
    found = props(page, "echarts_chart")
    assert (found["width"], found["height"], found["renderer"], found["theme"]) == (640, 350, "svg", None)


def test_tables_are_datasets_and_arrays_are_lists(app):
    page = app(
        """
        import numpy as np, pandas as pd, datetime as dt
        table = pd.DataFrame({"day": [dt.date(2024, 1, 2)], "cats": [np.nan]})
        st.echarts_chart({"dataset": {"source": table}, "series": [{"type": "line", "data": np.array([1, 2])}]})
        """
    )
    assert option(page)["dataset"]["source"] == [["day", "cats"], ["2024-01-02", None]]
    assert option(page)["series"][0]["data"] == [1, 2]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("{'series': [{'type': 'bar3D'}]}", "`bar3D` series, which needs the ECharts GL extension"),
        ("{'series': {'type': 'wordCloud'}}", "echarts-wordcloud"),
        ("{'series': {'type': 'custom'}}", "renderItem"),
        ("{'baseOption': {'geo': {}}}", "registered map data"),
        ("{'grid3D': {}}", "`grid3D` component"),
        ("'{\"a\": function (x) { }}'", "JavaScript"),
        ("'{nope'", "no valid JSON"),
        ("{'a': '--x_x--function () {}--x_x--'}", "JavaScript"),
        (
            "{'series': [{'label': {'formatter': print}}]}",
            "`series[0].label.formatter` is a `builtin_function_or_method`",
        ),
        ("3", "spec"),
        ("{}, renderer='x'", "renderer"),
        ("{}, theme='x'", "theme"),
    ],
)
def test_what_cannot_be_drawn_says_why(app, spec, message):
    (error,) = app(f"st.echarts_chart({spec})").errors
    assert message in error[1]


def test_a_selection_reaches_the_script(app):
    page = app(
        f"""
        event = st.echarts_chart({OPTION}, key="k", on_select="rerun")
        st.text([group["data_indices"] for group in event.selection.selected])
        """
    )
    assert page.texts() == ["[]"]
    page.set("k", {"selection": {"selected": [{"series_index": 0, "data_indices": [1]}], "areas": []}})
    assert page.texts() == ["[[1]]"]


def test_nothing_to_select_is_told_in_the_console(app):
    page = app("st.echarts_chart({'series': []}, on_select='rerun')")
    assert any("nothing in its option can be selected" in message.get("text", "") for message in page.messages)
    page = app("st.echarts_chart({'toolbox': {'feature': {'brush': {}}}}, on_select='rerun')")
    assert not any("nothing in its option" in message.get("text", "") for message in page.messages)
