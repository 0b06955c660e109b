"""What a function reads beside its arguments: globals, closures, defaults, attributes of the user's modules and classes.

A result that is shipped with the site is used only where all of these have the same values as they had at build time. What
no look at the code can follow (`eval`, attributes by name) is told by `unfollowable`.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .errors import UnhashableTypeError, UserHashError
from .function_key import is_local_module, names_in, reach
from .hashing import Hasher, digest

#: Names by which code reaches what its names do not tell, or what differs between the build and a visitor.
_UNFOLLOWABLE = frozenset({
    "eval", "exec", "globals", "locals", "vars", "query", "__import__", "import_module", "_getframe", "currentframe", "sys",
    "f_globals", "f_locals", "__globals__", "__main__", "__builtins__", "js", "pyodide", "pyodide_js", "micropip", "run_js",
    "open_url", "pyfetch", "tzname", "altzone", "daylight", "getmtime", "getctime", "getatime", "st_mtime", "st_ctime",
    "st_atime", "st_mtime_ns", "st_ctime_ns", "environ", "getenv", "putenv", "expandvars", "session_state", "query_params",
    "secrets", "context", "user", "experimental_user", "get_option",
})  # fmt: skip
_SKIPPED_IN_CLASSES = (types.FunctionType, classmethod, staticmethod, property, types.GetSetDescriptorType)


def surroundings(function: Callable[..., Any], arguments: list[tuple[str | None, Any]]) -> str | None:
    """32 hex digits for the values that a call reads; None if one of them can't be told from another."""
    hasher = Hasher()
    try:
        parts = [b"%s=%s;" % ((name or "").encode(), hasher.encode(value)) for name, value in arguments]
        for reached in reach(function):
            for name, value in _values(reached):
                parts.append(b"%s:%s;" % (name.encode(), hasher.encode(value)))
    except (UnhashableTypeError, UserHashError):
        return None
    except Exception:
        # Hashing runs code of the value's class, which may fail in any way.
        return None
    return digest(*parts).hex()


def _values(obj: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(obj, type):
        for name, value in sorted(vars(obj).items()):
            if not name.startswith("__") and not isinstance(value, _SKIPPED_IN_CLASSES):
                yield f"{obj.__qualname__}.{name}", value
        return
    names = sorted(names_in(obj.__code__))
    for name in names:
        yield from _named(name, names, obj.__globals__)
    for name, cell in zip(obj.__code__.co_freevars, obj.__closure__ or (), strict=False):
        try:
            yield f"cell {name}", cell.cell_contents
        except ValueError:
            continue
    yield f"{obj.__qualname__} defaults", (obj.__defaults__, obj.__kwdefaults__)


def _named(name: str, names: list[str], scope: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The value of a global, or those of the names that a module of the user's has."""
    value = scope.get(name)
    if not isinstance(value, types.ModuleType):
        if value is not None:
            yield name, value
        return
    if is_local_module(value):
        for attribute in names:
            found = vars(value).get(attribute)
            if found is not None and not isinstance(found, types.ModuleType):
                yield f"{name}.{attribute}", found


def codes(function: Callable[..., Any]) -> set[types.CodeType]:
    """All code of the user's that a look at the function finds."""
    found: set[types.CodeType] = set()

    def add(code: types.CodeType) -> None:
        found.add(code)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                add(constant)

    for reached in reach(function):
        if isinstance(reached, types.FunctionType):
            add(reached.__code__)
    return found


def unfollowable(function: Callable[..., Any]) -> str | None:
    """The first name in the function's code, or in what it reaches, that makes it impossible to say what it reads."""
    for reached in reach(function):
        if not isinstance(reached, types.FunctionType):
            continue
        names = names_in(reached.__code__)
        found = sorted(names & _UNFOLLOWABLE)
        # `getattr(module, name)` reads what no name tells; `time.timezone` is the visitor's, `datetime.timezone` nobody's.
        if "getattr" in names and any(_is_local(name, reached.__globals__) for name in names):
            found.append("getattr")
        # What it imports itself is no global, and may be imported by then or not.
        found += [name for name in names if name not in reached.__globals__ and _is_local(name, {})]
        if {"time", "timezone"} <= names and "datetime" not in names:
            found.append("time.timezone")
        if found:
            return found[0]
    return None


def _is_local(name: str, scope: Mapping[str, Any]) -> bool:
    value = scope.get(name, sys.modules.get(name))
    return isinstance(value, types.ModuleType) and is_local_module(value)
