"""Streamlit counts there how its commands are used. A site counts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def gather_metrics(name: str, func: Callable[..., Any] | None = None, **options: Any) -> Any:
    """`func` as it is; without it, a decorator that leaves a function as it is."""
    return (lambda function: function) if func is None else func
