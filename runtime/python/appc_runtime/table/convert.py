"""From anything that holds data to a `Frame`."""

from __future__ import annotations

import array
import dataclasses
import inspect
import itertools
from collections import ChainMap, UserDict, UserList, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import EnumMeta
from types import MappingProxyType
from typing import Any

from ..errors import StreamlitDataframeConversionError
from . import pandas_frames
from .frame import Frame, Vector, range_index

# What Streamlit evaluates of generators and cursors, whose end nobody knows.
MAX_UNEVALUATED_ROWS = 10_000

_TEXT = (str, bytes, bytearray)


def to_frame(data: object) -> Frame:
    """Read `data` as a table.

    Takes None, lists, tuples, sets, dicts, generators, dataclasses, named tuples, enums, cursors, numpy
    arrays, pandas and polars objects, and whatever has `to_pandas`, `__dataframe__`, `to_dict` or `_asdict`.

    Raises:
        StreamlitDataframeConversionError: nothing of this applies.
    """
    if data is None:
        return Frame(range_index(0), [], 0)
    if isinstance(data, Frame):
        return data
    if (frame := pandas_frames.to_frame(data)) is not None:
        return frame
    plain = _unwrap(data)
    if isinstance(plain, Frame):
        return plain
    if isinstance(plain, Mapping):
        return _from_mapping(plain)
    if isinstance(plain, Iterable) and not isinstance(plain, _TEXT):
        return _from_rows(list(plain))
    raise StreamlitDataframeConversionError(
        f"Data of type `{type(data).__module__}.{type(data).__qualname__}` cannot be shown as a table. "
        "Pass a DataFrame, an array, a list, a dict, or an object with `to_pandas()`."
    )


def _unwrap(data: Any) -> Any:
    """Objects that stand for a frame, a mapping or an iterable, as what they stand for."""
    for test, convert in _WRAPPERS:
        if test(data):
            return convert(data)
    return data


def _is_plain(data: Any) -> bool:
    return isinstance(data, (dict, list, tuple, set, frozenset, range, *_TEXT)) and not hasattr(data, "_asdict")


def _has_method(*names: str) -> Callable[[Any], bool]:
    return lambda data: not isinstance(data, type) and all(callable(getattr(data, name, None)) for name in names)


def _is_polars(data: Any) -> bool:
    return type(data).__module__.partition(".")[0] == "polars"


def _from_polars(data: Any) -> Frame:
    if hasattr(data, "collect"):
        data = data.limit(MAX_UNEVALUATED_ROWS).collect()
    series = data.get_columns() if hasattr(data, "get_columns") else [data]
    columns = [Vector(one.name, one.to_list(), str(one.dtype).lower()) for one in series]
    length = len(columns[0].values) if columns else 0
    return Frame(range_index(length), columns, length, natural_index=True)


def _from_cursor(cursor: Any) -> Frame:
    names = [entry[0] if entry else "" for entry in cursor.description or []]
    rows = cursor.fetchmany(MAX_UNEVALUATED_ROWS)
    return _from_rows([list(row) for row in rows], names or None)


def _from_dataclass(data: Any) -> Mapping:
    return {one.name: getattr(data, one.name) for one in dataclasses.fields(data)}


def _is_dataclass(data: Any) -> bool:
    return dataclasses.is_dataclass(data) and not isinstance(data, type)


_WRAPPERS: list[tuple[Callable[[Any], bool], Callable[[Any], Any]]] = [
    (_is_polars, _from_polars),
    (lambda data: isinstance(data, EnumMeta), lambda data: [member.value for member in data]),
    (_has_method("_asdict"), lambda data: _key_values(data._asdict())),
    (_is_dataclass, lambda data: _key_values(_from_dataclass(data))),
    (_is_plain, lambda data: data),
    (_has_method("to_pandas"), lambda data: to_frame(data.to_pandas())),
    (_has_method("toPandas"), lambda data: to_frame(data.toPandas())),
    (_has_method("to_dataframe"), lambda data: to_frame(data.to_dataframe())),
    (_has_method("__dataframe__"), lambda data: to_frame(pandas_frames.from_interchange(data))),
    (_has_method("model_dump"), lambda data: _key_values(data.model_dump())),
    (_has_method("fetchmany", "fetchall"), _from_cursor),
    (inspect.isgeneratorfunction, lambda data: list(itertools.islice(data(), MAX_UNEVALUATED_ROWS))),
    (inspect.isgenerator, lambda data: list(itertools.islice(data, MAX_UNEVALUATED_ROWS))),
    (lambda data: isinstance(data, (deque, map, array.array, UserList)), list),
    (lambda data: isinstance(data, (ChainMap, MappingProxyType, UserDict)), lambda data: _key_values(dict(data))),
    (lambda data: isinstance(data, Mapping), lambda data: dict(data)),
    (_has_method("to_dict"), lambda data: _key_values(data.to_dict())),
    (_has_method("__array__"), lambda data: to_frame(data.__array__())),
]


