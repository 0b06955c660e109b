"""More rows below those of a frame (`add_rows`)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..errors import StreamlitDataframeConversionError
from .frame import Frame, Vector
from .pandas_frames import loaded


def append_rows(frame: Frame, more: Frame) -> Frame:
    """A frame of both's rows. Columns are matched by name, or by position where the names are others.

    A frame without columns takes those of `more`; a numbered index goes on counting.

    Raises:
        StreamlitDataframeConversionError: the frames have different numbers of columns or index levels, or one is pandas' Styler.
    """
    if frame.styler is not None or more.styler is not None:
        raise StreamlitDataframeConversionError(
            "Unsupported operation. `add_rows` does not support Pandas Styler objects."
        )
    if not frame.columns:
        return more
    if len(frame.columns) != len(more.columns) or len(frame.index) != len(more.index):
        raise StreamlitDataframeConversionError(
            "Unsupported operation. The data passed into `add_rows` must have the same columns as the original data: "
            f"{_names(frame)}, not {_names(more)}."
        )
    pairs = list(zip(frame.columns, _in_order(frame, more), strict=True))
    columns = [replace(old, values=joined(old.values, new.values)) for old, new in pairs]
    levels = zip(frame.index, more.index, strict=True)
    index = [replace(old, values=joined(old.values, new.values)) for old, new in levels]
    return Frame(index, columns, frame.num_rows + more.num_rows, frame.natural_index, frame.named)


def _names(frame: Frame) -> str:
    return ", ".join(repr(column.name) for column in frame.columns[:10]) + (", ..." if len(frame.columns) > 10 else "")


def _in_order(frame: Frame, more: Frame) -> list[Vector]:
    """The new columns in the old ones' order."""
    by_label = {column.label: column for column in more.columns}
    if len(by_label) == len(more.columns) and all(label in by_label for label in frame.labels):
        return [by_label[label] for label in frame.labels]
    return more.columns


def joined(old: Any, new: Any) -> Any:
    """Both's values, as arrays where both are arrays of like things."""
    if isinstance(old, range) and isinstance(new, range) and old.step == new.step:
        return range(old.start, old.stop + len(new) * old.step, old.step)
    if not len(old) or not len(new):
        return new if len(new) else old
    numpy, pandas = loaded("numpy"), loaded("pandas")
    if pandas is not None and (hasattr(old, "isna") or hasattr(new, "isna")):
        return pandas.concat([pandas.Series(old), pandas.Series(new)], ignore_index=True).array
    if numpy is not None and isinstance(old, numpy.ndarray) and isinstance(new, numpy.ndarray) and _alike(old, new):
        return numpy.concatenate([old, new])
    return [*_plain(old), *_plain(new)]


def _alike(old: Any, new: Any) -> bool:
    return old.dtype.kind == new.dtype.kind or {old.dtype.kind, new.dtype.kind} <= set("iuf")


def _plain(values: Any) -> list:
    return values.tolist() if hasattr(values, "tolist") else list(values)
