"""Altair's charts and Vega-Lite's specifications as props."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd
import pytest

from appc_runtime.charts import altair_props, selection_names, vega_lite_props
from appc_runtime.charts.spec import _stable
from appc_runtime.errors import StreamlitAPIException
from tests.runtime.table.reader import table

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})


def test_an_altair_chart_gives_its_data_as_a_dataset():
    props = altair_props(alt.Chart(FRAME).mark_bar().encode(x="a", y="b"))
    spec = json.loads(props["spec"])
    assert spec["data"] == {"name": "data-1"}
    assert spec["encoding"]["x"] == {"field": "a", "type": "quantitative"}
    assert "config" not in spec
    assert table(props["datasets"]["data-1"]) == {"a": [1, 2], "b": ["x", "y"]}


def test_layers_of_one_frame_share_a_dataset():
    props = altair_props(alt.layer(alt.Chart(FRAME).mark_bar(), alt.Chart(FRAME).mark_line()))
    assert list(props["datasets"]) == ["data-1"]


def test_altair_data_with_an_address_stay_in_the_specification():
    props = altair_props(alt.Chart("cars.json").mark_bar())
    assert json.loads(props["spec"])["data"] == {"url": "cars.json"}
    assert props["datasets"] == {}


def test_the_same_script_gives_the_same_specification_again():
    def chart():
        point = alt.selection_point()
        return alt.Chart(FRAME).mark_bar().encode(color=alt.condition(point, "a", alt.value("red"))).add_params(point)

    first, second = altair_props(chart()), altair_props(chart())
    assert first == second
    (name,) = selection_names(first["spec"], None, "altair_chart")
    assert name == "param_1"


def test_counted_names_begin_at_one_in_every_run():
    spec = _stable('{"params": [{"name": "param_12", "views": ["view_7"]}], "store": "param_12_store", "x": "param_9"}')
    assert spec == '{"params": [{"name": "param_1", "views": ["view_1"]}], "store": "param_1_store", "x": "param_2"}'
    assert (
        _stable('{"name": "param_e4a496766298965a", "x": "param_e4a496766298965a"}')
        == '{"name": "param_1", "x": "param_1"}'
    )


def test_vega_lite_with_data_beside_it():
    props = vega_lite_props(FRAME, {"mark": "bar"})
    assert json.loads(props["spec"]) == {"mark": "bar", "data": {"name": "data-1"}}
    assert props["datasets"]["data-1"]["num_rows"] == 2


def test_a_specification_in_the_place_of_the_data():
    props = vega_lite_props({"mark": "bar", "data": {"values": [1]}}, None)
    assert json.loads(props["spec"])["data"] == {"values": [1]}


def test_a_frame_inside_the_specification():
    props = vega_lite_props(None, {"mark": "bar", "data": FRAME, "datasets": {"other": FRAME, "rows": [{"a": 1}]}})
    assert sorted(props["datasets"]) == ["data-1", "other"]
    assert json.loads(props["spec"])["datasets"] == {"rows": [{"a": 1}]}


def test_a_named_index_is_a_field():
    props = vega_lite_props(FRAME.set_index("b"), {"mark": "bar"})
    assert table(props["datasets"]["data-1"]) == {"a": [1, 2], "b": ["x", "y"]}


@pytest.mark.parametrize("spec", [None, {}])
def test_no_specification_is_a_mistake(spec):
    with pytest.raises(StreamlitAPIException, match="non-empty"):
        vega_lite_props(FRAME, spec)


def test_selections_by_name():
    spec = json.dumps(
        {"params": [{"name": "b", "select": "point"}, {"name": "a", "select": "interval"}, {"name": "s"}]}
    )
    assert selection_names(spec, None, "vega_lite_chart") == ["a", "b"]
    assert selection_names(spec, "b", "vega_lite_chart") == ["b"]
    with pytest.raises(StreamlitAPIException, match="`s` is not defined"):
        selection_names(spec, ["s"], "vega_lite_chart")
    with pytest.raises(StreamlitAPIException, match="does not have any selections"):
        selection_names("{}", None, "vega_lite_chart")
    with pytest.raises(StreamlitAPIException, match="multi-view"):
        selection_names('{"hconcat": []}', None, "vega_lite_chart")
