"""The specifications of the built-in charts."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from appc_runtime.charts import AREA, BAR, HORIZONTAL_BAR, LINE, SCATTER, build_chart
from appc_runtime.errors import StreamlitAPIException
from tests.runtime.table.reader import table

RUNTIME = Path(__file__).parents[3] / "runtime" / "python"
WIDE = {"day": [1, 2], "cats": [3, 4], "dogs": [5, 6]}


def spec(kind, data, **arguments) -> dict:
    return json.loads(build_chart(kind, data, **arguments)["spec"])


def drawn(kind, data, **arguments) -> dict:
    """The columns that travel with a chart."""
    return table(build_chart(kind, data, **arguments)["datasets"]["data"])


def test_one_column_over_the_index():
    made = spec(LINE, [3, 1])
    assert made["encoding"]["x"]["field"] == "index--appc"
    assert made["encoding"]["x"]["type"] == "quantitative"
    assert made["encoding"]["x"]["title"] == ""
    assert made["encoding"]["y"]["field"] == "value"
    assert "color" not in made["encoding"]
    assert drawn(LINE, [3, 1]) == {"index--appc": [0, 1], "value": [3, 1]}


def test_wide_data_are_folded_in_the_page():
    made = spec(LINE, WIDE, x="day")
    assert made["transform"] == [{"fold": ["cats", "dogs"], "as": ["series--appc", "value--appc"]}]
    assert made["encoding"]["color"]["field"] == "series--appc"
    assert made["encoding"]["x"]["title"] == "day"
    assert made["encoding"]["y"]["title"] == ""
    assert drawn(LINE, WIDE, x="day") == {"day": [1, 2], "cats": [3, 4], "dogs": [5, 6]}


def test_only_the_columns_that_are_drawn_travel():
    assert list(drawn(LINE, WIDE, x="day", y="dogs")) == ["day", "dogs"]


def test_an_index_with_a_name_keeps_it():
    frame = pd.DataFrame({"v": [1]}, index=pd.Index([7], name="year"))
    assert spec(LINE, frame)["encoding"]["x"]["field"] == "year"


def test_a_multi_index_is_one_axis():
    frame = pd.DataFrame({"v": [1]}, index=pd.MultiIndex.from_tuples([("a", 1)]))
    assert drawn(LINE, frame) == {"index--appc": ["a, 1"], "v": [1]}


def test_labels_win_over_names():
    made = spec(LINE, WIDE, x="day", y="cats", x_label="Day", y_label="")
    assert (made["encoding"]["x"]["title"], made["encoding"]["y"]["title"]) == ("Day", "")


@pytest.mark.parametrize(
    ("values", "line", "bar"),
    [
        ([1, 2], "quantitative", "ordinal"),
        ([1.5, 2.5], "quantitative", "ordinal"),
        (["a", "b"], "nominal", "ordinal"),
        ([datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)], "temporal", "temporal"),
        ([True, False], "nominal", "ordinal"),
    ],
)
def test_types_of_the_x_axis(values, line, bar):
    data = {"x": values, "y": [1, 2]}
    assert spec(LINE, data, x="x")["encoding"]["x"]["type"] == line
    assert spec(BAR, data, x="x")["encoding"]["x"]["type"] == bar


def test_whole_numbers_get_whole_ticks():
    encoding = spec(LINE, {"x": [1], "y": [1.5]}, x="x")["encoding"]
    assert encoding["x"]["axis"] == {"grid": False, "tickMinStep": 1}
    assert encoding["y"]["axis"] == {"grid": True}


def test_horizontal_bars_turn_the_axes_and_their_grids():
    encoding = spec(HORIZONTAL_BAR, WIDE, x="day", y="cats", x_label="Across", y_label="Up")["encoding"]
    assert (encoding["x"]["field"], encoding["y"]["field"]) == ("cats", "day")
    assert (encoding["x"]["title"], encoding["y"]["title"]) == ("Across", "Up")
    assert (encoding["x"]["axis"]["grid"], encoding["y"]["axis"]["grid"]) == (True, False)
    assert encoding["y"]["type"] == "ordinal"


@pytest.mark.parametrize(
    ("stack", "expected"), [(True, True), (False, False), ("normalize", "normalize"), ("layered", False)]
)
def test_stacks(stack, expected):
    encoding = spec(BAR, WIDE, x="day", stack=stack)["encoding"]
    assert encoding["y"]["stack"] == expected
    assert ("xOffset" in encoding) == (stack is False)
    assert ("opacity" in encoding) == (stack == "layered")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (False, None),
        ("cats", {"field": "cats", "order": "ascending"}),
        ("-dogs", {"field": "dogs", "order": "descending"}),
    ],
)
def test_sort(sort, expected):
    assert spec(BAR, WIDE, x="day", y="cats", sort=sort)["encoding"]["x"]["sort"] == expected
    assert "sort" not in spec(BAR, WIDE, x="day")["encoding"]["x"]


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ("#f80", "#f80"),
        ("red", "var(--st-red-color)"),
        ((255, 0, 0), "rgb(255, 0, 0)"),
        ((1.0, 0.0, 0.0, 0.5), "rgba(255, 0, 0, 0.5)"),
        ((255, 0, 0, 128), "rgba(255, 0, 0, 0.502)"),
        (["#000"], "#000"),
    ],
)
def test_a_constant_color(color, expected):
    assert spec(LINE, WIDE, x="day", y="cats", color=color)["encoding"]["color"] == {"value": expected}


def test_a_color_for_each_column():
    color = spec(LINE, WIDE, x="day", color=["#f00", "#00f"])["encoding"]["color"]
    assert color["scale"] == {"domain": ["cats", "dogs"], "range": ["#f00", "#00f"]}


def test_color_by_a_column():
    data = {"x": [1, 2], "y": [1, 2], "kind": ["a", "b"]}
    made = spec(SCATTER, data, x="x", y="y", color="kind")
    assert made["encoding"]["color"]["field"] == "kind"
    assert made["encoding"]["color"]["type"] == "nominal"
    assert [entry["title"] for entry in made["encoding"]["tooltip"]] == ["x", "y", "kind"]


@pytest.mark.parametrize("tones", [["#f00", "#00f"], [(255, 0, 0), (0, 0, 255)]])
def test_a_column_of_colors_is_drawn_in_them_without_legend(tones):
    made = spec(SCATTER, {"x": [1, 2], "y": [1, 2], "tone": tones}, x="x", y="y", color="tone")
    scale = made["encoding"]["color"]["scale"]
    assert made["encoding"]["color"]["legend"] is None
    assert scale["domain"] == scale["range"]
    assert "tone" not in [entry["title"] for entry in made["encoding"]["tooltip"]]


def test_sizes():
    assert spec(SCATTER, WIDE, x="day", y="cats")["encoding"]["size"] == {"value": 100}
    assert spec(SCATTER, WIDE, x="day", y="cats", size=5)["encoding"]["size"] == {"value": 5}
    assert spec(SCATTER, WIDE, x="day", y="cats", size="dogs")["encoding"]["size"]["field"] == "dogs"


def test_dots_in_names_do_not_reach_into_objects():
    made = spec(LINE, {"a.b": [1], "c[0]": [2]}, x="a.b")
    assert made["encoding"]["x"]["field"] == "a\\.b"
    assert made["encoding"]["x"]["title"] == "a.b"
    assert made["encoding"]["y"]["field"] == "c\\[0\\]"


def test_lines_and_areas_light_up_below_the_pointer():
    assert [layer["mark"]["type"] for layer in spec(LINE, [1])["layer"]] == ["line", "point"]
    assert spec(AREA, WIDE, x="day")["encoding"]["y"]["stack"] == "zero"
    assert spec(BAR, [1])["mark"]["type"] == "bar"


def test_an_empty_chart_still_has_axes():
    made = spec(LINE, None)
    assert made["encoding"]["x"]["field"] == made["encoding"]["y"]["field"] == "nothing--appc"
    assert "tooltip" not in made["encoding"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": "nope"}, "Available columns are `day, cats, dogs`"),
        ({"y": ["cats", "nope"]}, "nope"),
        ({"x": 3}, "Pass a column name"),
        ({"color": "nope"}, "valid color"),
        ({"x": "day", "color": ["#f00"]}, "same length"),
        ({"x": "day", "color": "#f00"}, "same length"),
        ({"stack": "sideways"}, "stack"),
        ({"sort": "nope"}, "nope"),
    ],
)
def test_mistakes_are_named(arguments, message):
    with pytest.raises(StreamlitAPIException, match=message):
        build_chart(BAR, WIDE, **arguments)
    with pytest.raises(StreamlitAPIException, match="Invalid `size` value"):
        build_chart(SCATTER, WIDE, size="nope")


def test_numpy_and_frames():
    assert drawn(LINE, np.array([[1, 2], [3, 4]])) == {"index--appc": [0, 1], "0": [1, 3], "1": [2, 4]}
    assert spec(LINE, pd.DataFrame({"v": [1]}, index=pd.to_datetime(["2024"])))["encoding"]["x"]["type"] == "temporal"


def test_charts_need_neither_pandas_nor_altair():
    code = (
        "import sys\nfrom appc_runtime.charts import LINE, build_chart\nbuild_chart(LINE, {'a': [1, 2], 'b': [3, 4]})\n"
        "assert not {'numpy', 'pandas', 'altair'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=RUNTIME, check=True)
