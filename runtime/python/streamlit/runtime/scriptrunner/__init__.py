"""The script run context, for apps that look whether there is one."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import RunContext, current
from appc_runtime.errors import RerunException as RerunException
from appc_runtime.errors import StopException as StopException


def get_script_run_ctx(suppress_warning: bool = False) -> RunContext | None:
    """The run under way, or None."""
    return current()


def add_script_run_ctx(thread: Any = None, ctx: Any = None) -> Any:
    """Nothing to add: everything runs in the one thread. Returns `thread`."""
    return thread
