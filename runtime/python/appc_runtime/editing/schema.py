"""What a column's values are, and which kinds of column can edit them."""

from __future__ import annotations

from typing import Any

from ..table import Vector
from ..table.encode import encode_vector

INDEX = "_index"

# By column type, the data that it can edit. Types that are not here only show.
EDITABLE: dict[str, tuple[str, ...]] = {
    "text": ("string",),
    "number": ("integer", "float", "decimal", "string", "timedelta"),
    "checkbox": ("boolean", "string", "integer"),
    "selectbox": ("string", "boolean", "integer", "float"),
    "date": ("date", "datetime"),
    "time": ("time", "datetime"),
    "datetime": ("datetime", "date", "time"),
    "link": ("string",),
    "list": ("list", "string"),
    "multiselect": ("list", "string"),
    "markdown": ("string",),
}
_NAMES = {"bool": "boolean", "text": "string", "object": "unknown"}


def schema_of(frame: Any) -> dict[str, str]:
    """The kind of data in each column of a DataFrame, and in its index (`_index`)."""
    schema = {INDEX: kind_of(frame.index)}
    schema.update((str(name), kind_of(frame.iloc[:, place])) for place, name in enumerate(frame.columns))
    return schema


def kind_of(values: Any) -> str:
    """ "integer", "float", "decimal", "boolean", "string", "date", "time", "datetime", "timedelta", "list", "dict",
    "bytes", "empty", or "unknown" for what has no editor."""
    categories = getattr(values.dtype, "categories", None)
    # An interval's dtype has no categories, a period's neither.
    column = encode_vector(Vector(None, values.array if categories is None else categories.array))
    if column["dtype"] == "decimal":
        return "decimal"
    if column["kind"] == "json":
        return _nested_kind(values)
    return _NAMES.get(column["kind"], column["kind"])


def _nested_kind(values: Any) -> str:
    lists = all(hasattr(value, "__len__") and not hasattr(value, "keys") for value in values if value is not None)
    return "list" if lists else "dict"


def fits(column_type: str, kind: str) -> bool:
    """Whether a column of this type can edit data of this kind; True of types that only show."""
    return column_type not in EDITABLE or kind == "empty" or kind in EDITABLE[column_type]
