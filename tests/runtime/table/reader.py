"""A reader of `TableData` for tests: the protocol's buffers back to Python values."""

from __future__ import annotations

import itertools
import json
import struct
from datetime import UTC, date, datetime, timedelta

_FORMATS = {
    "i8": "b",
    "u8": "B",
    "i16": "h",
    "u16": "H",
    "i32": "i",
    "u32": "I",
    "i64": "q",
    "u64": "Q",
    "f32": "f",
    "f64": "d",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def values(column: dict, num_rows: int) -> list:
    """All values of a column, None for missing ones."""
    raw = _raw(column, num_rows)
    validity = column.get("validity")
    present = [validity is None or validity[row // 8] >> row % 8 & 1 for row in range(num_rows)]
    return [
        _meaning(column, value) if here and value == value else None for value, here in zip(raw, present, strict=True)
    ]


def table(data: dict) -> dict:
    """`{column name: values}` of a whole TableData."""
    return {"/".join(column["name"]): values(column, data["num_rows"]) for column in data["columns"]}


def index(data: dict) -> list:
    return values(data["index"][0], data["num_rows"])


def _raw(column: dict, num_rows: int) -> list:
    storage = column["storage"]
    if storage == "range":
        first, step = column["range"]
        return [first + step * row for row in range(num_rows)]
    if storage == "none":
        return [None] * num_rows
    if storage in ("utf8", "bytes"):
        offsets = struct.unpack(f"{num_rows + 1}i", column["offsets"])
        parts = [column["values"][begin:end] for begin, end in itertools.pairwise(offsets)]
        return parts if storage == "bytes" else [part.decode() for part in parts]
    return list(struct.unpack(f"{num_rows}{_FORMATS[storage]}", column["values"]))


def _meaning(column: dict, value):
    kind = column["kind"]
    if "categories" in column:
        return column["categories"][value]
    if kind == "bool":
        return bool(value)
    if kind == "json":
        return json.loads(value)
    if kind == "datetime":
        moment = _EPOCH + timedelta(microseconds=value)
        return moment if "timezone" in column else moment.replace(tzinfo=None)
    if kind == "date":
        return date(1970, 1, 1) + timedelta(days=value)
    return timedelta(microseconds=value) if kind in ("time", "timedelta") else value
