"""Kinds, storage and missing values of columns."""

from __future__ import annotations

import datetime
import decimal
import fractions
import math
import time
import uuid
import zoneinfo

import numpy as np
import pandas as pd
import pytest

from appc_runtime.errors import StreamlitDataframeConversionError
from appc_runtime.table import buffers, to_table_data
from tests.runtime.table.reader import values

DAY = datetime.date(2024, 2, 29)
NOON = datetime.datetime(2024, 2, 29, 12, 30, 0, 250_000)


def column(data) -> dict:
    return to_table_data({"c": data})["columns"][0]


def summary(data) -> tuple:
    made = column(data)
    return made["kind"], made["storage"], values(made, len(data))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([1, 2], ("integer", "i64", [1, 2])),
        ([1, None], ("integer", "i64", [1, None])),
        ([2**63], ("integer", "u64", [2**63])),
        ([2**70], ("object", "utf8", [str(2**70)])),
        ([1, 2.5], ("float", "f64", [1, 2.5])),
        ([1.5, None], ("float", "f64", [1.5, None])),
        ([float("nan")], ("float", "f64", [None])),
        ([decimal.Decimal("1.5")], ("float", "f64", [1.5])),
        ([fractions.Fraction(1, 2)], ("float", "f64", [0.5])),
        ([True, None], ("bool", "u8", [True, None])),
        ([True, 2], ("object", "utf8", ["True", "2"])),
        ([np.int32(1), np.int64(2)], ("integer", "i64", [1, 2])),
        ([np.bool_(True)], ("bool", "u8", [True])),
        (["a", None, "é"], ("text", "utf8", ["a", None, "é"])),
        (["a", float("nan")], ("text", "utf8", ["a", None])),
        (["a", 1], ("object", "utf8", ["a", "1"])),
        ([None], ("empty", "none", [None])),
        ([pd.NA], ("empty", "none", [None])),
        ([b"x"], ("bytes", "bytes", [b"x"])),
        ([[1, 2], None], ("json", "utf8", [[1, 2], None])),
        ([{"a": DAY}], ("json", "utf8", [{"a": "2024-02-29"}])),
        ([{1}, (2,)], ("json", "utf8", [[1], [2]])),
        ([np.array([1, 2])], ("json", "utf8", [[1, 2]])),
        ([DAY, None], ("date", "i32", [DAY, None])),
        ([NOON], ("datetime", "i64", [NOON])),
        ([datetime.timedelta(days=-1)], ("timedelta", "i64", [datetime.timedelta(days=-1)])),
        ([datetime.time(1, 2)], ("time", "i64", [datetime.timedelta(hours=1, minutes=2)])),
        ([uuid.UUID(int=0)], ("object", "utf8", ["00000000-0000-0000-0000-000000000000"])),
        (np.array([1, 2], dtype="uint8"), ("integer", "u8", [1, 2])),
        (np.array([1, 2], dtype=">i4"), ("integer", "i32", [1, 2])),
        (np.array([1.5], dtype="float16"), ("float", "f32", [1.5])),
        (np.array([True, False]), ("bool", "u8", [True, False])),
        (np.array(["a", "bc"]), ("text", "utf8", ["a", "bc"])),
        (np.array([1 + 2j]), ("text", "utf8", ["(1+2j)"])),
        (
            np.array(["2024-02-29", "NaT"], dtype="datetime64[D]"),
            ("datetime", "i64", [datetime.datetime(2024, 2, 29), None]),
        ),
        (np.array(["a", None], dtype=object), ("text", "utf8", ["a", None])),
        (pd.array([1, None], dtype="Int16"), ("integer", "i16", [1, None])),
        (pd.array([1.5, None], dtype="Float64"), ("float", "f64", [1.5, None])),
        (pd.array([True, None], dtype="boolean"), ("bool", "u8", [True, None])),
        (pd.array(["a", None], dtype="string"), ("text", "utf8", ["a", None])),
        (pd.array(pd.period_range("2024-01", periods=1, freq="M")), ("object", "utf8", ["2024-01"])),
        (pd.arrays.IntervalArray.from_tuples([(0, 1)]), ("object", "utf8", ["(0, 1]"])),
        (pd.arrays.IntervalArray.from_tuples([(0, 0.5)], closed="both"), ("object", "utf8", ["[0.0000, 0.5000]"])),
        ([[1.0, math.nan], [math.inf]], ("json", "utf8", [[1.0, None], [None]])),
        (pd.arrays.SparseArray([0, 1]), ("integer", "i64", [0, 1])),
        (pd.array(pd.to_datetime(["2024-02-29", None])), ("datetime", "i64", [datetime.datetime(2024, 2, 29), None])),
        (pd.array(pd.to_timedelta([1, None], unit="D")), ("timedelta", "i64", [datetime.timedelta(1), None])),
    ],
)
def test_kinds(data, expected):
    assert summary(data) == expected


