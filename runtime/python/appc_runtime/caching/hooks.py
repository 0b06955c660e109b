"""What caching asks of the layers above, which set it: the engine imports nothing of the API."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any


class Recording:
    """What a cached function has drawn, and what forbids to replay it."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        #: Set when something was drawn in a block from outside of the function.
        self.foreign = False


def _no_spinner(text: str, show_time: bool) -> AbstractContextManager[Any]:
    return nullcontext()


def _no_record() -> AbstractContextManager[Recording]:
    return nullcontext(Recording())


class Hooks:
    """`show_spinner(text, show_time)` and `record()` wrap the computing of a miss.

    A hit calls `replay(messages)`.
    """

    def __init__(self) -> None:
        self.show_spinner: Callable[[str, bool], AbstractContextManager[Any]] = _no_spinner
        self.record: Callable[[], AbstractContextManager[Recording]] = _no_record
        #: How many files were opened for writing. They do not outlive this interpreter.
        self.writes: Callable[[], int] = lambda: 0
        self.replay: Callable[[list[Any]], None] = lambda messages: None


hooks = Hooks()
