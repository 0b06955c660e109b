"""What a script may call data, and the frame it becomes."""

from __future__ import annotations

import array
import collections
import dataclasses
import enum
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import pytest

from appc_runtime.errors import StreamlitDataframeConversionError
from appc_runtime.table import to_frame, to_table_data
from tests.runtime.table.reader import index, table

RUNTIME = Path(__file__).parents[3] / "runtime" / "python"


@dataclasses.dataclass
class Point:
    x: int
    y: int


Pair = collections.namedtuple("Pair", "left right")


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class HasToPandas:
    def to_pandas(self):
        return pd.DataFrame({"a": [1]})


class Array:
    def __array__(self, dtype=None, copy=None):
        return np.array([[1, 2]])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, {}),
        ([], {}),
        ({}, {}),
        ([1, 2], {"value": [1, 2]}),
        ((1, None), {"value": [1, None]}),
        ({"x"}, {"value": ["x"]}),
        (range(3), {"value": [0, 1, 2]}),
        ([[1, "a"], [2, "b"]], {"0": [1, 2], "1": ["a", "b"]}),
        ([[1], [2]], {"value": [1, 2]}),
        ([[1, 2], [3]], {"0": [1, 3], "1": [2, None]}),
        ([{"a": 1}, {"b": "x"}], {"a": [1, None], "b": [None, "x"]}),
        ({"a": [1, 2], "b": "c"}, {"a": [1, 2], "b": ["c", "c"]}),
        ({"a": 1, "b": 2}, {"value": [1, 2]}),
        ({"a": [1, 2], "b": [3]}, {"0": [1, 3], "1": [2, None]}),
        ({"a": {"r": 1}, "b": {"r": 2, "s": 3}}, {"a": [1, None], "b": [2, 3]}),
        ((number for number in (1, 2)), {"value": [1, 2]}),
        (map(str, [1, 2]), {"value": ["1", "2"]}),
        (collections.deque([1]), {"value": [1]}),
        (array.array("i", [7]), {"value": [7]}),
        (collections.UserList([1]), {"value": [1]}),
        (MappingProxyType({"a": 1}), {"value": [1]}),
        (collections.ChainMap({"a": 1}), {"value": [1]}),
        (Point(1, 2), {"value": [1, 2]}),
        ([Point(1, 2), Point(3, 4)], {"x": [1, 3], "y": [2, 4]}),
        (Pair(1, 2), {"value": [1, 2]}),
        ([Pair(1, 2)], {"left": [1], "right": [2]}),
        (Colour, {"value": ["red", "blue"]}),
        (np.array([1, 2]), {"value": [1, 2]}),
        (np.array([[1, 2], [3, 4]]), {"0": [1, 3], "1": [2, 4]}),
        (np.float64(2.5), {"value": [2.5]}),
        (np.array([(1, 2.0)], dtype=[("i", "i4"), ("f", "f8")]), {"i": [1], "f": [2.0]}),
        (Array(), {"0": [1], "1": [2]}),
        (pd.DataFrame({"a": [1]}), {"a": [1]}),
        (pd.Series([1, 2]), {"0": [1, 2]}),
        (pd.Series([1], name="n"), {"n": [1]}),
        (pd.Index(["x"]), {"0": ["x"]}),
        (pd.array([1, None]), {"0": [1, None]}),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])), {"a/b": [1]}),
        (HasToPandas(), {"a": [1]}),
    ],
)
def test_values(data, expected):
    assert table(to_table_data(data)) == expected


def test_a_generator_function_is_called_and_bounded():
    def endless():
        while True:
            yield 1

    assert to_table_data(endless)["num_rows"] == 10_000


def test_a_cursor_gives_its_columns():
    connection = sqlite3.connect(":memory:")
    cursor = connection.execute("select 1 as one, 'a' as letter")
    assert table(to_table_data(cursor)) == {"one": [1], "letter": ["a"]}
    connection.close()


def test_series_in_a_dict_are_aligned_by_index():
    data = to_table_data({"a": pd.Series([1, 2]), "b": pd.Series([3, 4], index=[1, 0])})
    assert table(data) == {"a": [1, 2], "b": [4, 3]}


def test_keys_become_the_index():
    assert index(to_table_data({"a": 1, "b": 2})) == ["a", "b"]


def test_a_default_index_costs_no_bytes():
    column = to_table_data(pd.DataFrame({"a": range(5)}))["index"][0]
    assert (column["storage"], column["range"], column["values"]) == ("range", [0, 1], b"")


def test_a_multi_index_has_one_column_a_level():
    frame = pd.DataFrame({"v": [1, 2]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", "y"]))
    assert [column["name"] for column in to_table_data(frame)["index"]] == [["x"], ["y"]]


def test_only_data_without_their_own_index_hide_it():
    assert to_frame([1, 2]).natural_index
    assert to_frame(np.ones(2)).natural_index
    assert not to_frame(pd.DataFrame({"a": [1]})).natural_index
    assert not to_frame({"a": 1}).natural_index


class Series:
    """As much of a polars Series as is read of one."""

    __module__ = "polars.series"

    def __init__(self, name, values):
        self.name, self.dtype, self._values = name, "Int64", values

    def to_list(self):
        return self._values


class PolarsFrame:
    __module__ = "polars.dataframe"

    def get_columns(self):
        return [Series("a", [1, None]), Series("s", ["x", "y"])]


def test_polars_is_read_without_pandas_or_arrow():
    assert table(to_table_data(PolarsFrame())) == {"a": [1, None], "s": ["x", "y"]}
    assert table(to_table_data(Series("", [1]))) == {"": [1]}


def test_what_is_no_table_is_named():
    with pytest.raises(StreamlitDataframeConversionError, match="object"):
        to_table_data(object())
    with pytest.raises(StreamlitDataframeConversionError, match="3 dimensions"):
        to_table_data(np.ones((1, 1, 1)))


def test_numpy_and_pandas_are_not_imported():
    code = (
        "import sys\nfrom appc_runtime.table import to_table_data\n"
        "to_table_data({'a': [1, None], 'b': ['x', 'y']}); to_table_data([[1.5, True]])\n"
        "assert not {'numpy', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=RUNTIME, check=True)
