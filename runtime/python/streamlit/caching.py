"""`st.cache_data`, `st.cache_resource` and their elders, and what caching needs of the page: the spinner, and replay.

What a cached function draws is recorded: each element with the place it was drawn in, which is either the place of the
call, a root (sidebar, ...), or something that the function made before. A hit draws the same again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from appc_runtime import caching
from appc_runtime.caching.errors import CachedWidgetWarning
from appc_runtime.caching.hooks import Recording
from appc_runtime.caching.watch import touch
from appc_runtime.context import RunContext, current
from appc_runtime.protocol import Node
from appc_runtime.session import hooks as session_hooks

from . import legacy
from .delta_generator import DeltaGenerator, main_dg
from .elements.base import Drawable

cache_data = caching.cache_data
cache_resource = caching.cache_resource

type Path = tuple[int, ...]


@dataclass(slots=True)
class Message:
    """One element or block.

    `parent` is where: a root's number, the path of something made before, or None (where the call draws).
    """

    parent: int | Path | None
    path: Path
    type: str
    props: dict[str, Any]
    key: str | None
    is_block: bool


class Recorder:
    """Notes what is drawn while a cached function runs."""

    def __init__(self, context: RunContext) -> None:
        self.recording = Recording()
        self._base = main_dg._active(context)
        self._made: set[Path] = set()

    def __call__(self, context: RunContext, target: Drawable, node: Node) -> None:
        innermost = context.recorders[-1] is self
        if node.id is not None:
            touch("it draws a widget")
            if innermost:
                main_dg.exception(CachedWidgetWarning())
            return
        branch, index = target._where(context)
        path = (*branch.path, index)
        parent = self._parent(target)
        if parent is _OUTSIDE:
            self.recording.foreign = True
        self._made.add(path)
        is_block = node.type in _BLOCKS
        self.recording.messages.append(Message(parent, path, node.type, node.props, node.key, is_block))

    def _parent(self, target: Drawable) -> Any:
        if target is self._base:
            return None
        if target._root is not None:
            return target._root
        path = target._path
        return path if path in self._made else _OUTSIDE


_OUTSIDE: Any = object()
_BLOCKS = frozenset(("container", "columns", "column", "expander", "tabs", "tab", "form"))


@contextmanager
def _record() -> Iterator[Recording]:
    context = current()
    if context is None:
        yield Recording()
        return
    recorder = Recorder(context)
    context.recorders.append(recorder)
    try:
        yield recorder.recording
    finally:
        context.recorders.remove(recorder)


def _replay(messages: list[Message]) -> None:
    context = current()
    if context is None:
        return
    made: dict[Path, Drawable] = {}
    base = main_dg._active(context)
    for message in messages:
        if message.parent is None:
            target: Drawable = base
        elif isinstance(message.parent, int):
            target = DeltaGenerator(root=message.parent)
        else:
            target = made[message.parent]
        made[message.path] = _draw(target, message)


def _draw(target: Drawable, message: Message) -> Drawable:
    """Draw it as the function did."""
    if message.is_block:
        return target._block(message.type, message.props, key=message.key, form_id=message.props.get("form_id"))
    return target._draw(message.type, message.props, key=message.key)


def _show_spinner(text: str, show_time: bool) -> AbstractContextManager[None]:
    return main_dg.spinner(text, show_time=show_time, _cache=True)


caching.hooks.record = _record
caching.hooks.replay = _replay
caching.hooks.show_spinner = _show_spinner
session_hooks.idle += [lambda post: caching.run_refreshes(), caching.flush_idle]
session_hooks.clear_cache.append(caching.clear_all)
session_hooks.restore_cache.append(caching.restore)

cache = legacy.renamed("cache", "cache_data or st.cache_resource", caching.legacy_cache)


class _Older:
    """Today's decorator under an old name, with parameters of old that mean nothing any more."""

    def __init__(self, old: str, new: str, decorator: Any) -> None:
        self._names = (old, f"st.{new}")
        self._decorator = decorator
        self.clear = decorator.clear

    def __call__(self, func: Any = None, **options: Any) -> Any:
        legacy.note(*self._names)
        for gone in ("suppress_st_warning", "experimental_allow_widgets"):
            options.pop(gone, None)
        return self._decorator(func, **options)


experimental_memo = _Older("experimental_memo", "cache_data", cache_data)
experimental_singleton = _Older("experimental_singleton", "cache_resource", cache_resource)


def clear_cache() -> None:
    """`st.caching.clear_cache()` of old: forget everything."""
    legacy.note("caching.clear_cache", "st.cache_data.clear() or st.cache_resource.clear()")
    caching.clear_all()


__all__ = ["cache", "cache_data", "cache_resource", "clear_cache", "experimental_memo", "experimental_singleton"]
