"""Hashes of Python values: equal values of equal types hash alike in every process, and others do not.

Each value is encoded as a tag, a length and its content; containers are encoded as the digest of their items, so no
two structures run into each other. What holds its identity outside of Python (sockets, locks, generators) is refused.
numpy, pandas, PIL and polars are recognised by name: if a script has not imported them, neither do we (`foreign`).
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import enum
import functools
import hashlib
import io
import os
import pathlib
import re
import struct
import types
from collections.abc import Callable, ItemsView, KeysView, Mapping, ValuesView
from typing import Any

from . import foreign
from .errors import UnhashableTypeError, UserHashError, fqn
from .function_key import function_digest

type HashFuncs = Mapping[str | type, Callable[[Any], Any]]

# Above this many bytes a value is encoded as its digest, so that encodings stay small.
_LONG = 256


def digest(*parts: bytes) -> bytes:
    """16 bytes that stand for the parts."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(part)
    return hasher.digest()


def tagged(tag: str, content: bytes | bytearray | memoryview) -> bytes:
    """Content with its kind and length, or its digest if it is long."""
    size = content.nbytes if isinstance(content, memoryview) else len(content)
    body = content if size <= _LONG else digest(b"long", bytes(content) if not isinstance(content, bytes) else content)
    return b"%s:%d:%s;" % (tag.encode(), size, body)


class Hasher:
    """Hashes values for one call of a cached function."""

    def __init__(self, hash_funcs: HashFuncs | None = None) -> None:
        # By name, because a class of the script is another object in each run.
        self._funcs = {key if isinstance(key, str) else fqn(key): func for key, func in (hash_funcs or {}).items()}
        self._open: dict[int, int] = {}
        self._done: dict[int, tuple[Any, bytes]] = {}

    def encode(self, value: Any) -> bytes:
        """The encoding of a value, short whatever its size. Raises UnhashableTypeError, UserHashError."""
        cls = type(value)
        if self._funcs and (func := self._funcs.get(fqn(cls))) is not None:
            return self._encode_by_user(value, func)
        simple = _SIMPLE.get(cls)
        if simple is not None:
            return simple(value)
        return self._encode_object(value, cls)

    def _encode_by_user(self, value: Any, func: Callable[[Any], Any]) -> bytes:
        try:
            result = func(value)
        except Exception as error:
            raise UserHashError(error, value, func) from error
        if type(result) is type(value):
            # A hash function may return the type it hashes: encode that plainly, or we would ask it for ever.
            return tagged("user", Hasher().encode(result))
        return tagged("user", self.encode(result))

    def _encode_object(self, value: Any, cls: type) -> bytes:
        """Anything with parts: once for each object, and cut where an object contains itself."""
        identity = id(value)
        if identity in self._done:
            return self._done[identity][1]
        if identity in self._open:
            return b"cycle:%d;" % (len(self._open) - self._open[identity])
        self._open[identity] = len(self._open)
        try:
            parts = _handler(cls)(value, self)
            encoded = tagged(fqn(cls), parts if isinstance(parts, bytes) else self.sequence(parts))
        except RecursionError:
            raise UnhashableTypeError("the value is nested too deeply") from None
        finally:
            del self._open[identity]
        self._done[identity] = (value, encoded)
        return encoded

    def sequence(self, values: Any) -> bytes:
        """The digest of values in order."""
        return digest(*map(self.encode, values))

    def unordered(self, values: Any) -> bytes:
        """The digest of values in any order."""
        return digest(*sorted(map(self.encode, values)))


def _float(value: float) -> bytes:
    return b"float:%s;" % struct.pack("<d", value)


_SIMPLE: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda value: b"none;",
    bool: lambda value: b"bool:1;" if value else b"bool:0;",
    int: lambda value: b"int:%x;" % value,
    float: _float,
    complex: lambda value: b"complex:%s;" % struct.pack("<dd", value.real, value.imag),
    str: lambda value: tagged("str", value.encode("utf-8", "surrogatepass")),
    bytes: lambda value: tagged("bytes", value),
    type(Ellipsis): lambda value: b"ellipsis;",
    type(NotImplemented): lambda value: b"notimplemented;",
}

type Parts = bytes | list[Any] | tuple[Any, ...]
type Handler = Callable[[Any, Hasher], Parts]


@functools.lru_cache(maxsize=1024)
def _handler(cls: type) -> Handler:
    """What takes values of a class apart: into bytes, or values in order."""
    handler = foreign.handler(cls)
    if handler is not None:
        return handler
    for base, known in _KINDS:
        if issubclass(cls, base):
            return known
    if dataclasses.is_dataclass(cls):
        return _dataclass
    return _ours if cls.__module__.partition(".")[0] in ("streamlit", "appc_runtime") else _reduced


def _dataclass(value: Any, hasher: Hasher) -> Parts:
    return [(field.name, getattr(value, field.name, None)) for field in dataclasses.fields(value)]


