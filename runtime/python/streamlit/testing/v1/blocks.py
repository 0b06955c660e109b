"""Containers, as tests see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from appc_runtime.protocol import Node

from .elements import Element, Props
from .errors import AppTestError
from .queries import Queries

if TYPE_CHECKING:
    from .app_test import AppTest
    from .element_tree import ElementTree

#: Names under which `get` finds what goes by another type.
TYPES = {
    "columns": "column", "tabs": "tab", "container": "flex_container", "grid": "grid_container",
    "datetime_input": "date_time_input", "help": "help_info",
}  # fmt: skip
#: Names of what only a closer look tells from others of its type.
SPECIAL: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "pills": ("button_group", lambda node: node.proto.style == "pills"),
    "segmented_control": ("button_group", lambda node: node.proto.style != "pills"),
    "form_submit_button": ("button", lambda node: bool(node.proto.form_id)),
    "data_editor": ("dataframe", lambda node: node.editing_mode != "read_only"),
}


class Block(Queries):
    """A container with its children, by their places. Its queries find whatever stands below it."""

    NAMES: ClassVar[dict[str, str]] = {}

    def __init__(self, node: Node, root: ElementTree, type: str) -> None:
        self.type = type
        self.key = node.key
        self.root = root
        self.proto = Props(node.props)
        self.children: dict[int, Element | Block] = {}

    def __len__(self) -> int:
        return len(self.children)

    def __iter__(self) -> Iterator[Element | Block]:
        yield self
        for child in self.children.values():
            yield from child

    def __getitem__(self, k: int) -> Element | Block:
        return self.children[k]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "proto":
            raise AttributeError(name)
        return getattr(self.proto, self.NAMES.get(name, name))

    def get(self, element_type: str) -> list[Any]:
        """All below it of a type, in the page's order."""
        name, fits = SPECIAL.get(element_type, (TYPES.get(element_type, element_type), lambda node: True))
        return [node for node in self if node is not self and node.type == name and fits(node)]

    def get_by_key(self, key: str) -> Element | Block:
        """The one with this key. Raises KeyError if there is none, AppTestError if there are several."""
        found = [node for node in self if node is not self and node.key == key]
        if not found:
            raise KeyError(key)
        if len(found) > 1:
            raise AppTestError(
                f"Several elements have the key {key!r}: {found}. Ask for one of a kind, as in at.text_input(key={key!r})."
            )
        return found[0]

    def run(self, *, timeout: float | None = None) -> AppTest:
        """Run the script with what the test did so far; `timeout` in seconds. Raises RuntimeError when it is over."""
        return self.root.run(timeout=timeout)

    def __repr__(self) -> str:
        head = f"key={self.key!r}, " if self.key else ""
        return f"{type(self).__name__}({head}{list(self.children.values())!r})"


class SpecialBlock(Block):
    """The main page, the sidebar, what pops up, the foot."""


class ChatMessage(Block):
    """`st.chat_message`."""


class Column(Block):
    """One of `st.columns`."""


class Expander(Block):
    """`st.expander`."""


class Status(Block):
    """`st.status`; `state` is "running", "complete" or "error"."""

    ICONS: ClassVar[dict[str, str]] = {
        "running": "spinner",
        "complete": ":material/check:",
        "error": ":material/error:",
    }

    @property
    def icon(self) -> str:
        """The icon of its state."""
        return self.ICONS[self.proto.state]


class Tab(Block):
    """One of `st.tabs`."""


class Grid(Block):
    """`st.grid`."""

    NAMES: ClassVar[dict[str, str]] = {"column_count": "columns", "vertical_alignment": "align"}

    @property
    def gap(self) -> Any:
        """The gap, or that between rows and that between columns."""
        rows, between = self.proto.row_gap, self.proto.column_gap
        return rows if rows == between else (rows, between)