def _is_row(value: object) -> bool:
    """Whether an entry of a list is a row of cells: a sequence or a one-dimensional array, but no text."""
    if isinstance(value, (list, tuple)):
        return True
    return not isinstance(value, _TEXT) and hasattr(value, "__len__") and hasattr(value, "__getitem__")


def _from_rows(rows: list, names: Sequence | None = None) -> Frame:
    """A list of scalars, of dicts, of dataclasses or of rows."""
    first = next((row for row in rows if row is not None), None)
    if isinstance(first, Mapping):
        return _from_records([row or {} for row in rows])
    if _is_dataclass(first):
        return _from_records([_from_dataclass(row) for row in rows])
    if names is None and hasattr(first, "_fields"):
        names = first._fields
    if (rows and all(map(_is_row, rows))) or names:
        columns = list(itertools.zip_longest(*rows))
        columns += [[None] * len(rows)] * (len(names or ()) - len(columns))
        labels = list(names or range(len(columns))) if len(columns) != 1 or names else ["value"]
        vectors = [Vector(label, list(column)) for label, column in zip(labels, columns, strict=False)]
    else:
        vectors = [Vector("value", rows)] if rows else []
    return Frame(range_index(len(rows)), vectors, len(rows), natural_index=True, named=bool(names))


def _from_records(rows: list[Mapping]) -> Frame:
    keys = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
    vectors = [Vector(key, [row.get(key) for row in rows]) for key in keys]
    return Frame(range_index(len(rows)), vectors, len(rows), natural_index=True)


def _from_mapping(data: Mapping) -> Frame:
    """A dict of columns, of `{column: {index: value}}`, or of keys and values."""
    entries = list(data.values())
    if not entries:
        return Frame(range_index(0), [], 0)
    if any(pandas_frames.has_index(entry) for entry in entries):
        return pandas_frames.from_columns(data)
    if all(isinstance(entry, Mapping) for entry in entries):
        return _from_indexed_columns(data)
    entries = [list(entry) if isinstance(entry, (set, frozenset, range, deque)) else entry for entry in entries]
    lengths = {len(entry) for entry in entries if _is_row(entry)}
    if len(lengths) == 1:
        return _from_columns(list(data), entries, lengths.pop())
    return _key_values(data)


def _from_columns(labels: list, entries: list, length: int) -> Frame:
    """Columns of one length; a scalar among them stands in every row."""
    columns = [
        Vector(label, (list(entry) if isinstance(entry, tuple) else entry) if _is_row(entry) else [entry] * length)
        for label, entry in zip(labels, entries, strict=True)
    ]
    return Frame(range_index(length), columns, length, natural_index=True)


def _from_indexed_columns(data: Mapping) -> Frame:
    keys = list(dict.fromkeys(itertools.chain.from_iterable(data.values())))
    columns = [Vector(label, [column.get(key) for key in keys]) for label, column in data.items()]
    return Frame([Vector(None, keys)], columns, len(keys))


def _key_values(data: Mapping) -> Frame:
    """One row for each key; entries that are sequences spread over columns."""
    entries = list(data.values())
    if any(_is_row(entry) for entry in entries):
        columns = itertools.zip_longest(*(entry if _is_row(entry) else [entry] for entry in entries))
        vectors = [Vector(number, list(column)) for number, column in enumerate(columns)]
        if len(vectors) == 1:
            vectors[0].label = "value"
    else:
        vectors = [Vector("value", entries)]
    return Frame([Vector(None, list(data))], vectors, len(entries), named=False)
