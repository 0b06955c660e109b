"""Fragments: parts of the script that rerun alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .context import RunContext


@dataclass(slots=True)
class Fragment:
    """A call of a fragment function, with what it needs to run again in its place.

    `run` draws it: it enters the container that the first call made, and calls the function with its arguments.
    `parent` is the id of the fragment that it is a part of, and reruns with.
    """

    id: str
    run: Callable[[], Any]
    every: float | None
    parent: str | None


def fragment_id(context: RunContext, function: Callable[..., Any], path: tuple[int, ...]) -> str:
    """The id of a call of `function` whose container lies at `path`: the same in every run that calls it there."""
    name = f"{function.__module__}.{function.__qualname__}"
    text = f"{name}:{context.active_page}:{path}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def within(fragments: dict[str, Fragment], wanted: Iterable[str]) -> set[str]:
    """The wanted ones that are there, and all that are parts of them. `fragments`: an outer one before its parts."""
    inner: set[str] = set()
    for name, fragment in fragments.items():
        if name in wanted or fragment.parent in inner:
            inner.add(name)
    return inner


def outermost(fragments: dict[str, Fragment], wanted: Sequence[str]) -> list[str]:
    """The wanted ones that are there, in their order, less those that rerun as parts of another one."""
    there = [name for name in wanted if name in fragments]
    return [name for name in there if not any(name in within(fragments, [other]) for other in there if other != name)]
