"""numpy and pandas arrays as columns, whole arrays at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from . import buffers

_STORAGE = {"i": "i", "u": "u", "f": "f"}
_MICROSECONDS = {"M": "datetime", "m": "timedelta"}

EncodeList = Callable[[list], dict]


def encode(values: Any, encode_list: EncodeList) -> dict:
    """A `Column` without its name. `values` is a numpy array or a pandas extension array.

    `encode_list` takes over for Python objects, whose types have to be looked at one by one.
    """
    if not hasattr(values, "isna"):
        return _encode_numpy(values, encode_list)
    dtype = str(values.dtype)
    if hasattr(values, "categories") and hasattr(values, "codes"):
        column = _encode_categories(values)
    else:
        column = _encode_extension(values, encode_list)
    return {**column, "dtype": dtype if dtype != "str" else "object"}


def _encode_numpy(values: Any, encode_list: EncodeList) -> dict:
    kind = values.dtype.kind
    if kind in _MICROSECONDS:
        return _encode_moments(values, kind)
    if kind in "iufb":
        return {**_encode_numbers(values, kind), "dtype": str(values.dtype)}
    column = encode_list([str(value) for value in values.tolist()] if kind == "c" else values.tolist())
    return {**column, "dtype": column["dtype"] if kind == "O" else str(values.dtype)}


def _encode_numbers(values: Any, kind: str) -> dict:
    if kind == "b":
        return {"kind": "bool", "storage": "u8", "values": values.tobytes()}
    if kind == "f" and values.dtype.itemsize not in (4, 8):
        values = values.astype("float32" if values.dtype.itemsize == 2 else "float64")
    if not values.dtype.isnative:
        values = values.astype(values.dtype.newbyteorder("="))
    # A NaN is a missing value by itself: floats need no validity.
    name = "float" if kind == "f" else "integer"
    return {"kind": name, "storage": f"{_STORAGE[kind]}{values.dtype.itemsize * 8}", "values": values.tobytes()}


def _encode_moments(values: Any, kind: str) -> dict:
    numpy = sys.modules["numpy"]
    missing = numpy.isnat(values)
    # Whatever the unit (days, nanoseconds), microseconds travel.
    counts = values.astype(f"{kind}8[us]").astype("int64")
    column = {"kind": _MICROSECONDS[kind], "storage": "i64", "values": counts.tobytes(), "dtype": str(values.dtype)}
    return _with_validity(column, missing)


def _with_validity(column: dict, missing: Any) -> dict:
    if not missing.any():
        return column
    return {**column, "validity": sys.modules["numpy"].packbits(~missing, bitorder="little").tobytes()}


def _encode_categories(values: Any) -> dict:
    """Dictionary layout: small codes, and the categories once."""
    codes = sys.modules["numpy"].asarray(values.codes)
    column = {"kind": "text", **_encode_codes(codes), "categories": [_category(name) for name in values.categories]}
    return _with_validity(column, codes < 0)


def _category(name: Any) -> str:
    if isinstance(name, bool):
        return "true" if name else "false"
    return _interval_text(name) if hasattr(name, "closed") else str(name)


def _interval_text(interval: Any) -> str:
    """As Streamlit writes intervals: ends that are floats with four digits."""
    ends = (f"{end:.4f}" if isinstance(end, float) else str(end) for end in (interval.left, interval.right))
    opening = "[" if interval.closed in ("left", "both") else "("
    return f"{opening}{', '.join(ends)}{']' if interval.closed in ('right', 'both') else ')'}"


def _encode_codes(codes: Any) -> dict:
    return {"storage": f"i{codes.dtype.itemsize * 8}", "values": codes.tobytes()}


def _encode_extension(values: Any, encode_list: EncodeList) -> dict:
    numpy = sys.modules["numpy"]
    dtype = values.dtype
    kind = getattr(dtype, "kind", "O")
    if kind == "M":
        # A zoned array gives its UTC time here.
        column = _encode_moments(numpy.asarray(values, dtype="datetime64[us]"), "M")
        zone = getattr(dtype, "tz", None)
        return column if zone is None else {**column, "timezone": _zone_name(zone)}
    if kind == "m":
        return _encode_moments(numpy.asarray(values, dtype="timedelta64[us]"), "m")
    if kind in "iufb":
        return _encode_masked(values, kind)
    if _is_text(values):
        return _encode_text(values, numpy.asarray(values.isna()))
    if kind == "O" and str(dtype) == "object":
        cells = numpy.asarray(values).tolist()
        # In objects NaN is a missing value: a column of nothing else has no kind, and any editor.
        nothing = all(type(cell) is float and cell != cell for cell in cells)
        return encode_list([None] * len(cells) if nothing else cells)
    return _encode_objects(values)


def _zone_name(zone: Any) -> str:
    name = getattr(zone, "key", None) or getattr(zone, "zone", None) or str(zone)
    return name[3:] if name.startswith(("UTC+", "UTC-")) else name


def _is_text(values: Any) -> bool:
    return str(values.dtype).startswith(("str", "string"))


def _encode_text(values: Any, missing: Any) -> dict:
    texts = values.to_numpy(dtype=object)
    if missing.any():
        texts = texts.copy()
        texts[missing] = ""
    data, offsets = buffers.join_texts(texts.tolist())
    return _with_validity({"kind": "text", "storage": "utf8", "values": data, "offsets": offsets}, missing)


def _encode_masked(values: Any, kind: str) -> dict:
    """Plain numpy data behind pandas' wrapper, or with pandas' mask for missing values."""
    numpy = sys.modules["numpy"]
    native = getattr(values.dtype, "numpy_dtype", None) or getattr(values.dtype, "subtype", None)
    missing = numpy.asarray(values.isna()) if kind != "f" else None
    if missing is None or not missing.any():
        data = values.to_numpy(dtype=native, na_value=numpy.nan) if kind == "f" else numpy.asarray(values, dtype=native)
        return _encode_numbers(data, kind)
    return _with_validity(_encode_numbers(values.to_numpy(dtype=native, na_value=0), kind), missing)


def _encode_objects(values: Any) -> dict:
    """Periods, intervals and arrays of other libraries: as their text."""
    missing = sys.modules["numpy"].asarray(values.isna())
    texts = ["" if absent else _category(value) for value, absent in zip(values, missing, strict=True)]
    data, offsets = buffers.join_texts(texts)
    return _with_validity({"kind": "object", "storage": "utf8", "values": data, "offsets": offsets}, missing)
