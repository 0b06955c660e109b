"""`st.plotly_chart` as a script calls it."""

from __future__ import annotations

import json

import pytest

FIGURE = "import plotly.express as px\nfig = px.bar(x=[1, 2], y=[3, 4], color=['a', 'b'], title='Two')\n"
EVENT = {"selection": {"points": [{"x": 1, "point_index": 0}], "point_indices": [0], "box": [], "lasso": []}}


def props(page) -> dict:
    assert page.errors == []
    (node,) = page.find("plotly_chart")
    return node["props"]


def spec(page) -> dict:
    return json.loads(props(page)["spec"])


def test_a_figure_gets_streamlits_template_with_stand_ins_for_the_pages_colours(app):
    page = app(FIGURE + "st.plotly_chart(fig)")
    assert [trace["marker"]["color"] for trace in spec(page)["data"]] == ["#000001", "#000002"]
    assert spec(page)["layout"]["template"]["layout"]["colorway"][9] == "#000010"
    assert (props(page)["theme"], props(page)["width"], props(page)["height"]) == ("streamlit", "stretch", 450)


def test_numpy_arrays_stay_binary(app):
    page = app("import numpy as np, plotly.graph_objects as go\nst.plotly_chart(go.Scatter(y=np.arange(3.0)))")
    assert spec(page)["data"][0]["y"] == {"dtype": "f8", "bdata": "AAAAAAAAAAAAAAAAAADwPwAAAAAAAABA"}


@pytest.mark.parametrize(
    ("arguments", "width", "height"),
    [
        ("", "stretch", 450),
        ("width='content'", 700, 450),
        ("width=300, height=200", 300, 200),
        ("height='stretch'", "stretch", "stretch"),
        ("use_container_width=False", 700, 450),
        ("use_container_width=False, width=200", 200, 450),
    ],
)
def test_size(app, arguments, width, height):
    found = props(app(FIGURE + f"st.plotly_chart(fig, {arguments})"))
    assert (found["width"], found["height"]) == (width, height)


def test_a_figures_own_size_is_its_content(app):
    page = app(FIGURE + "fig.update_layout(width=321, height=123)\nst.plotly_chart(fig, width='content')")
    assert (props(page)["width"], props(page)["height"]) == (321, 123)


@pytest.mark.parametrize(
    "figure",
    [
        "{'data': [{'type': 'bar', 'x': [1], 'y': [2]}], 'layout': {}}",
        "[{'type': 'bar', 'x': [1], 'y': [2]}]",
        "__import__('plotly.graph_objects').graph_objects.Bar(x=[1], y=[2])",
    ],
)
def test_dicts_lists_and_traces_are_figures_too(app, figure):
    (trace,) = spec(app(f"st.plotly_chart({figure})"))["data"]
    assert (trace["type"], trace["x"], trace["y"]) == ("bar", [1], [2])


def test_a_matplotlib_figure_is_converted(app):
    page = app(
        "import warnings\nwarnings.simplefilter('ignore')\nimport matplotlib\nmatplotlib.use('agg')\n"
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n"
        "ax.plot([1, 2], [3, 4])\nst.plotly_chart(fig)\nplt.close(fig)"
    )
    assert spec(page)["data"][0]["mode"] == "lines"


def test_what_is_no_figure_is_an_error(app):
    assert app("st.plotly_chart(3)").errors
    assert app("st.plotly_chart([{'type': 'nope'}])").errors[0][0] == "ValueError"
    (error,) = app("st.plotly_chart({'data': []}, theme='nope')").errors
    assert error[0] == "StreamlitValueError"
    (error,) = app("st.plotly_chart({'data': []}, on_select='rerun', selection_mode='nope')").errors
    assert "selection_mode" in error[1]


def test_a_selection_reaches_the_script(app):
    page = app(
        FIGURE
        + """
event = st.plotly_chart(fig, key="k", on_select="rerun", selection_mode=["box", "points"])
st.text(f"{event.selection.point_indices} {event['selection']['box']} {len(st.session_state.k.selection.points)}")
"""
    )
    assert props(page)["selection_mode"] == ["points", "box"]
    assert page.texts() == ["[] [] 0"]
    page.set("k", EVENT)
    assert page.texts() == ["[0] [] 1"]


def test_a_selection_calls_back_and_belongs_to_its_figure(app):
    page = app(
        """
        def changed():
            st.session_state.seen = st.session_state.k.selection.point_indices
        count = st.number_input("n", 1, key="n")
        event = st.plotly_chart([{"y": [1] * count}], key="k", on_select=changed)
        st.text(f"{st.session_state.get('seen')} {event.selection.point_indices}")
        """
    )
    page.set("k", EVENT)
    assert page.texts() == ["[0] [0]"]
    page.set("n", 2)
    assert page.texts() == ["[0] []"]


def test_equal_figures_need_keys(app):
    (error,) = app(FIGURE + "st.plotly_chart(fig)\nst.plotly_chart(fig)").errors
    assert error[0] == "StreamlitDuplicateElementId"
    assert app(FIGURE + "st.plotly_chart(fig, key='a')\nst.plotly_chart(fig, key='b')").errors == []


def test_alt_and_config(app):
    found = props(app("st.plotly_chart([{'y': [1]}], alt='One', config={'scrollZoom': True})"))
    assert (found["alt"], found["config"]) == ("One", '{"scrollZoom": true}')
    assert "alt" not in props(app("st.plotly_chart([{'y': [1]}], alt=' ')"))


def test_write_draws_a_figure(app):
    assert spec(app(FIGURE + "st.write(fig)"))["layout"]["title"]["text"] == "Two"
