"""The identity of a function's code: its own and that of the user's functions it reaches, so that an edit invalidates.

Line numbers do not count: moving a function is no change. Nor do the values of globals: as in Streamlit, a cached
function that reads one is not computed again when it changes.
"""

from __future__ import annotations

import hashlib
import os
import sys
import types
from collections.abc import Iterator
from typing import Any

_STDLIB = os.path.dirname(os.__file__)
_RUNTIME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Code objects live as long as their compiled script; this only bounds what a long `appc dev` session piles up.
_MAX_REMEMBERED = 4096
_digests: dict[int, tuple[types.CodeType, bytes]] = {}


def function_digest(obj: Any) -> bytes:
    """16 bytes for the code of a function or class and all of the user's code that it reaches."""
    hasher = hashlib.blake2b(digest_size=16)
    for reached in reach(obj):
        hasher.update(f"{reached.__module__}.{reached.__qualname__};".encode())
        if isinstance(reached, types.FunctionType):
            hasher.update(code_digest(reached.__code__))
            hasher.update(_constant(reached.__defaults__))
            hasher.update(_constant(tuple((reached.__kwdefaults__ or {}).items())))
    return hasher.digest()


def reach(obj: Any) -> Iterator[Any]:
    """`obj` and the user's functions and classes that it reaches, each once, in a stable order."""
    return _reach(obj, {})


def _reach(obj: Any, seen: dict[int, Any]) -> Iterator[Any]:
    obj = _unwrap(obj)
    if not isinstance(obj, types.FunctionType | type) or id(obj) in seen:
        return
    if seen and not _is_local(obj):
        return
    seen[id(obj)] = obj
    yield obj
    for inner in _named_by(obj):
        yield from _reach(inner, seen)


def _unwrap(obj: Any) -> Any:
    """The function inside of decorators, bound methods, properties."""
    for _ in range(32):
        if isinstance(obj, types.FunctionType | type):
            inner = getattr(obj, "__wrapped__", None) if isinstance(obj, types.FunctionType) else None
        elif isinstance(obj, property):
            inner = obj.fget
        else:
            inner = getattr(obj, "__wrapped__", None) or getattr(obj, "__func__", None)
        if inner is None or inner is obj:
            return obj
        obj = inner
    return obj


def _named_by(obj: Any) -> Iterator[Any]:
    if isinstance(obj, type):
        yield from (value for name, value in sorted(vars(obj).items()) if not name.startswith("__weakref"))
        yield from (base for base in obj.__bases__ if base is not object)
        return
    names = sorted(names_in(obj.__code__))
    for name in names:
        value = obj.__globals__.get(name)
        if isinstance(value, types.ModuleType):
            if is_local_module(value):
                yield from (vars(value).get(attribute) for attribute in names)
        elif value is not None:
            yield value
    for cell in obj.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:
            continue


def names_in(code: types.CodeType) -> set[str]:
    """The names of globals and attributes in a code object and in those inside of it."""
    found = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found |= names_in(constant)
    return found


def _is_local(obj: Any) -> bool:
    if isinstance(obj, types.FunctionType):
        return is_local_file(obj.__code__.co_filename)
    module = sys.modules.get(obj.__module__)
    return module is not None and is_local_module(module)


def is_local_module(module: types.ModuleType) -> bool:
    """Whether a module is the user's own."""
    if module.__name__ == "__main__":
        return True
    file = getattr(module, "__file__", None)
    return file is not None and is_local_file(file)


def is_local_file(path: str) -> bool:
    """Whether code of this file is the user's own, neither Python's, a package's, nor ours."""
    return "site-packages" not in path and not path.startswith((_STDLIB, _RUNTIME, "<frozen", "/lib/"))


def code_digest(code: types.CodeType) -> bytes:
    """16 bytes for what a code object does."""
    remembered = _digests.get(id(code))
    if remembered is not None:
        return remembered[1]
    hasher = hashlib.blake2b(digest_size=16)
    hasher.update(code.co_code)
    hasher.update(repr((code.co_names, code.co_varnames, code.co_freevars, code.co_flags)).encode())
    for constant in code.co_consts:
        hasher.update(_constant(constant))
    if len(_digests) >= _MAX_REMEMBERED:
        _digests.clear()
    _digests[id(code)] = (code, hasher.digest())
    return hasher.digest()


def _constant(constant: Any) -> bytes:
    if isinstance(constant, types.CodeType):
        return code_digest(constant)
    if isinstance(constant, frozenset):
        return b"".join(sorted(map(_constant, constant)))
    if isinstance(constant, tuple):
        return b"(" + b",".join(map(_constant, constant)) + b")"
    if constant is None or isinstance(constant, str | int | float | complex | bytes | type(...)):
        return f"{type(constant).__name__}:{constant!r};".encode("utf-8", "surrogatepass")
    # Defaults may be anything; most objects have no text that is the same in each run.
    return f"{type(constant).__name__};".encode()
