"""`st.echo`: runs a block of code and shows it."""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from appc_runtime.errors import StreamlitAPIException

from .delta_generator import main_dg


@contextmanager
def echo(code_location: str = "above") -> Iterator[None]:
    """Show the code of the `with` block, above or below what it draws. Raises StreamlitAPIException otherwise."""
    if code_location not in ("above", "below"):
        raise StreamlitAPIException(f"code_location must be 'above' or 'below', got {code_location!r}.")
    frame = inspect.currentframe()
    # Our caller is contextlib's `__enter__`, whose caller is the script.
    caller = frame.f_back.f_back if frame and frame.f_back else None
    source = _block_at(caller.f_code.co_filename, caller.f_lineno) if caller else ""
    if code_location == "above":
        main_dg.code(source)
        yield
    else:
        yield
        main_dg.code(source)


def _block_at(filename: str, line: int) -> str:
    """The body of the innermost `with` statement that begins at or spans `line` with its head."""
    lines = linecache.getlines(filename)
    best: ast.With | None = None
    for node in ast.walk(ast.parse("".join(lines))):
        if isinstance(node, ast.With) and node.lineno <= line < node.body[0].lineno + 1:
            best = node if best is None or node.lineno >= best.lineno else best
    if best is None:
        return ""
    # As on a server: what stands above the first statement is shown of decorators, not of comments.
    first = best.body[0]
    start = min([first.lineno, *(one.lineno for one in getattr(first, "decorator_list", []))])
    return textwrap.dedent("".join(lines[start - 1 : best.end_lineno])).strip("\n")
