"""What a query finds: a list, in the page's order, that finds by key when called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self, overload

from .elements import Element
from .widgets import Widget

if TYPE_CHECKING:
    from .blocks import Block


class NodeList[N: "Element | Block"]:
    """Elements or blocks."""

    def __init__(self, els: Sequence[N]) -> None:
        self._list = list(els)

    def __len__(self) -> int:
        return len(self._list)

    @property
    def len(self) -> int:
        """How many there are."""
        return len(self._list)

    @overload
    def __getitem__(self, idx: int) -> N: ...
    @overload
    def __getitem__(self, idx: slice) -> Self: ...
    def __getitem__(self, idx: int | slice) -> N | Self:
        return type(self)(self._list[idx]) if isinstance(idx, slice) else self._list[idx]

    def __iter__(self) -> Iterator[N]:
        return iter(self._list)

    def __call__(self, key: str) -> N:
        """The first with this key. Raises KeyError."""
        for node in self._list:
            if node.key == key:
                return node
        raise KeyError(key)

    def __eq__(self, other: object) -> bool:
        return self._list == (other._list if isinstance(other, NodeList) else other)

    def __hash__(self) -> int:
        return hash(tuple(self._list))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._list!r})"


class ElementList[E: Element](NodeList[E]):
    """Elements."""

    @property
    def values(self) -> list[Any]:
        """The value of each."""
        return [element.value for element in self]


class WidgetList[W: Widget](ElementList[W]):
    """Widgets."""


class BlockList[B: "Block"](NodeList[B]):
    """Containers."""
