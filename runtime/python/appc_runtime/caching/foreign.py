"""How to hash what numpy, pandas, PIL and polars make, without importing them: a value's class names its library."""

from __future__ import annotations

import functools
import hashlib
import io
import sys
from collections.abc import Callable
from typing import Any

type Handler = Callable[[Any, Any], Any]


@functools.lru_cache(maxsize=1024)
def handler(cls: type) -> Handler | None:
    """What takes a value of this class apart, or None if it is of no library that we know."""
    for base in cls.__mro__:
        found = _HANDLERS.get((base.__module__.partition(".")[0], base.__name__))
        if found is not None:
            return found
    return None


def _buffer(array: Any) -> bytes:
    """The digest of an array's memory, without copying it where it lies in order."""
    hasher = hashlib.blake2b(digest_size=16)
    try:
        hasher.update(array if array.flags.c_contiguous else array.copy(order="C"))
    except (ValueError, TypeError, BufferError):
        # Dates have no buffer format.
        hasher.update(array.tobytes())
    return hasher.digest()


def _array(value: Any, hasher: Any) -> Any:
    if value.dtype.hasobject:
        return [value.shape, str(value.dtype), value.tolist()]
    return [value.shape, _dtype(value.dtype), _buffer(value)]


def _masked_array(value: Any, hasher: Any) -> Any:
    return [*_array(value.filled(), hasher), value.mask, value.fill_value]


def _dtype(dtype: Any) -> str:
    return str(dtype.descr) if dtype.names else dtype.str


def _column(values: Any, hasher: Any) -> Any:
    """The content of a Series or Index: numbers by memory, texts by pandas' own hash, the rest one by one."""
    pandas = sys.modules["pandas"]
    dtype = values.dtype
    objects = str(dtype) == "object"
    if isinstance(dtype, pandas.CategoricalDtype):
        return ["category", values.array.ordered, values.array.categories, values.array.codes]
    if not objects and not pandas.api.types.is_extension_array_dtype(dtype):
        return _array(values.to_numpy(), hasher)
    if not objects or pandas.api.types.infer_dtype(values, skipna=False) == "string":
        array = values.to_numpy() if objects else values.array
        return [str(dtype), _buffer(pandas.util.hash_array(array, categorize=False))]
    return ["object", list(values)]


def _series(value: Any, hasher: Any) -> Any:
    return [value.name, value.index, str(value.dtype), _column(value, hasher), value.attrs]


def _frame(value: Any, hasher: Any) -> Any:
    columns = [value.iloc[:, position] for position in range(value.shape[1])]
    content = [(str(column.dtype), _column(column, hasher)) for column in columns]
    return [value.columns, value.index, content, value.attrs]


def _index(value: Any, hasher: Any) -> Any:
    return [list(value.names), str(value.dtype), getattr(value, "freqstr", None), _column(value, hasher)]


def _range_index(value: Any, hasher: Any) -> Any:
    return [value.name, value.start, value.stop, value.step]


def _multi_index(value: Any, hasher: Any) -> Any:
    return [list(value.names), list(value.levels), [codes.tolist() for codes in value.codes]]


def _timestamp(value: Any, hasher: Any) -> Any:
    return [str(value), getattr(value, "unit", None), str(getattr(value, "tz", None))]


def _image(value: Any, hasher: Any) -> Any:
    palette = value.getpalette() if value.mode in ("P", "PA") else None
    return [value.mode, value.size, value.tobytes(), palette]


def _ipc(value: Any, hasher: Any) -> Any:
    buffer = io.BytesIO()
    frame = value.to_frame() if hasattr(value, "to_frame") else value
    frame.write_ipc(buffer)
    return [buffer.getvalue()]


_HANDLERS: dict[tuple[str, str], Handler] = {
    ("numpy", "MaskedArray"): _masked_array,
    ("numpy", "ndarray"): _array,
    ("numpy", "generic"): lambda value, hasher: [
        str(value.dtype),
        value.tobytes() if value.dtype != object else value.item(),
    ],
    ("numpy", "dtype"): lambda value, hasher: [str(value), _dtype(value)],
    ("numpy", "ufunc"): lambda value, hasher: [value.__name__],
    ("pandas", "DataFrame"): _frame,
    ("pandas", "Series"): _series,
    ("pandas", "MultiIndex"): _multi_index,
    ("pandas", "RangeIndex"): _range_index,
    ("pandas", "Index"): _index,
    ("pandas", "Timestamp"): _timestamp,
    ("pandas", "Timedelta"): _timestamp,
    ("pandas", "NaTType"): lambda value, hasher: ["NaT"],
    ("pandas", "NAType"): lambda value, hasher: ["NA"],
    ("PIL", "Image"): _image,
    ("polars", "DataFrame"): _ipc,
    ("polars", "Series"): _ipc,
}
