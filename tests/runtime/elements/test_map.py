"""`st.map` and `st.pydeck_chart` as a script calls them."""

from __future__ import annotations

import json

import pytest


def props(page) -> dict:
    assert page.errors == []
    (node,) = page.find("deck_gl_json_chart")
    return node["props"]


def spec(page) -> dict:
    return json.loads(props(page)["spec"])


def layer(page) -> dict:
    return spec(page)["layers"][0]


def test_a_dot_for_each_row_seen_as_a_whole(app):
    page = app("st.map({'lat': [10, 12.0], 'lon': [20, 30], 'other': [1, 2]})")
    assert layer(page)["data"] == [{"lat": 10, "lon": 20}, {"lat": 12, "lon": 30}]
    assert layer(page)["getPosition"] == "@@=[lon, lat]"
    assert (layer(page)["getRadius"], layer(page)["getFillColor"]) == (100, "primary")
    assert spec(page)["initialViewState"] == {"latitude": 11, "longitude": 25, "pitch": 0, "zoom": 5}
    assert (props(page)["width"], props(page)["height"]) == ("stretch", 500)


def test_nothing_is_the_world(app):
    assert "layers" not in spec(app("st.map()"))
    assert spec(app("st.map({'lat': [], 'lon': []})"))["initialViewState"]["zoom"] == 1
    assert spec(app("st.pydeck_chart()"))["initialViewState"]["zoom"] == 1


def test_columns_for_place_size_and_color(app):
    page = app(
        """
        import pandas as pd
        table = pd.DataFrame({"a": [1.0], "o": [2.0], "s": [3], "c": ["#f008"]})
        st.map(table, latitude="a", longitude="o", size="s", color="c", zoom=4, height=200, width=300, alt="One")
        """
    )
    assert layer(page)["data"] == [{"a": 1, "o": 2, "s": 3, "c": [255, 0, 0, 136]}]
    assert (layer(page)["getRadius"], layer(page)["getFillColor"]) == ("@@=s", "@@=c")
    assert spec(page)["initialViewState"]["zoom"] == 4
    assert (props(page)["width"], props(page)["height"], props(page)["alt"]) == (300, 200, "One")


@pytest.mark.parametrize(
    ("color", "expected"),
    [("'#0044ff'", [0, 68, 255, 255]), ("(1.0, 0.5, 0.0)", [255, 128, 0, 255]), ("(1, 2, 3, 4)", [1, 2, 3, 4])],
)
def test_colors(app, color, expected):
    assert layer(app(f"st.map({{'lat': [1], 'lon': [2]}}, color={color}, size=5)"))["getFillColor"] == expected


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("st.map({'lat': [1]})", "must contain a longitude column named: 'LON', 'LONGITUDE', 'lon', 'longitude'"),
        ("st.map({'lat': [1, None], 'lon': [1, 2]})", "Column lat is not allowed to contain null values"),
        ("st.map({'lat': [1], 'lon': [2], 'c': ['x']}, color='c')", "valid colors"),
        ("st.map({'lat': [1], 'lon': [2]}, color='nope')", "valid color"),
        ("st.pydeck_chart(on_select='rerun', selection_mode='x')", "selection_mode"),
        ("st.pydeck_chart(on_select='rerun', selection_mode=['single-object'])", "selection_mode"),
    ],
)
def test_what_cannot_be_drawn_says_why(app, call, message):
    (error,) = app(call).errors
    assert message in error[1]


DECK = """
import pandas as pd, pydeck
table = pd.DataFrame({"lat": [1.0, 2.0], "lon": [3.0, 4.0], "name": ["a", "b"]})
layer = pydeck.Layer("ScatterplotLayer", table, id="dots", get_position=["lon", "lat"], pickable=True)
deck = pydeck.Deck(layer, initial_view_state=pydeck.ViewState(latitude=1, longitude=2, zoom=3), tooltip={"text": "{name}"})
"""


def test_a_pydeck_chart(app):
    page = app(DECK + "st.write(deck)")
    assert layer(page)["@@type"] == "ScatterplotLayer"
    assert layer(page)["data"][1] == {"lat": 2.0, "lon": 4.0, "name": "b"}
    assert json.loads(props(page)["tooltip"]) == {"text": "{name}"}
    assert props(page)["selection_mode"] is None


def test_a_selection_reaches_the_script(app):
    page = app(
        DECK
        + """
event = st.pydeck_chart(deck, key="k", on_select="rerun", selection_mode="multi-object")
st.text(f"{event.selection.indices} {st.session_state.k.selection.objects}")
"""
    )
    assert page.texts() == ["{} {}"]
    page.set("k", {"selection": {"indices": {"dots": [1]}, "objects": {"dots": [{"name": "b"}]}}})
    assert page.texts() == ["{'dots': [1]} {'dots': [{'name': 'b'}]}"]
