"""Fragments: parts of the script that rerun alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .context import RunContext


@dataclass(slots=True)
class Fragment:
    """A call of a fragment function, with what it needs to run again in its place.

    `run` draws it: it enters the container that the first call made, and calls the function with its arguments.
    """

    id: str
    run: Callable[[], Any]
    every: float | None


def fragment_id(context: RunContext, function: Callable[..., Any], path: tuple[int, ...]) -> str:
    """The id of a call of `function` whose container lies at `path`: the same in every run that calls it there."""
    name = f"{function.__module__}.{function.__qualname__}"
    text = f"{name}:{context.active_page}:{path}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
