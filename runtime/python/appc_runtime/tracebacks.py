"""An exception as the page shows it: the user's frames, not ours."""

from __future__ import annotations

import linecache
import os
import sys
import traceback
from types import TracebackType
from typing import Any

from .context import current
from .errors import MarkdownFormattedException
from .markdown import to_html
from .protocol import Node

_REDACTED = "This app has met an error. Its message is not shown (client.showErrorDetails)."
#: Where scripts find the classes of these modules.
_PUBLIC = {
    "appc_runtime.errors": "streamlit.errors",
    "appc_runtime.caching.errors": "streamlit.runtime.caching.cache_errors",
    "appc_runtime.media_files": "streamlit.runtime.media_file_storage",
}
_RUNTIME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _frames(tb: TracebackType | None, root: str) -> list[traceback.FrameSummary]:
    frames = [f for f in traceback.extract_tb(tb) if not _ours(f.filename)]
    first_user = next((i for i, f in enumerate(frames) if f.filename.startswith(root)), 0)
    return frames[first_user:]


def _ours(filename: str) -> bool:
    return filename.startswith(_RUNTIME + os.sep) or filename.startswith("<frozen")


def _shown(filename: str, root: str) -> str:
    return os.path.relpath(filename, root) if filename.startswith(root + os.sep) else filename


def user_frame() -> tuple[str, int]:
    """File (relative to the project) and line from which the script has called the runtime."""
    context = current()
    root = context.session.root if context is not None else ""
    frame = sys._getframe(1)
    while frame.f_back is not None and _ours(frame.f_code.co_filename):
        frame = frame.f_back
    return _shown(frame.f_code.co_filename, root), frame.f_lineno


def exception_node(error: BaseException, root: str, *, is_warning: bool = False, width: Any = "stretch") -> Node:
    """The `exception` element of `error`. `root` is the project's folder: its frames are the user's.

    The message of a MarkdownFormattedException is Markdown. Frames of the runtime are left out; what an exception was
    raised from comes before its own frames, as in Python's tracebacks.
    """
    trace = _trace(error, root)
    message = error.msg if isinstance(error, SyntaxError) and error.filename else str(error).strip()
    props: dict[str, Any] = {
        "type": type(error).__name__,
        "message": message,
        "trace": trace,
        "text": _text(error, trace),
        "is_warning": is_warning,
        "width": width,
    }
    if isinstance(error, MarkdownFormattedException):
        props["message_html"] = to_html(message)
    return Node("exception", props)


def uncaught_node(error: BaseException, root: str, details: object) -> Node:
    """The element of an exception that stopped the script: its class by its full name.

    `details` is the option `client.showErrorDetails`: "full", "stacktrace", "type" or "none".
    """
    node = exception_node(error, root)
    node.props["type"] = _full_name(type(error))
    details = str(details).lower()
    if details in ("full", "true"):
        return node
    node.props |= {"message": _REDACTED, "text": ""}
    node.props.pop("message_html", None)
    if details in ("type", "none"):
        node.props["trace"] = []
    else:
        # What an exception was raised from has a message of its own.
        node.props["trace"] = [frame for frame in node.props["trace"] if frame["file"]]
    if details == "none":
        node.props["type"] = ""
    return node


def _full_name(kind: type) -> str:
    """With the module, as Streamlit has it; a class of ours that it does not have goes by what it derives from."""
    if kind.__module__ == "builtins":
        return kind.__qualname__
    module = _PUBLIC.get(kind.__module__, kind.__module__)
    if module.startswith("appc_runtime."):
        return _full_name(kind.__mro__[1])
    return f"{module}.{kind.__qualname__}"


def _trace(error: BaseException, root: str, seen: frozenset[int] = frozenset()) -> list[dict[str, Any]]:
    """Rows of the page's traceback: frames, and lines of text (without a file) between those of chained exceptions."""
    seen |= {id(error)}
    before, why = error.__cause__, "The above exception was the direct cause of the following exception:"
    if before is None and not error.__suppress_context__:
        before, why = error.__context__, "During handling of the above exception, another exception occurred:"
    rows = []
    if before is not None and id(before) not in seen:
        rows += [*_trace(before, root, seen), *(_row(source=line) for line in _last_lines(before)), _row(source=why)]
    rows += [
        _row(
            _shown(frame.filename, root),
            frame.lineno or 0,
            frame.name,
            (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip(),
        )
        for frame in _frames(error.__traceback__, root)
    ]
    if isinstance(error, SyntaxError) and error.filename:
        rows.append(_row(_shown(error.filename, root), error.lineno or 0, "<module>", (error.text or "").strip()))
    for number, part in enumerate(error.exceptions if isinstance(error, BaseExceptionGroup) else (), 1):
        rows += [_row(source=f"Sub-exception {number}:"), *_trace(part, root, seen)]
        rows += [_row(source=line) for line in _last_lines(part)]
    return rows


def _row(file: str = "", line: int = 0, name: str = "", source: str = "") -> dict[str, Any]:
    return {"file": file, "line": line, "name": name, "source": source}


def _last_lines(error: BaseException) -> list[str]:
    """The exception's class and message."""
    return [line.rstrip() for line in traceback.format_exception_only(error) if line.strip()]


def _text(error: BaseException, trace: list[dict[str, Any]]) -> str:
    """The whole for copying, about as Python prints it."""
    lines = ["Traceback (most recent call last):"] if trace else []
    for row in trace:
        if row["file"]:
            lines.append(f'  File "{row["file"]}", line {row["line"]}, in {row["name"]}')
        lines.append(f"    {row['source']}" if row["file"] else row["source"])
    return "\n".join([*lines, *_last_lines(error)])
