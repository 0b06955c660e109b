"""Notes, in the first run at build time, what else than its code and arguments a cached call depends on.

What comes in from outside passes JavaScript, where the prerender counts it (`runtime/web/src/prerender/watch.ts`). Here are
what Python has of its own: generators of random numbers, the environment, the session, and which code of the user's ran.
When in doubt a result is not shipped. In a visitor's browser nothing of this is at work.
"""

from __future__ import annotations

import os
import random
import sys
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from .function_key import is_local_file
from .surroundings import codes, surroundings, unfollowable

type Arguments = list[tuple[str | None, Any]]


class World(Protocol):
    """What JavaScript counts. The order is that of `KINDS`."""

    def counts(self) -> Any:
        """How often each kind was used so far."""

    def forget(self, kind: int, count: int) -> None:
        """Set a count back: the runtime's own use is not the script's."""


KINDS = (
    "it read the clock, printed or wrote a file",
    "it drew from chance",
    "it asked for the local time",
    "it used the network",
    "it read a file that the app has written",
)
CLOCK = 0
_TOOL = 3


class Call:
    """One cached call under way. `doubts` says what it depends on; empty for a result that is the same everywhere."""

    def __init__(self, function: Callable[..., Any], arguments: Arguments) -> None:
        self.function = function
        self.arguments = arguments
        self.doubts: list[str] = []
        self.ran: set[types.CodeType] = set()
        self.seconds = 0.0
        self.surroundings = surroundings(function, arguments)
        self.chance = _chance()

    def close(self, seconds: float, counted: list[int]) -> None:
        """Say what the end of the call shows. `counted`: uses of each kind of `KINDS` meanwhile."""
        self.seconds = seconds
        self.doubts += [what for what, count in zip(KINDS, counted, strict=True) if count]
        if any(_chance().get(name) != state for name, state in self.chance.items()):
            self.doubts.append(KINDS[1])
        if (name := unfollowable(self.function)) is not None:
            self.doubts.append(f"its code names `{name}`")
        if hidden := sorted(code.co_qualname for code in self.ran - codes(self.function)):
            self.doubts.append(f"it ran `{hidden[0]}`, which its code does not name")
        if self.surroundings is None:
            self.doubts.append("it reads an argument or a global that has no hash")
        elif surroundings(self.function, self.arguments) != self.surroundings:
            self.doubts.append("it changed an argument or a global that it reads")


_open: list[Call] = []
_world: World | None = None


def touch(why: str) -> None:
    """Note for the cached calls under way that they read something of this session or machine."""
    for call in _open:
        call.doubts.append(why)


@contextmanager
def call(function: Callable[..., Any], arguments: Callable[[], Arguments]) -> Iterator[Call | None]:
    """Watch a cached call; None where nobody does."""
    if _world is None:
        yield None
        return
    _mind_seeds()
    watched = Call(function, arguments())
    look = unwatched(time.perf_counter)
    started, before = look(), _counts()
    _open.append(watched)
    try:
        yield watched
    finally:
        _open.remove(watched)
        counted = [after - count for after, count in zip(_counts(), before, strict=True)]
        watched.close(look() - started, counted)


def begin(world: World) -> None:
    """Watch from now on. Only at build time."""
    global _world
    _world = world
    os.environ._data = _Environment(os.environ._data)  # type: ignore[attr-defined]
    monitoring = sys.monitoring
    if monitoring.get_tool(_TOOL) is None:
        monitoring.use_tool_id(_TOOL, "appc")
    monitoring.register_callback(_TOOL, monitoring.events.PY_START, _started)
    monitoring.set_events(_TOOL, monitoring.events.PY_START)


def end() -> None:
    """Watch no more."""
    global _world
    _world = None
    os.environ._data = dict(os.environ._data)  # type: ignore[attr-defined]
    sys.monitoring.set_events(_TOOL, 0)
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.PY_START, None)
    sys.monitoring.free_tool_id(_TOOL)


def unwatched[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """A function of the runtime's whose looks at the clock are not the script's."""

    def quiet(*args: P.args, **kwargs: P.kwargs) -> R:
        if _world is None or not _open:
            return function(*args, **kwargs)
        before = _counts()[CLOCK]
        try:
            return function(*args, **kwargs)
        finally:
            _world.forget(CLOCK, before)

    return quiet


def _counts() -> list[int]:
    assert _world is not None
    return [int(count) for count in _world.counts()]


def _started(code: types.CodeType, offset: int) -> Any:
    if code.co_filename.startswith("<") or not is_local_file(code.co_filename):
        return sys.monitoring.DISABLE
    for watched in _open:
        watched.ran.add(code)
    return None


class _Environment(dict[Any, Any]):
    """The environment's own dict: whoever reads it is noted."""

    def __getitem__(self, key: Any) -> Any:
        touch("it read the environment")
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[Any]:
        touch("it read the environment")
        return super().__iter__()


# ------------------------------------------------------------------------------------------- chance


def _chance() -> dict[str, Any]:
    """The states of the generators that modules share."""
    states: dict[str, Any] = {"random": random.getstate()}
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None and hasattr(numpy_random, "get_state"):
        kind, keys, *rest = numpy_random.get_state()
        states["numpy.random"] = (kind, keys.tobytes(), *rest)
    return states


def _mind_seeds() -> None:
    """`random.seed(7)` makes what follows the same everywhere, as long as nothing was drawn before it in the call."""
    for name in ("random", "numpy.random"):
        module = sys.modules.get(name)
        seed = getattr(module, "seed", None)
        if seed is not None and not isinstance(seed, _Seed):
            setattr(module, "seed", _Seed(name, seed))  # noqa: B010


class _Seed:
    def __init__(self, name: str, seed: Callable[..., Any]) -> None:
        self._name = name
        self._seed = seed

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        now = _chance().get(self._name)
        for watched in _open:
            if watched.chance.pop(self._name, now) != now:
                watched.doubts.append(KINDS[1])
        return self._seed(*args, **kwargs)
