"""The containers that do more than hold elements."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.protocol import Node

from .delta_generator import DeltaGenerator
from .elements.block_widget import CONTAINERS, set_value
from .elements.lib import clean, word_of
from .elements.status import STATES, status_props


class OpenContainer(DeltaGenerator):
    """A container that is open or not. `open` is None unless its `on_change` makes it a widget."""

    widget_id: str | None = None
    value: Any = None

    def _make(self, **kwargs: Any) -> Any:
        return DeltaGenerator(**kwargs)

    @property
    def open(self) -> Any:
        """Whether the visitor sees its content."""
        return self.value

    @open.setter
    def open(self, value: bool) -> None:
        context = current()
        self.value = value
        if context is not None and self.widget_id is not None:
            set_value(context, self.widget_id, value)


class ExpanderContainer(OpenContainer):
    """What `st.expander` returns."""


class TabsBlock(OpenContainer):
    """The row of tabs; `open` is the open one's label."""


class TabContainer(OpenContainer):
    """What `st.tabs` returns for each label."""


class PopoverContainer(OpenContainer):
    """What `st.popover` returns."""


class StatusContainer(DeltaGenerator):
    """What `st.status` returns: `update` changes label, state and whether it is unfolded."""

    props: dict[str, Any]

    def _make(self, **kwargs: Any) -> Any:
        return DeltaGenerator(**kwargs)

    def update(self, *, label: str | None = None, expanded: bool | None = None, state: str | None = None) -> None:
        """Change what is given. Raises StreamlitAPIException for an unknown state."""
        changes: dict[str, Any] = {}
        if label is not None:
            changes["label"] = status_props(clean(label), False, "running", "default", "stretch")["label"]
        if expanded is not None:
            changes["expanded"] = bool(expanded)
        if state is not None:
            changes["state"] = word_of("state", state, STATES)
        self.props = {**self.props, **changes}
        context = current()
        if context is not None and self._cursor is not None:
            self._replace(context)

    def _replace(self, context: RunContext) -> None:
        path = self.branch.path
        context.put(context.tree.at(path[:-1]), path[-1], Node("expander", self.props))

    def __exit__(
        self, typ: type[BaseException] | None = None, exc: BaseException | None = None, tb: TracebackType | None = None
    ) -> None:
        super().__exit__(typ, exc, tb)
        if self.props["state"] == "running":
            # A run that gives way to the next is no failure of what it did.
            failed = typ is not None and issubclass(typ, Exception)
            self.update(state="error" if failed else "complete")


CONTAINERS.update(
    expander=ExpanderContainer, tabs=TabsBlock, tab=TabContainer, popover=PopoverContainer, status=StatusContainer
)
