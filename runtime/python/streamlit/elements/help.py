"""`st.help`: what an object is, how it is called, and what it says of itself."""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import os
import re
import sys
import types
from typing import Any

from .base import Drawable
from .lib import width_of

_RUNTIME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_CALLERS = ("help", "write")
_STREAMLIT: Any = object()
#: A `repr` that tells where in memory the object is, and little else.
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+>")


class HelpMixin(Drawable):
    """Documentation of objects."""

    def help(self, obj: Any = _STREAMLIT, *, width: Any = "stretch") -> Any:
        """Show an object's name, type, signature or value, documentation and public members."""
        if obj is _STREAMLIT:
            obj = sys.modules["streamlit"]
        name = _name_in_script()
        props = {
            "name": name,
            "value": _value(obj, name),
            "type": _type(obj),
            "doc": _doc(obj),
            "members": _members(obj),
            "width": width_of(width, content=False),
        }
        return self._draw("help", props)


def _value(obj: Any, said: str | None) -> str | None:
    """A value that can be read; else how a function, a class or an instance's class is called, with its module.

    None where that is what the script `said` already: a module's name.
    """
    shown = _shown(obj)
    if shown is not None:
        return shown
    named = obj if hasattr(obj, "__name__") or hasattr(obj, "__qualname__") else type(obj)
    name = getattr(named, "__qualname__", None) or named.__name__
    module = getattr(named, "__module__", None)
    value = f"{module}.{name}{_signature(named)}" if module else f"{name}{_signature(named)}"
    return None if value == said else value


def _signature(obj: Any) -> str:
    if not callable(obj):
        return ""
    try:
        return str(inspect.signature(obj))
    except (ValueError, NameError):
        return "(...)"
    except TypeError:
        return ""


def _type(obj: Any) -> str:
    if isinstance(obj, type):
        return "class"
    return type(obj).__name__


def _doc(obj: Any) -> str | None:
    """Its own documentation; an instance's class speaks for it, a builtin value's does not."""
    doc = inspect.getdoc(obj)
    if not isinstance(obj, type) and type(obj).__module__ == "builtins" and not callable(obj):
        return None if not isinstance(obj, types.ModuleType) else doc
    return doc or None


def _members(obj: Any) -> list[dict[str, Any]]:
    """What is public in a module, class or instance. Functions have no members worth showing."""
    if inspect.isroutine(obj) or (type(obj).__module__ == "builtins" and not isinstance(obj, type | types.ModuleType)):
        return []
    found = []
    for name in sorted(dir(obj)):
        if name.startswith("_"):
            continue
        entry: dict[str, Any] = {"name": name, "type": None, "value": None, "doc": None}
        if isinstance(inspect.getattr_static(obj, name, None), property):
            # Asking it could compute anything.
            entry["type"] = "property"
            entry["doc"] = inspect.getdoc(inspect.getattr_static(obj, name))
        else:
            try:
                member = getattr(obj, name)
            except Exception:
                continue
            if isinstance(member, types.ModuleType):
                continue
            entry["type"] = _type(member)
            entry["value"] = _shown(member)
            entry["doc"] = _first_line(inspect.getdoc(member)) if entry["value"] is None else None
            entry["rank"] = 2 if isinstance(member, type) else int(callable(member))
        found.append(entry)
    # Values first, then what can be called, then classes.
    return [
        {key: value for key, value in entry.items() if key != "rank"}
        for entry in sorted(found, key=lambda entry: (entry.get("rank", 0), entry["name"]))
    ]


def _shown(value: Any) -> str | None:
    """The value as text, at most 300 characters; None for what has no readable one."""
    if callable(value) or isinstance(value, types.ModuleType):
        return None
    with contextlib.suppress(Exception):
        text = repr(value).strip()
        if isinstance(value, str) or not _ADDRESS.search(text):
            return text if len(text) <= 300 else text[:300] + "..."
    return None


def _first_line(doc: str | None) -> str | None:
    return doc.strip().splitlines()[0] if doc and doc.strip() else None


def _name_in_script() -> str | None:
    """What the script's line passes to `st.help` or `st.write`, or writes down for magic to show."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename.startswith(_RUNTIME + os.sep):
        frame = frame.f_back
    if frame is None:
        return None
    source = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
    try:
        statement = ast.parse(source).body[0]
    except (SyntaxError, IndexError):
        return None
    if not isinstance(statement, ast.Expr):
        return None
    call = statement.value
    if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", None)) in _CALLERS:
        return ast.get_source_segment(source, call.args[0]) if call.args else None
    return ast.get_source_segment(source, call)
