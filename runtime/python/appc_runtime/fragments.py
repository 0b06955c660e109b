"""Fragments: parts of the script that rerun alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .context import RunContext
from .tree import Branch


@dataclass(slots=True)
class Fragment:
    """A call of a fragment function, with what it needs to run again in its place.

    `run` draws it: it enters the container that the first call made, and calls the function with its arguments.
    `parent` is the id of the fragment that it is a part of, and reruns with. `branch` is that container's place, and
    `outside` are the places of what it draws in containers that others made, by the paths of these.
    """

    id: str
    run: Callable[[], Any]
    every: float | None
    parent: str | None
    branch: Branch
    outside: dict[tuple[int, ...], Branch] = field(default_factory=dict)

    def contains(self, path: tuple[int, ...]) -> bool:
        """Whether what lies at `path` is in the fragment's own container."""
        return path[: len(self.branch.path)] == self.branch.path

    def restart(self, context: RunContext) -> None:
        """Have what it draws outside drawn anew, or taken away."""
        for path, branch in self.outside.items():
            context.outside[self.id, path] = context.cursor(branch)


def outside_of(context: RunContext, path: tuple[int, ...]) -> Fragment | None:
    """The running fragment, if the container or place at `path` is not in its own container."""
    fragment = None if context.fragment_id is None else context.session.fragments.get(context.fragment_id)
    if fragment is None or fragment.contains(path):
        return None
    if (fragment.id, path) in context.outside:
        return fragment
    # A container that it has itself made outside of its own.
    inside = any(path[: len(branch.path)] == branch.path for branch in fragment.outside.values())
    return None if inside else fragment


def may_begin(context: RunContext, path: tuple[int, ...]) -> bool:
    """Whether a place can be found for what a fragment draws at `path` for the first time.

    What others draw behind it must be drawn in the same run, else it would have to move.
    """
    running = [context.session.fragments[name] for name in context.fragments]
    return not running or any(fragment.contains(path) for fragment in running)


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
