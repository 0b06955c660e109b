"""Nodes carry HTML and encoded tables; tests ask for the Markdown and the data that they were made of."""

from __future__ import annotations

from typing import Any

from .. import markdown
from ..table import Frame, encode


class Rendered(str):
    """HTML that knows the Markdown it comes from; so do its parts."""

    __slots__ = ("source",)

    def __new__(cls, html: str, source: str) -> Rendered:
        made = super().__new__(cls, html)
        made.source = source
        return made

    def removeprefix(self, prefix: str, /) -> Rendered:
        return Rendered(super().removeprefix(prefix), self.source)

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        head, found, tail = super().partition(sep)
        return Rendered(head, self.source), found, tail


class Encoded(dict[str, Any]):
    """`TableData` that know the frame they come from."""

    def __init__(self, data: dict[str, Any], frame: Frame) -> None:
        super().__init__(data)
        self.frame = frame


def keep_sources() -> None:
    """From now on, in this interpreter, what is drawn remembers what it was made of."""
    if markdown.remember is None:
        markdown.forget()
        markdown.remember = Rendered
        encode.remember = Encoded


def source_of(value: Any) -> Any:
    """The Markdown of HTML; anything else as it is."""
    return value.source if isinstance(value, Rendered) else value


def pandas_of(data: Any) -> Any:
    """A table's data as a pandas DataFrame. Raises ImportError without pandas."""
    import pandas

    frame: Frame = data.frame
    table = pandas.DataFrame({place: _cells(column.values) for place, column in enumerate(frame.columns)})
    table.index = _index_of(frame, pandas)
    labels = frame.labels
    several = labels and all(isinstance(label, tuple) for label in labels)
    table.columns = pandas.MultiIndex.from_tuples(labels) if several else pandas.Index(labels)
    return table


def _cells(values: Any) -> Any:
    """A column as it comes back from Arrow, which has lists as arrays."""
    kinds = {type(one) for one in values} - {type(None)}
    if not kinds or not kinds <= {list, tuple, set}:
        return values
    import numpy

    cells = numpy.empty(len(values), dtype=object)
    for at, one in enumerate(values):
        cells[at] = None if one is None else numpy.asarray(list(one))
    return cells


def _index_of(frame: Frame, pandas: Any) -> Any:
    names = [vector.label for vector in frame.index]
    if len(names) > 1:
        return pandas.MultiIndex.from_arrays([vector.values for vector in frame.index], names=names)
    values = frame.index[0].values
    if isinstance(values, range):
        return pandas.RangeIndex(values.start, values.stop, values.step, name=names[0])
    return pandas.Index(values, name=names[0])
