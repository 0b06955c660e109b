"""`add_rows`: more rows in tables and charts that are drawn already."""

from __future__ import annotations

import json

from tests.runtime.table.reader import table


def data_of(page, type: str) -> list[dict]:
    return [table(node["props"]["data"]) for node in page.find(type)]


def datasets_of(page) -> list[dict]:
    assert page.errors == []
    return [table(next(iter(node["props"]["datasets"].values()))) for node in page.find("vega_lite")]


def test_tables_grow_in_their_place(app):
    page = app(
        """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        first, second = st.table(df), st.dataframe(df)
        st.text("between")
        first.add_rows(df)
        second.add_rows(df[["b", "a"]]).add_rows([[3, "z"]])
        """
    )
    assert [node["type"] for node in page.find()] == ["table", "dataframe", "text"]
    assert data_of(page, "table") == [{"a": [1, 2, 1, 2], "b": ["x", "y", "x", "y"]}]
    assert data_of(page, "dataframe") == [{"a": [1, 2, 1, 2, 3], "b": ["x", "y", "x", "y", "z"]}]
    # A numbered index goes on counting.
    assert page.find("table")[0]["props"]["data"]["index"][0]["range"] == [0, 1]
    (note,) = [message["text"] for message in page.messages if "add_rows" in str(message.get("text"))]
    assert "removed from Streamlit" in note


def test_built_in_charts_grow(app):
    page = app(
        """
        import numpy as np
        chart = st.line_chart(np.zeros((1, 2)))
        for step in (1, 2):
            chart.add_rows(np.full((1, 2), step))
        st.bar_chart().add_rows({"a": [1], "b": [2]})
        """
    )
    line, bar = page.find("vega_lite")
    assert table(line["props"]["datasets"]["data"]) == {"index--appc": [0, 1, 2], "0": [0, 1, 2], "1": [0, 1, 2]}
    # An empty chart becomes one of what it gets.
    assert table(bar["props"]["datasets"]["data"]) == {"index--appc": [0], "a": [1], "b": [2]}
    assert json.loads(bar["props"]["spec"])["mark"]["type"] == "bar"


def test_charts_of_the_scripts_own_grow_by_dataset(app):
    page = app(
        """
        import altair as alt
        import pandas as pd
        df = pd.DataFrame({"a": [1], "b": [2]})
        spec = {"datasets": {"foo": df}, "data": {"name": "foo"}, "mark": "line"}
        st.vega_lite_chart(df, {"mark": "bar"}).add_rows(df)
        st.vega_lite_chart(spec).add_rows(foo=df)
        st.altair_chart(alt.Chart(df).mark_line().encode(x="a", y="b")).add_rows(df)
        """
    )
    assert datasets_of(page) == [{"a": [1, 1], "b": [2, 2]}] * 3


def test_moments_keep_their_zone(app):
    page = app(
        """
        import pandas as pd
        def frame(hour):
            return pd.DataFrame({"t": [pd.Timestamp(2021, 1, 1, hour, tz="UTC")], "y": [hour]}).set_index("t")
        chart = st.line_chart(frame(1))
        chart.add_rows(frame(2))
        """
    )
    (column,) = [c for c in page.find("vega_lite")[0]["props"]["datasets"]["data"]["columns"] if c["name"] == ["t"]]
    assert column["timezone"] == "UTC"


def test_what_cannot_grow_says_so(app):
    page = app("st.text('x').add_rows([1])")
    assert "Only existing elements can `add_rows`" in page.errors[0][1]
    page = app("st.table({'a': [1]}).add_rows([[1, 2]])\nst.text('on')")
    assert [node["type"] for node in page.find()] == ["alert", "text"]
    assert "must have the same columns as the original data: 'a', not '0', '1'" in page.find()[0]["props"]["html"]
    page = app("st.table({'a': [1]}).add_rows([1], b=[2])")
    assert "exactly one dataset" in page.errors[0][1]
    page = app("st.vega_lite_chart({'datasets': {'foo': {1}}, 'mark': 'bar'}).add_rows(bar=[1])")
    assert page.errors[0][1] == "The chart has no dataset 'bar'. It has: ['foo']."


def test_a_cached_function_draws_the_grown_table_again(app):
    source = """
    @st.cache_data
    def draw():
        st.table({"a": [1]}).add_rows({"a": [2]})
        st.line_chart({"a": [1]}).add_rows({"a": [2]})
    draw()
    """
    page = app(source)
    page.run()
    assert page.errors == []
    assert data_of(page, "table") == [{"a": [1, 2]}]
