"""`st.dataframe`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.table import Frame, encode_frame, to_frame

from ..errors import StreamlitIncompatibleParametersError
from .button_columns import ButtonColumnsMixin
from .lib import height_of, width_of
from .rows import RowsMixin
from .selection import attributes, fingerprint, is_activated

SELECTION_MODES = (
    "single-row",
    "single-row-required",
    "multi-row",
    "single-column",
    "multi-column",
    "single-cell",
    "multi-cell",
)


class DataframeMixin(ButtonColumnsMixin, RowsMixin):
    """An interactive table."""

    def dataframe(
        self,
        data: Any = None,
        width: Any = "stretch",
        height: Any = "auto",
        *,
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Mapping[Any, Any] | None = None,
        key: Any = None,
        on_select: str | Callable[..., Any] = "ignore",
        selection_mode: str | Iterable[str] = "multi-row",
        selection_default: Mapping[str, Any] | None = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        lazy: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Show `data` as a grid that sorts, scrolls, searches and, with `on_select`, can be selected in.

        `data` is anything that holds a table: data frames, arrays, lists, dicts, generators. With `on_select`, returns
        `{"selection": {"rows": [positions], "columns": [names], "cells": [(position, name)]}}`.
        """
        frame = to_frame(data)
        if use_container_width is not None and (use_container_width or not isinstance(width, int)):
            width = "stretch" if use_container_width else "content"
        activated = is_activated(on_select)
        modes = selection_modes(selection_mode) if activated else []
        if selection_default is not None and not activated:
            detail = "Set `on_select` to `'rerun'` or a callback to use `selection_default`."
            raise StreamlitIncompatibleParametersError("selection_default", "on_select='ignore'", explanation=detail)
        props: dict[str, Any] = {
            "data": encode_frame(frame),
            "column_config": process_column_config(self._button_columns(column_config)),
            "column_order": None if column_order is None else [str(name) for name in column_order],
            "hide_index": hide_index if hide_index is not None or not frame.natural_index else True,
            "selection_mode": modes,
            "row_height": row_height,
            "placeholder": placeholder,
            "width": width_of(width),
            "height": height_of(height, allowed=("stretch", "content", "auto")),
        }
        if alt is not None:
            props["alt"] = alt
        if not activated:
            return self._draw_rows(
                "dataframe",
                frame,
                lambda rows: {**props, "data": encode_frame(rows)},
                key=None if key is None else str(key),
            )
        identity = _identity(props, selection_default) if key is None else {}
        identity.update(selection_mode=modes, is_selection_activated=True)
        return self._widget(
            "dataframe",
            props,
            default=default_selection(selection_default, modes, frame),
            identity=identity,
            key=key,
            load=load_state,
            dump=dump_state,
            on_change=on_select if callable(on_select) else None,
        )


def selection_modes(mode: str | Iterable[str]) -> list[str]:
    """The modes as a list without repetitions.

    Raises:
        StreamlitAPIException: an unknown one, or two that exclude each other.
    """
    modes = sorted({mode} if isinstance(mode, str) else set(mode))
    for one in modes:
        if one not in SELECTION_MODES:
            raise StreamlitAPIException(
                f"Invalid selection mode: {one!r}. Valid options are: {', '.join(map(repr, SELECTION_MODES))}."
            )
    for what in ("row", "column", "cell"):
        rivals = [one for one in modes if one.split("-")[1] == what]
        if len(rivals) > 1:
            raise StreamlitAPIException(f"Only one of {', '.join(map(repr, rivals))} can be selected at the same time.")
    return modes


def default_selection(given: Mapping[str, Any] | None, modes: list[str], frame: Frame) -> Any:
    """The state before the visitor selects anything."""
    selection = dict((given or {}).get("selection", {}))
    rows = [int(row) for row in selection.get("rows", [])]
    if not rows and "single-row-required" in modes and frame.num_rows:
        rows = [0]
    cells = [(int(row), str(name)) for row, name in selection.get("cells", [])]
    columns = [str(name) for name in selection.get("columns", [])]
    return attributes({"selection": {"rows": rows, "columns": columns, "cells": cells}})


def load_state(wire: Any) -> Any:
    """The script's state of what the page sends."""
    selection = (wire or {}).get("selection", {})
    cells = [(int(row), str(name)) for row, name in selection.get("cells", [])]
    return attributes(
        {"selection": {"rows": selection.get("rows", []), "columns": selection.get("columns", []), "cells": cells}}
    )


def dump_state(state: Any) -> Any:
    """What the page gets of a state: JSON, without attributes."""
    selection = state["selection"]
    return {
        "selection": {
            "rows": list(selection.get("rows", [])),
            "columns": list(selection.get("columns", [])),
            "cells": [list(cell) for cell in selection.get("cells", [])],
        }
    }


def _identity(props: dict[str, Any], selection_default: Any) -> dict[str, Any]:
    names = ("width", "height", "column_order", "row_height", "placeholder")
    return {
        "data": fingerprint(props["data"]),
        "column_config": json.dumps(props["column_config"], sort_keys=True, default=str),
        "selection_default": selection_default,
        "alt": props.get("alt"),
        **{name: props[name] for name in names},
    }


def process_column_config(config: Mapping[Any, Any] | None) -> dict[str, dict]:
    """`column_config` as the protocol has it: None hides a column, a text is its label, a number is a position.

    Raises:
        StreamlitAPIException: an entry is something else, or cannot be JSON.
    """
    made: dict[str, dict] = {}
    for column, entry in (config or {}).items():
        name = f"_pos:{column}" if isinstance(column, int) else str(column)
        made[name] = _column(name, entry)
    try:
        json.dumps(made, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise StreamlitAPIException(f"The column config cannot be sent to the page: {error}.") from error
    return made


def _column(name: str, entry: Any) -> dict:
    if entry is None:
        return {"hidden": True}
    if isinstance(entry, str):
        return {"label": entry}
    if not isinstance(entry, Mapping):
        raise StreamlitAPIException(
            f"Invalid column config for column `{name}`. Expected `None`, `str` or `dict`, but got `{type(entry)}`."
        )
    column = {key: value for key, value in entry.items() if value is not None}
    if isinstance(column.get("type_config"), Mapping):
        column["type_config"] = {key: value for key, value in column["type_config"].items() if value is not None}
    return column
