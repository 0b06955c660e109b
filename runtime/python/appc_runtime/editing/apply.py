"""The visitor's edits, in a DataFrame."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from typing import Any

import pandas

from .parse import WrongValueError, parse
from .schema import INDEX

_log = logging.getLogger(__name__)


def apply_edits(frame: Any, state: Mapping[str, Any], schema: Mapping[str, str]) -> Any:
    """`frame` with the edits of a `data_editor` state. Changes `frame`; use what is returned.

    Positions are those of `frame` as it is: cells are edited, then rows deleted, then rows added. An edit that does not
    fit the data (a position that is not there, a value that is none of the column's) is left out, with a note in the log.
    """
    for row, cells in state.get("edited_rows", {}).items():
        for name, value in cells.items():
            try:
                frame = _edit(frame, int(row), name, parse(value, schema[name]))
            except (WrongValueError, KeyError, IndexError, TypeError, ValueError) as error:
                _log.warning("The edit of row %s, column %s is left out: %s", row, name, error)
    deleted = [row for row in state.get("deleted_rows", []) if 0 <= row < len(frame)]
    if deleted:
        frame = frame.drop(frame.index[deleted])
    if state.get("added_rows"):
        frame = _add(frame, state["added_rows"], schema)
    return frame


def _edit(frame: Any, row: int, name: str, value: Any) -> Any:
    if not 0 <= row < len(frame):
        raise IndexError(f"there are {len(frame)} rows")
    if name == INDEX:
        frame.index = frame.index.delete(row).insert(row, value)
        return frame
    place = frame.columns.get_loc(name)
    if isinstance(value, list):
        # As an array of objects: pandas would spread a list over several cells.
        cells = frame.iloc[:, place].astype(object)
        cells.iat[row] = value
        frame[name] = cells
        return frame
    try:
        frame.iat[row, place] = value
    except (TypeError, ValueError):
        if value is not None:
            raise
        # A dtype that cannot be without a value.
        frame[name] = frame[name].astype(object)
        frame.iat[row, place] = value
    return frame


# ---------------------------------------------------------------------------------------------- added rows


def _add(frame: Any, rows: list[Mapping[str, Any]], schema: Mapping[str, str]) -> Any:
    labels = _Labels(frame.index)
    added: list[dict[str, Any]] = []
    for row in rows:
        try:
            values = {name: parse(value, schema[name]) for name, value in row.items()}
            labels.take(values.pop(INDEX, None))
            added.append(values)
        except (WrongValueError, KeyError, TypeError, ValueError) as error:
            _log.warning("An added row is left out: %s", error)
    if not added:
        return frame
    columns = {name: _longer(frame[name], [row.get(name) for row in added]) for name in frame.columns}
    made = pandas.DataFrame(columns, index=labels.index(), columns=frame.columns)
    made.attrs = frame.attrs
    return made


def _longer(column: Any, values: list) -> Any:
    """The column's values and these, of the column's dtype if it can hold them."""
    with warnings.catch_warnings():
        # Some versions of pandas warn where others raise; what comes of it is looked at here.
        warnings.simplefilter("ignore")
        try:
            end = pandas.Series(_zoned(values, column.dtype), dtype=column.dtype)
            if all(_kept(value, now) for value, now in zip(values, end, strict=True)):
                return pandas.concat([column, end], ignore_index=True).array
        except (TypeError, ValueError, OverflowError):
            pass
        numbers = getattr(column.dtype, "kind", "") in "iuf" and all(value is None for value in values)
        end = pandas.Series(values, dtype="float64" if numbers else None)
        return pandas.concat([column, end], ignore_index=True).array


def _zoned(values: list, dtype: Any) -> list:
    """Moments without a zone are the column's own wall time; those with one become it."""
    zone = getattr(dtype, "tz", None)
    if getattr(dtype, "kind", "") != "M":
        return values
    return [_in_zone(value, zone) if isinstance(value, pandas.Timestamp) else value for value in values]


def _in_zone(value: Any, zone: Any) -> Any:
    if value.tzinfo is None:
        return value if zone is None else value.tz_localize(zone)
    return value.tz_convert(zone)


def _kept(value: Any, now: Any) -> bool:
    """Whether the dtype took the value for what it is: not a number cut off, not a category dropped."""
    if isinstance(value, list):
        return bool(value == now)
    if value is None or pandas.isna(now):
        return value is None and now is not False and bool(pandas.isna(now))
    return bool(value == now) or isinstance(value, pandas.Timestamp)


class _Labels:
    """The index, growing: numbers go on by themselves, other labels come with the row."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._range = isinstance(index, pandas.RangeIndex)
        self._numbers = not self._range and pandas.api.types.is_integer_dtype(index.dtype)
        self._new: list[Any] = []
        self._stop = index.stop if self._range else (0 if index.empty else index.max() + 1) if self._numbers else None
        self._step = index.step if self._range else 1

    def take(self, label: Any) -> None:
        """Take a label, or with None the next number. Raises ValueError if there is none, or the label is there already."""
        if label is None or self._range:
            if self._stop is None:
                raise ValueError("its index value is missing")
            label = self._stop
        elif label in self._index or label in self._new:
            raise ValueError(f"its index value {label!r} is there already")
        self._new.append(label)
        if self._stop is not None:
            self._stop = max(label, self._stop) + self._step if self._numbers else self._stop + self._step

    def index(self) -> Any:
        """All labels."""
        if self._range and self._gapless:
            start = self._index.start
            return pandas.RangeIndex(start, self._stop, self._step, name=self._index.name)
        return self._index.append(pandas.Index(self._new, dtype=None if self._index.empty else self._index.dtype))

    @property
    def _gapless(self) -> bool:
        return len(range(self._index.start, self._new[0], self._step)) == len(self._index)
