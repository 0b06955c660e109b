"""Frames as the protocol's `TableData`: lists here, arrays in `arrays`, texts and bits in `buffers`."""

from __future__ import annotations

import datetime
import json
import math
import numbers
from array import array
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from . import arrays, buffers
from .frame import Frame, Vector
from .styler import encode_styler

_EPOCH = datetime.datetime(1970, 1, 1)
_EPOCH_UTC = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)
_EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()
#: In tests (`testing.sources`), makes `TableData` that know their frame: called with both.
remember: Callable[[dict, Frame], dict] | None = None


def encode_frame(frame: Frame) -> dict:
    """The frame as `TableData`, buffers as `bytes`."""
    data: dict[str, Any] = {
        "num_rows": frame.num_rows,
        "index": [encode_vector(vector) for vector in frame.index],
        "columns": [encode_vector(vector) for vector in frame.columns],
    }
    if frame.styler is not None:
        data["styler"] = encode_styler(frame.styler)
    return data if remember is None else remember(data, frame)


def encode_vector(vector: Vector) -> dict:
    """One vector as the protocol's `Column`."""
    values = vector.values
    if isinstance(values, range):
        column = _encode_range(values)
    elif hasattr(values, "dtype"):
        column = arrays.encode(values, encode_list)
    else:
        column = encode_list(values)
    if vector.dtype:
        column["dtype"] = vector.dtype
    return {"name": vector.levels, **column}


def _encode_range(values: range) -> dict:
    # No values travel: a default index costs nothing, however long.
    return {
        "kind": "integer",
        "storage": "range",
        "range": [values.start, values.step],
        "values": b"",
        "dtype": "int64",
    }


def encode_list(values: Any) -> dict:
    """A list of Python objects as a `Column` without its name; the kind follows from the types in it."""
    values = values if isinstance(values, list) else list(values)
    types = set(map(type, values))
    validity = None
    # Floats alone carry their missing values themselves, as NaN.
    if not types <= {float, int} and any(map(_may_be_missing, types)):
        present = [not _is_missing(value) for value in values]
        if not all(present):
            validity = buffers.pack_bits(bytes(present), len(present))
            types = {type(value) for value, here in zip(values, present, strict=True) if here}
            values = [value if here else None for value, here in zip(values, present, strict=True)]
    column = _encode_kind(values, types)
    if validity is not None:
        column["validity"] = validity
    return column


def _may_be_missing(kind: type) -> bool:
    return kind is type(None) or kind.__name__ in ("NAType", "NaTType") or issubclass(kind, (float, Decimal))


def _is_missing(value: object) -> bool:
    # A NaN, and only that, differs from itself; pandas' NA and NaT have no truth value.
    return value is None or type(value).__name__ in ("NAType", "NaTType") or bool(value != value)


def _encode_kind(values: list, types: set[type]) -> dict:
    if not types:
        return {"kind": "empty", "storage": "none", "values": b"", "dtype": "object"}
    for fits, encode in _ENCODERS:
        if all(map(fits, types)) and (column := encode(values)) is not None:
            return column
    return _text(values, "object", "object", str)


def _is_bool(kind: type) -> bool:
    return kind is bool or (kind.__name__ in ("bool_", "bool") and not issubclass(kind, int))


def _is_integer(kind: type) -> bool:
    return issubclass(kind, numbers.Integral) and not _is_bool(kind)


def _is_number(kind: type) -> bool:
    return issubclass(kind, (numbers.Real, Decimal)) and not _is_bool(kind)


def _is_date(kind: type) -> bool:
    return issubclass(kind, datetime.date) and not issubclass(kind, datetime.datetime)


def _is_nested(kind: type) -> bool:
    return issubclass(kind, (list, tuple, set, frozenset, Mapping)) or kind.__name__ == "ndarray"


def _bools(values: list) -> dict:
    return {"kind": "bool", "storage": "u8", "values": bytes(map(bool, values)), "dtype": "bool"}


def _integers(values: list) -> dict | None:
    values = [0 if value is None else value for value in values]
    for code, storage in (("q", "i64"), ("Q", "u64")):
        try:
            data = array(code, values).tobytes()
        except OverflowError:
            continue
        return {"kind": "integer", "storage": storage, "values": data, "dtype": "int64" if code == "q" else "uint64"}
    return None


