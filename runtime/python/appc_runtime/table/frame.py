"""A frame: named vectors of one length, still in the form in which the script had them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Vector:
    """One column. `values` is a list, a range, a numpy array or a pandas array (whatever has a `dtype`)."""

    label: Hashable
    values: Any
    dtype: str | None = None

    @property
    def levels(self) -> list[str]:
        """The header's levels as text, outermost first; one unless the label is a MultiIndex entry."""
        if isinstance(self.label, tuple):
            return [str(level) for level in self.label]
        return ["" if self.label is None else str(self.label)]

    @property
    def name(self) -> str:
        """The column's name in configurations: levels of a MultiIndex are joined by "_"."""
        return "_".join(self.levels)

    def tolist(self) -> list:
        """The values as Python objects."""
        return self.values.tolist() if hasattr(self.values, "tolist") else list(self.values)


@dataclass
class Frame:
    """Vectors side by side.

    `natural_index` says that the data had no index of its own (a list of rows, say): tables then hide it. So it is with the
    header where the data did not name its columns (`named`).
    `styler` is pandas' Styler, when the script passed one.
    """

    index: list[Vector]
    columns: list[Vector]
    num_rows: int
    natural_index: bool = False
    named: bool = True
    styler: Any = None
    labels: list[Hashable] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = [column.label for column in self.columns]

    def column(self, name: Hashable) -> Vector:
        """The first column of this label, or of this name as text. KeyError if there is none."""
        for column in self.columns:
            if column.label == name:
                return column
        for column in self.columns:
            if column.name == str(name):
                return column
        raise KeyError(name)

    def has(self, name: Hashable) -> bool:
        return any(column.label == name or column.name == str(name) for column in self.columns)


def range_index(length: int) -> list[Vector]:
    """The index of data that have none: 0, 1, 2, ..."""
    return [Vector(None, range(length))]
