"""`st.data_editor`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.table import encode_frame, to_frame

from ...errors import StreamlitValueError
from ..button_columns import ButtonColumnsMixin
from ..dataframe import process_column_config
from ..lib import height_of, width_of
from ..selection import attributes, fingerprint

INDEX = "_index"
NUM_ROWS = ("fixed", "dynamic", "add", "delete")


class DataEditorMixin(ButtonColumnsMixin):
    """A table that visitors edit."""

    def data_editor(
        self,
        data: Any,
        *,
        width: Any = "stretch",
        height: Any = "auto",
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Mapping[Any, Any] | None = None,
        num_rows: str = "fixed",
        disabled: bool | Iterable[str | int] = False,
        key: Any = None,
        on_change: str | Callable[..., Any] | None = "rerun",
        args: Any = None,
        kwargs: Any = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        alt: str | None = None,
    ) -> Any:
        """Show `data` as a grid whose cells can be edited; returns the edited data in the form in which it came.

        `num_rows` says whether rows can be added and deleted, `disabled` what cannot be edited. Under `key`,
        session_state holds `{"edited_rows": {row: {column: value}}, "added_rows": [{column: value}], "deleted_rows":
        [row]}`, rows by their position in `data`. Needs pandas.
        """
        from appc_runtime import editing

        if num_rows not in NUM_ROWS:
            raise StreamlitValueError("num_rows", [repr(mode) for mode in NUM_ROWS])
        if use_container_width is not None:
            width = "stretch" if use_container_width else width if isinstance(width, int) else "content"
        frame, natural = editing.to_dataframe(data)
        check_frame(frame)
        name_columns(frame)
        schema = editing.schema_of(frame)
        off = disabled if isinstance(disabled, bool) else [_name(column) for column in disabled]
        config = process_column_config(self._button_columns(column_config))
        configure(config, frame, schema, num_rows, hide_index, natural, off)
        check_types(config, schema)
        shown = to_frame(frame)
        if type(data).__name__ == "Styler":
            shown.styler = data
        props: dict[str, Any] = {
            "data": encode_frame(shown),
            "column_config": config,
            "column_order": None if column_order is None else [str(name) for name in column_order],
            "hide_index": None,
            "selection_mode": [],
            "row_height": row_height,
            "placeholder": placeholder,
            "editing": {"num_rows": num_rows, "disabled": off is True},
            "width": width_of(width),
            "height": height_of(height, allowed=("stretch", "content", "auto")),
        }
        if alt is not None:
            props["alt"] = alt
        state = self._widget(
            "dataframe",
            props,
            kind="data_editor",
            default=load_state(None),
            identity=identity_of(props, use_container_width, (key is not None, data, schema, off)),
            key=key,
            load=load_state,
            dump=dump_state,
            on_change=on_change,
            args=args,
            kwargs=kwargs,
            settable=False,
        )
        return editing.from_dataframe(editing.apply_edits(frame, state, schema), data)


def load_state(wire: Any) -> Any:
    """The script's state of what the page sends."""
    wire = wire or {}
    edited = {int(row): cells for row, cells in wire.get("edited_rows", {}).items()}
    return attributes(
        {"edited_rows": edited, "added_rows": wire.get("added_rows", []), "deleted_rows": wire.get("deleted_rows", [])}
    )


def dump_state(state: Any) -> Any:
    """What the page gets of a state: JSON, rows as text."""
    return {
        "edited_rows": {str(row): dict(cells) for row, cells in state["edited_rows"].items()},
        "added_rows": [dict(row) for row in state["added_rows"]],
        "deleted_rows": list(state["deleted_rows"]),
    }


def check_frame(frame: Any) -> None:
    """Raises StreamlitAPIException for an index or column names that cannot be edited."""
    if type(frame.index).__name__ not in ("RangeIndex", "Index", "DatetimeIndex", "CategoricalIndex"):
        raise StreamlitAPIException(
            f"The type of the dataframe index - {type(frame.index).__name__} - is not yet supported by the data editor."
        )
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise StreamlitAPIException(
            "All column names are required to be unique for usage with data editor. The following column names are "
            f"duplicated: {list(twice)}. Please rename the duplicated columns in the provided data."
        )
    if INDEX in frame.columns:
        raise StreamlitAPIException(
            f"The column name '{INDEX}' is reserved for the index column and can't be used for data columns. "
            "Please rename the column in the provided data."
        )


def name_columns(frame: Any) -> None:
    """Give the columns texts for names, as the visitor's edits have them."""
    names = ["_".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in frame.columns]
    if names != list(frame.columns):
        frame.columns = names


def configure(
    config: dict[str, dict],
    frame: Any,
    schema: Mapping[str, str],
    num_rows: str,
    hide_index: bool | None,
    natural: bool,
    off: bool | list[str],
) -> None:
    """Add to the script's column configuration what follows from the data and the other arguments."""
    numbered = type(frame.index).__name__ == "RangeIndex"
    index = dict(config.get(INDEX, {}))
    if natural:
        index["hidden"] = True
    if not numbered:
        index["required"] = True
    if hide_index is None and numbered and num_rows in ("dynamic", "add"):
        hide_index = True
    if hide_index is not None:
        index["hidden"] = hide_index
    if not numbered and num_rows in ("dynamic", "add"):
        # Without an index value no row can be added.
        index["hidden"] = False
    if index:
        config[INDEX] = index
    readonly = [name for name, kind in schema.items() if kind in ("unknown", "bytes", "dict")]
    for name in [*(off if isinstance(off, list) else []), *readonly]:
        config[name] = {**config.get(name, {}), "disabled": True}


def check_types(config: Mapping[str, dict], schema: Mapping[str, str]) -> None:
    """Raises StreamlitAPIException when a column is configured as one that cannot edit its data."""
    from appc_runtime.editing.schema import fits

    for name, kind in schema.items():
        column = config.get(name, {})
        column_type = (column.get("type_config") or {}).get("type")
        if column_type is None or column.get("disabled") is True or fits(column_type, kind):
            continue
        raise StreamlitAPIException(
            f"The configured column type `{column_type}` for column `{name}` is not compatible for editing the "
            f"underlying data type `{kind}`.\n\nYou have following options to fix this: 1) choose a compatible type "
            "2) disable the column 3) convert the column into a compatible data type."
        )


def identity_of(props: dict[str, Any], use_container_width: bool | None, about: tuple[Any, ...]) -> dict[str, Any]:
    """What makes the editor another one. With a key and fixed rows that is the data's structure, else everything."""
    keyed, data, schema, off = about
    names = ("width", "height", "column_order", "row_height", "placeholder")
    identity = {
        "data": fingerprint(props["data"]),
        "use_container_width": use_container_width,
        "column_config_mapping": json.dumps(props["column_config"], sort_keys=True, default=str),
        "num_rows": props["editing"]["num_rows"],
        "alt": props.get("alt"),
        **{name: props[name] for name in names},
    }
    if not keyed:
        return identity
    if identity["num_rows"] != "fixed":
        return {"data_signature": fingerprint(identity), "num_rows": identity["num_rows"]}
    config = props["column_config"]
    table = props["data"]
    structure = {
        "format": type(data).__name__,
        "schema": schema,
        "dtypes": [column["dtype"] for column in table["columns"]],
        "index": table["index"],
        "rows": table["num_rows"],
        "disabled": off,
        "disabled_columns": sorted(name for name, column in config.items() if column.get("disabled") is True),
    }
    return {"data_signature": fingerprint(structure), "num_rows": "fixed"}


def _name(column: str | int) -> str:
    return f"_pos:{column}" if isinstance(column, int) else str(column)