def _floats(values: list) -> dict | None:
    types = set(map(type, values)) - {type(None)}
    if all(map(_is_integer, types)):
        # Whole numbers beyond 64 bits: exact as text.
        return None
    dtype = "decimal" if Decimal in types else "float64"
    data = array("d", [math.nan if value is None else value for value in values]).tobytes()
    return {"kind": "float", "storage": "f64", "values": data, "dtype": dtype}


def _text(values: list, kind: str, dtype: str, convert: Any = None) -> dict:
    texts = ["" if value is None else value for value in values]
    if convert is not None:
        texts = ["" if value is None else convert(value) for value in values]
    data, offsets = buffers.join_texts(texts)
    return {"kind": kind, "storage": "utf8", "values": data, "offsets": offsets, "dtype": dtype}


def _texts(values: list) -> dict:
    return _text(values, "text", "object")


def _json_value(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return list(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    return dict(value) if isinstance(value, Mapping) else str(value)


def to_json(value: object) -> str:
    """JSON text of a nested value; what JSON does not know becomes its `str()`."""
    if isinstance(value, Mapping):
        value = {str(key): entry for key, entry in value.items()}
    text = json.dumps(value, default=_json_value, ensure_ascii=False, separators=(",", ":"))
    # JSON has no NaN and no infinity; Python writes them all the same.
    return _strict_json(text) if "NaN" in text or "Infinity" in text else text


def _strict_json(text: str) -> str:
    value = json.loads(text, parse_constant=lambda _name: None)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _nested(values: list) -> dict:
    return _text(values, "json", "list", to_json)


def _bytes(values: list) -> dict:
    data, offsets = buffers.join_bytes([b"" if value is None else bytes(value) for value in values])
    return {"kind": "bytes", "storage": "bytes", "values": data, "offsets": offsets, "dtype": "bytes"}


def _microseconds(values: list, kind: str, convert: Any, dtype: str) -> dict:
    data = array("q", [0 if value is None else convert(value) for value in values]).tobytes()
    return {"kind": kind, "storage": "i64", "values": data, "dtype": dtype}


def _datetimes(values: list) -> dict | None:
    zones = {value.tzinfo for value in values if value is not None}
    if None in zones and len(zones) > 1:
        return None
    epoch = _EPOCH if None in zones else _EPOCH_UTC
    column = _microseconds(values, "datetime", lambda value: (value - epoch) // _MICROSECOND, "datetime64[us]")
    if epoch is _EPOCH_UTC:
        column["timezone"] = _zone_name(zones.pop()) if len(zones) == 1 else "UTC"
    return column


def _zone_name(zone: datetime.tzinfo) -> str:
    name = getattr(zone, "key", None) or getattr(zone, "zone", None) or str(zone)
    # datetime.timezone prints "UTC+02:00"; Intl knows the offset alone.
    return name[3:] if name.startswith(("UTC+", "UTC-")) else name


def _dates(values: list) -> dict:
    days = array("i", [0 if value is None else value.toordinal() - _EPOCH_ORDINAL for value in values])
    return {"kind": "date", "storage": "i32", "values": days.tobytes(), "dtype": "date"}


def _time_of_day(value: datetime.time) -> int:
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


def _times(values: list) -> dict:
    return _microseconds(values, "time", _time_of_day, "time")


def _timedeltas(values: list) -> dict:
    return _microseconds(values, "timedelta", lambda value: value // _MICROSECOND, "timedelta64[us]")


def _subclass_of(*bases: type) -> Any:
    return lambda kind: issubclass(kind, bases)


_ENCODERS: list[tuple[Any, Any]] = [
    (_subclass_of(str), _texts),
    (_is_bool, _bools),
    (_is_integer, _integers),
    (_is_number, _floats),
    (_subclass_of(datetime.datetime), _datetimes),
    (_is_date, _dates),
    (_subclass_of(datetime.time), _times),
    (_subclass_of(datetime.timedelta), _timedeltas),
    (_subclass_of(bytes, bytearray), _bytes),
    (_is_nested, _nested),
]