def _ours(value: Any, hasher: Hasher) -> Parts:
    """Containers, sessions and the like are no values; but a cached function is what it wraps."""
    if isinstance(inner := getattr(value, "__wrapped__", None), types.FunctionType):
        return [inner]
    raise UnhashableTypeError(fqn(type(value)))


def _mapping(value: Mapping[Any, Any], hasher: Hasher) -> Parts:
    pairs = [encoded for pair in value.items() for encoded in map(hasher.encode, pair)]
    extra = [value.default_factory] if isinstance(value, collections.defaultdict) else []
    return digest(*pairs, *map(hasher.encode, extra))


def _file(value: Any, hasher: Hasher) -> Parts:
    """Files in memory by content, files on disk by name, time and size; both by position."""
    if isinstance(value, io.BytesIO | io.StringIO):
        return [getattr(value, "name", None), value.tell(), value.getvalue()]
    name = getattr(value, "name", None)
    if not isinstance(name, str | bytes | os.PathLike):
        raise UnhashableTypeError(fqn(type(value)))
    try:
        status = os.stat(name)
        return [os.fspath(name), status.st_mtime_ns, status.st_size, value.tell()]
    except (OSError, ValueError) as error:
        raise UnhashableTypeError(f"{fqn(type(value))}: {error}") from error


def _function(value: Any, hasher: Hasher) -> Parts:
    cells = [cell.cell_contents for cell in value.__closure__ or () if _filled(cell)]
    return [value.__qualname__, function_digest(value), value.__defaults__, value.__kwdefaults__, cells]


def _filled(cell: types.CellType) -> bool:
    try:
        return cell.cell_contents is not _filled
    except ValueError:
        return False


def _builtin(value: Any, hasher: Hasher) -> Parts:
    owner = value.__self__
    bound = [] if owner is None or isinstance(owner, types.ModuleType) else [owner]
    return [value.__module__, value.__qualname__, *bound]


def _reduced(value: Any, hasher: Hasher) -> Parts:
    """As pickle would take it apart: whatever has a state has a hash."""
    try:
        reduced = value.__reduce_ex__(4)
    except RecursionError:
        raise
    except Exception as error:
        raise UnhashableTypeError(f"{fqn(type(value))}: {error}") from error
    if isinstance(reduced, str):
        return [reduced]
    make, arguments, state, items, pairs = (*reduced, None, None, None)[:5]
    return [make, arguments, state, None if items is None else list(items), None if pairs is None else list(pairs)]


class _MockType(type):
    def __subclasscheck__(cls, other: type) -> bool:
        return any(base.__module__ == "unittest.mock" for base in other.__mro__)


class _Mock(metaclass=_MockType):
    """A mock has infinitely many attributes; it is itself and nothing else."""


# In order: the first match decides. Subclasses of builtins carry their class's name in the tag.
_KINDS: list[tuple[Any, Handler]] = [
    (_Mock, lambda value, hasher: [id(value)]),
    (enum.Enum, lambda value, hasher: [value.name, value.value]),
    (bool | int, lambda value, hasher: [int(value)]),
    (float, lambda value, hasher: [float(value)]),
    (str, lambda value, hasher: [str.__str__(value)]),
    (bytes | bytearray | memoryview, lambda value, hasher: bytes(value)),
    (list | tuple | collections.deque, lambda value, hasher: hasher.sequence(value)),
    (set | frozenset | KeysView, lambda value, hasher: hasher.unordered(value)),
    (ItemsView | ValuesView, lambda value, hasher: hasher.sequence(value)),
    (Mapping, _mapping),
    (datetime.datetime, lambda value, hasher: [value.isoformat(), value.fold, value.tzinfo]),
    (datetime.date, lambda value, hasher: [value.isoformat()]),
    (datetime.time, lambda value, hasher: [value.isoformat(), value.fold, value.tzinfo]),
    (datetime.timedelta, lambda value, hasher: [value.days, value.seconds, value.microseconds]),
    (datetime.tzinfo, lambda value, hasher: [repr(value)]),
    (pathlib.PurePath, lambda value, hasher: [os.fspath(value)]),
    (range, lambda value, hasher: [value.start, value.stop, value.step]),
    (slice, lambda value, hasher: [value.start, value.stop, value.step]),
    (re.Pattern, lambda value, hasher: [value.pattern, value.flags]),
    (io.IOBase, _file),
    (functools.partial, lambda value, hasher: [value.func, value.args, value.keywords]),
    (types.FunctionType, _function),
    (types.MethodType, lambda value, hasher: [value.__func__, value.__self__]),
    (types.BuiltinFunctionType, _builtin),
    (types.CodeType, lambda value, hasher: [value.co_name, value.co_code, value.co_consts, value.co_names]),
    (types.ModuleType, lambda value, hasher: [value.__name__]),
    (type, lambda value, hasher: [value.__module__, value.__qualname__, function_digest(value)]),
    (types.MethodDescriptorType | types.GetSetDescriptorType, lambda value, hasher: [value.__qualname__]),
    (types.WrapperDescriptorType | types.MethodWrapperType, lambda value, hasher: [value.__qualname__]),
]
