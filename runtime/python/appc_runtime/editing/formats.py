"""A script's data as a DataFrame, and back in the form in which it came."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from typing import Any

import pandas

from ..errors import StreamlitDataframeConversionError
from ..table import to_frame
from ..table.frame import Frame


def to_dataframe(data: Any) -> tuple[Any, bool]:
    """A DataFrame of its own (edits do not reach `data`), and whether its index is only the rows' numbers.

    Raises:
        StreamlitDataframeConversionError: `data` cannot be read as a table.
    """
    if isinstance(data, pandas.DataFrame):
        return data.copy(), False
    if type(data).__name__ == "Styler" and hasattr(data, "data"):
        return data.data.copy(), False
    if isinstance(data, pandas.Series):
        return data.to_frame("value" if data.name is None else data.name).copy(), False
    if data is None:
        return pandas.DataFrame(), False
    frame = to_frame(data)
    return _dataframe_of(frame), frame.natural_index


def _dataframe_of(frame: Frame) -> Any:
    [index, *deeper] = [pandas.Index(vector.values, name=vector.label) for vector in frame.index]
    if deeper:
        raise StreamlitDataframeConversionError("A table whose index has several levels cannot be edited.")
    columns = {place: _series(vector.values) for place, vector in enumerate(frame.columns)}
    made = pandas.DataFrame(columns)
    made.index = index if len(made.columns) else index[:0]
    made.columns = pandas.Index(frame.labels)
    return made


def _series(values: Any) -> Any:
    if hasattr(values, "dtype"):
        return pandas.Series(values).copy()
    values = list(values)
    # pandas would make timestamps of dates' neighbours only; dates and times stay what they are.
    plain = any(type(value) in (datetime.date, datetime.time, list, tuple, dict) for value in values)
    return pandas.Series(values, dtype=object) if plain or not values else pandas.Series(values)


def from_dataframe(frame: Any, like: Any) -> Any:
    """`frame` in the form of `like`: a list of what the list held, a dict, a set, an array, polars', or a DataFrame.

    Raises:
        StreamlitDataframeConversionError: rows or columns were added that the form cannot hold.
    """
    if isinstance(like, pandas.Series):
        return _only_column(frame)
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(like, numpy.ndarray):
        return frame.iloc[:, 0].to_numpy() if like.ndim == 1 else frame.to_numpy()
    if type(like).__module__.partition(".")[0] == "polars":
        return _polars(frame, like)
    if isinstance(like, Mapping):
        return _mapping(frame, like)
    if isinstance(like, (set, frozenset)):
        return set(_values(_plain(frame)))
    if isinstance(like, tuple) and not hasattr(like, "_fields"):
        return tuple(_rows(frame, like))
    if isinstance(like, (list, range)):
        return _rows(frame, list(like))
    return frame


def _plain(frame: Any) -> Any:
    """Missing values as None, whatever the dtype has for them."""
    return frame.astype(object).where(frame.notna(), None)


def _only_column(frame: Any) -> Any:
    if len(frame.columns) != 1:
        raise StreamlitDataframeConversionError(
            f"The edited table has {len(frame.columns)} columns, and the data had one."
        )
    return frame.iloc[:, 0]


def _values(frame: Any) -> list:
    return [] if frame.columns.empty else _only_column(frame).tolist()


def _rows(frame: Any, like: Any) -> list:
    first = next((row for row in like if row is not None), None)
    frame = _plain(frame)
    if isinstance(first, Mapping):
        return frame.to_dict(orient="records")
    if hasattr(first, "__len__") and not isinstance(first, (str, bytes, bytearray)):
        return [list(row) for row in frame.itertuples(index=False, name=None)]
    return _values(frame)


def _mapping(frame: Any, like: Mapping) -> dict:
    entries = list(like.values())
    if any(isinstance(entry, pandas.Series) for entry in entries):
        return frame.to_dict(orient="series")
    if entries and all(isinstance(entry, Mapping) for entry in entries):
        return _plain(frame).to_dict(orient="dict")
    plain = _plain(frame)
    if any(hasattr(entry, "__len__") and not isinstance(entry, (str, bytes, bytearray)) for entry in entries):
        lengths = {len(entry) for entry in entries if hasattr(entry, "__len__")}
        if len(lengths) == 1:
            return plain.to_dict(orient="list")
    return {} if plain.empty else plain.iloc[:, 0].to_dict()


def _polars(frame: Any, like: Any) -> Any:
    polars = sys.modules["polars"]
    schema = like.collect_schema() if hasattr(like, "collect_schema") else {}
    plain = _plain(frame)
    if not hasattr(like, "columns"):
        return _polars_series(polars, like.name, plain.iloc[:, 0].tolist(), like.dtype)
    named = {name: schema.get(name, None) for name in frame.columns}
    return polars.DataFrame([_polars_series(polars, name, plain[name].tolist(), kind) for name, kind in named.items()])


def _polars_series(polars: Any, name: str, values: list, dtype: Any) -> Any:
    values = [value.to_pydatetime() if isinstance(value, pandas.Timestamp) else value for value in values]
    return polars.Series(name, values, dtype=dtype, strict=False)
