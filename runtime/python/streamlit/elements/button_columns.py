"""Columns of buttons in tables: what a click tells the script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.widgets import Widget, element_id, register

from ..column_config import ButtonColumnResult
from .base import Drawable
from .selection import AttributeDictionary


class ButtonColumnsMixin(Drawable):
    """A table whose column configuration may hold columns of buttons."""

    def _button_columns(self, config: Mapping[Any, Any] | None) -> Mapping[Any, Any] | None:
        """The configuration as plain dicts, each column of buttons registered and with the id that its clicks go to.

        Raises:
            StreamlitAPIException: a callback in a form, or one that is no function.
        """
        columns = {name: one for name, one in (config or {}).items() if isinstance(one, ButtonColumnResult)}
        if not columns:
            return config
        made = {name: self._button_column(column) for name, column in columns.items()}
        return {**(config or {}), **made}

    def _button_column(self, column: ButtonColumnResult) -> dict[str, Any]:
        context = current()
        if context is None:
            return column.config
        if column.on_click is not None and not callable(column.on_click):
            raise StreamlitAPIException(f"`on_click` of a button column must be a function, not {column.on_click!r}.")
        target = self._active(context)
        widget = Widget(
            "dataframe_button", None, column.key, load=_click, callback=column.on_click, args=column.args or (),
            kwargs=column.kwargs or {}, trigger=True, settable=False,
        )  # fmt: skip
        widget.id = element_id(
            widget.kind, column.key, {}, root=self._root_of(target), form_id=target._form_id, page=context.active_page
        )
        register(context, widget, target._form_id)
        return {**column.config, "type_config": {**column.config["type_config"], "click_id": widget.id}}


def _click(wire: Any) -> Any:
    return (
        AttributeDictionary({"row": int(wire["row"]), "label": str(wire["label"])})
        if isinstance(wire, Mapping)
        else None
    )
