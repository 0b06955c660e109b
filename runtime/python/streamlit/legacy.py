"""Names that Streamlit has removed and real apps still use. Each works, with a note in the developer's console."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from appc_runtime.context import current

from .execution import rerun
from .state import query_params

_noted: set[str] = set()


def note(old: str, new: str) -> None:
    """Say once, in the developer's console, what today's spelling of `old` is."""
    context = current()
    if context is not None and old not in _noted:
        _noted.add(old)
        context.session.warn(f"st.{old} has been removed from Streamlit. Please use {new} instead.")


def renamed(old: str, new: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` under an old name."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        note(old, f"st.{new}")
        return function(*args, **kwargs)

    return call


def experimental_get_query_params() -> dict[str, list[str]]:
    """All query parameters, each as a list."""
    note("experimental_get_query_params", "st.query_params")
    return {key: query_params.get_all(key) for key in query_params}


def experimental_set_query_params(**params: Any) -> None:
    """Replace all query parameters."""
    note("experimental_set_query_params", "st.query_params")
    query_params.from_dict(params)


experimental_rerun = renamed("experimental_rerun", "rerun", rerun)