def test_categories_travel_as_codes():
    made = column(pd.Categorical(["x", None, "y", "x"]))
    assert (made["kind"], made["storage"], made["categories"]) == ("text", "i8", ["x", "y"])
    assert values(made, 4) == ["x", None, "y", "x"]


def test_categories_that_are_no_texts_are_written_as_cells_are():
    assert column(pd.Categorical([True, False]))["categories"] == ["false", "true"]
    assert column(pd.cut([1, 9], [0, 5, 10]))["categories"] == ["(0, 5]", "(5, 10]"]


@pytest.mark.parametrize("moments", [pd.to_datetime(["2024-07-01 12:00"]).tz_localize("Europe/Zurich")])
def test_zoned_times_are_utc_with_their_zone(moments):
    made = column(moments.array)
    assert made["timezone"] == "Europe/Zurich"
    assert values(made, 1) == [datetime.datetime(2024, 7, 1, 10, tzinfo=datetime.UTC)]


def test_zoned_python_datetimes():
    made = column([datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Zurich"))])
    assert made["timezone"] == "Europe/Zurich"
    assert values(made, 1) == [datetime.datetime(2024, 7, 1, 10, tzinfo=datetime.UTC)]


def test_a_column_that_misses_nothing_has_no_validity():
    assert "validity" not in column(["a", "b"])
    assert "validity" not in column(pd.array([1, 2], dtype="Int64"))


def test_bits_are_packed_least_significant_first():
    assert buffers.pack_bits(bytes([1, 0, 0, 0, 0, 0, 0, 0, 1]), 9) == b"\x01\x01"


def test_lone_surrogates_do_not_break_a_column():
    assert values(column(["\ud800", "é"]), 2) == ["?", "é"]


def test_a_strided_array_is_packed():
    assert values(column(np.arange(10)[::3]), 4) == [0, 3, 6, 9]


def test_styler_gives_css_and_display():
    styler = pd.DataFrame({"a": [1.234, 5.0]}).style.format("{:.1f}").highlight_max(color="yellow").set_caption("Best")
    made = to_table_data(styler)["styler"]
    assert made["display"] == [["1.2"], ["5.0"]]
    assert made["caption"] == "Best"
    assert f"#T_{made['uuid']}_row1_col0 {{ background-color: yellow }}" in made["css"]


def test_a_styler_of_the_same_shape_keeps_its_id():
    first, second = (to_table_data(pd.DataFrame({"a": [1.0, 2.0]}).style)["styler"]["uuid"] for _ in range(2))
    assert first == second
    assert to_table_data(pd.DataFrame({"a": [1]}).style.set_uuid("mine"))["styler"]["uuid"] == "mine"


def test_styler_refuses_what_pandas_would_not_style():
    with (
        pd.option_context("styler.render.max_elements", 1),
        pytest.raises(StreamlitDataframeConversionError, match="2 cells"),
    ):
        to_table_data(pd.DataFrame({"a": [1, 2]}).style)


def test_a_million_rows_take_well_under_a_second():
    rows = 1_000_000
    frame = pd.DataFrame(
        {
            "i": np.arange(rows),
            "f": np.linspace(0, 1, rows),
            "s": [f"name {number}" for number in range(rows)],
            "d": pd.date_range("2000", periods=rows, freq="min"),
            "c": pd.Categorical(["a", "b"] * (rows // 2)),
        }
    )
    start = time.perf_counter()
    to_table_data(frame)
    assert time.perf_counter() - start < 0.8
