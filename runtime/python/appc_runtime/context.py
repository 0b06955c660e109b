"""The run under way: cursors, the `with` stack, what it has drawn, and where it lets the page breathe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

from .errors import InterruptException, StopException
from .protocol import EVENT, MISSING, Node
from .tree import Branch

if TYPE_CHECKING:
    from .session import Session

# About one frame: deltas travel in batches, and a yield to the event loop (45-80 microseconds) costs under 1 %.
YIELD_SECONDS = 0.016
# A run is told to be long, and what it has not reached yet to be stale, after this.
LONG_SECONDS = 0.3


class Cursor:
    """Where a block's next child goes. Made anew by each run that draws the block."""

    __slots__ = ("branch", "index")

    def __init__(self, branch: Branch) -> None:
        self.branch = branch
        self.index = 0


class RunContext:
    """One run of the script, or of `fragments`; `number` is the session's own for it."""

    def __init__(
        self, session: Session, number: int, fragments: list[str], drawn_before: Set[str] = frozenset()
    ) -> None:
        self.session = session
        self.number = number
        self.tree = session.tree
        self.fragments = fragments
        # The ids of the widgets that these fragments have drawn.
        self.drawn_before = drawn_before
        self.fragment_id: str | None = None
        # Whose code draws: "" the entrypoint's, else a page's. Equal widgets of two pages are two.
        self.active_page = ""
        self.roots = [Cursor(root) for root in session.tree.roots]
        self.cursors: list[Cursor] = [] if fragments else list(self.roots)
        if fragments:  # What pops up stays until the whole script runs: more comes behind it.
            self.roots[EVENT].index = len(self.roots[EVENT].branch.children)
        self.stack: list[Any] = []
        # What fragments draw in containers outside of their own, by their ids and the containers' paths.
        self.outside: dict[tuple[str, tuple[int, ...]], Cursor] = {}
        # Places that an earlier run has made and this one draws in, and the branches that they are or lie in.
        self.kept: list[tuple[Branch, tuple[int, ...]]] = []
        self.widget_ids: set[str] = set()
        self.widget_keys: set[str] = set()
        self.form_ids: set[str] = set()
        self.recorders: list[Callable[[RunContext, Any, Node], None]] = []
        self.counters: dict[str, int] = {}
        # The visitor came by another address (the browser's Back): values bound to it are read from it anew.
        self.address_changed = False
        self.started = perf_counter()
        self._reached: list[tuple[tuple[int, ...], int]] = []
        self._breathe_at = self.started + YIELD_SECONDS

    def count(self, name: str) -> int:
        """How often this run has counted `name` before (heading colours, cached functions, ...)."""
        n = self.counters.get(name, 0)
        self.counters[name] = n + 1
        return n

    def cursor(self, branch: Branch) -> Cursor:
        """A fresh cursor into `branch`; the end of the run trims what lies behind it."""
        cursor = Cursor(branch)
        self.cursors.append(cursor)
        return cursor

    def put(self, parent: Branch, index: int, node: Node, value: Any = MISSING, default: Any = MISSING) -> Branch:
        """Draw `node`, then let the page breathe if it is time."""
        node.fragment = self.fragment_id
        branch = self.tree.put(parent, index, node, value, default)
        self.checkpoint()
        return branch

    def checkpoint(self) -> None:
        """Called by every `st.` call: send what has gathered, take in what has arrived, give way to new input."""
        if perf_counter() < self._breathe_at:
            return
        self.breathe()

    def breathe(self) -> None:
        """Flush and yield now. Raises InterruptException or StopException when the page asks for it."""
        session = self.session
        self.flush()
        session.host.pause()
        self._breathe_at = perf_counter() + YIELD_SECONDS
        if not session.host.pending():
            return
        session.take()
        if session.stop_requested:
            raise StopException
        if session.interrupts(self):
            raise InterruptException

    def flush(self) -> None:
        """Send what has gathered; in a long run also how far it has come, if it has come further."""
        reached = None
        if perf_counter() - self.started > LONG_SECONDS:
            now = [(c.branch.path, c.index) for c in self.cursors]
            if now != self._reached:
                self._reached = now
                reached = [{"path": path, "count": count} for path, count in now]
        self.session.flush(reached)

    def sleep(self, seconds: float) -> bool:
        """Let time pass. False where the run can't be suspended now. Raises as `breathe` does."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            if not self.session.host.nap(left):
                self.breathe_next()
                return False
            if self.session.host.pending():
                self.breathe()
        self.breathe_next()
        return True

    def breathe_next(self) -> None:
        """Have the next `st.` call yield: time has passed in which messages may have come (a sleep, a download)."""
        self._breathe_at = 0.0

    def error_cursor(self) -> Cursor:
        """Where an uncaught error is shown: in the fragment's container, else at the end of the page."""
        return self.cursors[0] if self.fragments and self.cursors else self.roots[0]

    def trim(self) -> None:
        """The run is complete: drop what it has not drawn again."""
        # A placeholder that is filled twice has two cursors into one branch: what the last has drawn is there.
        cursors = {cursor.branch.path: cursor for cursor in self.cursors}
        if self.kept:
            return self._trim_around_kept(cursors)
        for cursor in cursors.values():
            self.tree.trim(cursor.branch, cursor.index)

    def _trim_around_kept(self, cursors: dict[tuple[int, ...], Cursor]) -> None:
        kept = [path for branch, path in self.kept if branch.attached()]
        for path in kept:
            for end in range(1, len(path)):
                if path[:end] not in cursors:
                    cursors[path[:end]] = Cursor(self.tree.at(path[:end]))
        for path, cursor in cursors.items():
            stays = {one[len(path)] for one in kept if len(one) > len(path) and one[: len(path)] == path}
            end = max(stays, default=-1) + 1
            for index in range(cursor.index, end):
                if index not in stays:
                    self.tree.put(cursor.branch, index, Node("empty", {}))
            self.tree.trim(cursor.branch, max(cursor.index, end))


_current: RunContext | None = None


def current() -> RunContext | None:
    """The run under way, or None."""
    return _current


@contextmanager
def running(context: RunContext) -> Iterator[RunContext]:
    """Make `context` the current one."""
    global _current
    before, _current = _current, context
    try:
        yield context
    finally:
        _current = before
