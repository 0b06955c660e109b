"""A function as a script: its source, and a call whose arguments come from the test."""

from __future__ import annotations

from typing import Any

#: The arguments of the script that runs now.
arguments: tuple[tuple[Any, ...], dict[str, Any]] = ((), {})


def script_of(source: str, name: str) -> str:
    """The script that defines the function `name` and calls it."""
    return f"{source}\n\nfrom appc_runtime.testing import calls as __calls\n{name}(*__calls.arguments[0], **__calls.arguments[1])\n"
