"""`st.help`: what an object is, how it is called, and what it says of itself."""

from __future__ import annotations

import ast
import contextlib
import inspect
import linecache
import os
import sys
import types
from typing import Any

from .base import Drawable
from .lib import width_of

_RUNTIME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_CALLERS = ("help", "write")
_STREAMLIT: Any = object()


class HelpMixin(Drawable):
    """Documentation of objects."""

    def help(self, obj: Any = _STREAMLIT, *, width: Any = "stretch") -> Any:
        """Show an object's name, type, signature or value, documentation and public members."""
        if obj is _STREAMLIT:
            obj = sys.modules["streamlit"]
        props = {
            "name": _name_in_script(),
            "value": _value(obj),
            "type": _type(obj),
            "doc": _doc(obj),
            "members": _members(obj),
            "width": width_of(width, content=False),
        }
        return self._draw("help", props)


def _value(obj: Any) -> str | None:
    """How a function or class is called, else what the object is."""
    if isinstance(obj, types.ModuleType):
        return obj.__name__
    if isinstance(obj, type) or (callable(obj) and hasattr(obj, "__name__")):
        name = getattr(obj, "__qualname__", obj.__name__)
        module = getattr(obj, "__module__", None)
        full = f"{module}.{name}" if module and module not in ("builtins", "__main__") else name
        return f"class {full}{_signature(obj)}" if isinstance(obj, type) else f"{full}{_signature(obj)}"
    with contextlib.suppress(Exception):
        return repr(obj)
    return None


def _signature(obj: Any) -> str:
    try:
        return str(inspect.signature(obj))
    except (ValueError, TypeError):
        return "(...)"


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
            entry["type"] = _type(member)
            entry["value"] = None if callable(member) or isinstance(member, types.ModuleType) else _shown(member)
            entry["doc"] = _first_line(inspect.getdoc(member)) if callable(member) else None
        found.append(entry)
    return found


def _shown(value: Any) -> str | None:
    with contextlib.suppress(Exception):
        return repr(value)
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
