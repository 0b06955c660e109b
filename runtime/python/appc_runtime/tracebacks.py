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

    The message of a MarkdownFormattedException is Markdown. Frames of the runtime are left out.
    """
    frames = _frames(error.__traceback__, root)
    trace = [
        {
            "file": _shown(frame.filename, root),
            "line": frame.lineno or 0,
            "name": frame.name,
            "source": (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip(),
        }
        for frame in frames
    ]
    message = str(error).strip()
    if isinstance(error, SyntaxError) and error.filename:
        message = error.msg
        source = (error.text or "").strip()
        trace.append(
            {"file": _shown(error.filename, root), "line": error.lineno or 0, "name": "<module>", "source": source}
        )
    props: dict[str, Any] = {
        "type": type(error).__name__,
        "message": message,
        "trace": trace,
        "text": _text(error, frames),
        "is_warning": is_warning,
        "width": width,
    }
    if isinstance(error, MarkdownFormattedException):
        props["message_html"] = to_html(message)
    return Node("exception", props)


def _text(error: BaseException, frames: list[traceback.FrameSummary]) -> str:
    lines = ["Traceback (most recent call last):\n", *traceback.format_list(frames)] if frames else []
    return "".join([*lines, *traceback.format_exception_only(error)]).rstrip()
