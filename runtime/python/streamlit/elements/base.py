"""Where an element goes, and how a widget is registered: what all element functions share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from appc_runtime.context import Cursor, RunContext, current
from appc_runtime.fragments import may_begin, outside_of
from appc_runtime.protocol import EVENT, MAIN, MISSING, Node
from appc_runtime.tree import Branch
from appc_runtime.widgets import Widget, claim, element_id

from ..errors import StreamlitInvalidLayoutContextError
from .binding import TEXT, Binding, Codec
from .registration import callback_of, persist_state_of, value_of

D = TypeVar("D", bound="Drawable")

NOT_RESERVED = (
    "A fragment draws in a container outside of it, in which it has drawn nothing during the last run of the whole app: "
    "so no place is reserved for it there. Have the fragment draw something in that container in each run of the app (for "
    "example `outside_container.empty()`), and fill it when the fragment reruns."
)


class Drawable:
    """A place to draw. Exactly one of `root`, `cursor` and `place` is set.

    `root` is a root's number, `cursor` a container's, `place` (parent, index) one element's own.
    """

    def __init__(
        self,
        *,
        root: int | None = None,
        cursor: Cursor | None = None,
        place: tuple[Branch, int] | None = None,
        form_id: str | None = None,
        kind: str | None = None,
    ) -> None:
        self._root = root
        self._cursor = cursor
        self._place = place
        self._form_id = form_id
        self._kind = kind
        context = current()
        self._run = 0 if context is None else context.number

    # ------------------------------------------------------------------ places

    def _active(self, context: RunContext) -> Drawable:
        """The main page stands for the container whose `with` is open."""
        return context.stack[-1] if self._root == MAIN and context.stack else self

    @property
    def _path(self) -> tuple[int, ...]:
        """Where a container lies, or one element's place."""
        if self._root is not None:
            return (self._root,)
        if self._cursor is not None:
            return self._cursor.branch.path
        assert self._place is not None
        branch, index = self._place
        return (*branch.path, index)

    def _where(self, context: RunContext) -> tuple[Branch, int]:
        """The next place: the block and the index in it."""
        return self._at(self._cursor_in(context))

    def _next(self, context: RunContext) -> tuple[Branch, int]:
        """Take the next place."""
        cursor = self._cursor_in(context)
        place = self._at(cursor)
        if cursor is not None:
            cursor.index = place[1] + 1
        return place

    def _cursor_in(self, context: RunContext) -> Cursor | None:
        """What goes on from child to child here; None in one element's own place."""
        self._take_over(context)
        return self._outside(context) or (self._own(context) if self._place is None else None)

    def _at(self, cursor: Cursor | None) -> tuple[Branch, int]:
        if cursor is None:
            assert self._place is not None
            return self._place
        # A fragment's part of one element's place holds one element, too.
        return cursor.branch, cursor.index if self._place is None else 0

    def _own(self, context: RunContext) -> Cursor:
        cursor = context.roots[self._root] if self._root is not None else self._cursor
        assert cursor is not None
        return cursor

    def _outside(self, context: RunContext) -> Cursor | None:
        """The running fragment's part of a container that is not in its own; None if it draws in that, or none runs.

        Raises StreamlitInvalidLayoutContextError where a fragment's rerun begins one.
        """
        if context.fragment_id is None or self._root == MAIN:
            return None
        path = self._path
        # What pops up is its fragment's alone.
        fragment = None if path[0] == EVENT else outside_of(context, path)
        if fragment is None:
            return None
        cursor = context.outside.get((fragment.id, path))
        if cursor is None:
            if not may_begin(context, path):
                raise StreamlitInvalidLayoutContextError(NOT_RESERVED)
            place = self._place
            if place is None:
                own = self._own(context)
                place = own.branch, own.index
                own.index += 1
            branch = fragment.outside[path] = context.put(*place, Node("transparent", {}))
            cursor = context.outside[fragment.id, path] = context.cursor(branch)
        return cursor

    def _take_over(self, context: RunContext) -> None:
        """Have a container or place that an earlier run made (it is kept in session_state) stay, and be drawn anew."""
        if self._root is not None or context.fragments or self._run == context.number:
            return
        self._run = context.number
        branch = self._cursor.branch if self._cursor is not None else self._place[0]  # type: ignore[index]
        if branch.attached():
            context.kept.append((branch, self._path))
            if self._cursor is not None:
                self.restart(context)

    def _make(self: D, **kwargs: Any) -> D:
        return type(self)(**kwargs)

    @property
    def branch(self) -> Branch:
        """A container's place in the tree."""
        assert self._cursor is not None
        return self._cursor.branch

    def restart(self, context: RunContext) -> None:
        """Have a container drawn anew from its first child, by a run that did not make it."""
        self._cursor = context.cursor(self.branch)

    # ------------------------------------------------------------------ drawing

    def _draw(self: D, type: str, props: dict[str, Any], *, key: str | None = None) -> D:
        """Draw an element. Returns its own place: drawing on that replaces it."""
        context = current()
        if context is None:
            return self
        target = self._active(context)
        node = Node(type, props, key=key)
        for record in context.recorders:
            record(context, target, node)
        place = target._next(context)
        context.put(*place, node)
        return self._make(place=place, form_id=target._form_id)

    def _block(
        self: D,
        type: str,
        props: dict[str, Any],
        *,
        key: str | None = None,
        id: str | None = None,
        value: Any = MISSING,
        form_id: str | None = None,
        cls: Callable[..., D] | None = None,
    ) -> D:
        """Draw a block and return it, to be drawn in. `form_id` starts a form; else the surrounding one goes on."""
        context = current()
        if context is None:
            return self
        target = self._active(context)
        node = Node(type, props, id=id, key=key)
        for record in context.recorders:
            record(context, target, node)
        place = target._next(context)
        branch = context.put(*place, node, value)
        made = (cls or self._make)(cursor=context.cursor(branch), form_id=form_id or target._form_id, kind=type)
        return made

    def _claim(self, kind: str, identity: Mapping[str, Any], key: Any) -> None:
        """Hold that an element that is no widget is drawn once: equal ones need different keys. Raises as widgets do."""
        context = current()
        if context is None:
            return
        target = self._active(context)
        name = None if key is None else str(key)
        root, page = self._root_of(target), context.session.page
        claim(context, kind, element_id(kind, name, identity, root=root, form_id=target._form_id, page=page), name)

    # ------------------------------------------------------------------ widgets

    def _form(self) -> str | None:
        """The id of the form that a widget drawn here belongs to."""
        context = current()
        return None if context is None else self._active(context)._form_id

    def _stored(self, key: Any) -> Any:
        """What session_state holds under a widget's key before it is drawn; MISSING if nothing."""
        context = current()
        if context is None or key is None or str(key) not in context.session.state:
            return MISSING
        return context.session.state[str(key)]

    def _widget(
        self,
        type: str,
        props: dict[str, Any],
        *,
        default: Any,
        identity: Mapping[str, Any],
        key: Any = None,
        kind: str | None = None,
        load: Callable[[Any], Any] = lambda wire: wire,
        dump: Callable[[Any], Any] = lambda value: value,
        accept: Callable[[Any], Any] | None = None,
        check: Callable[[Any], Any] | None = None,
        hold: Callable[[Any], None] | None = None,
        on_change: Callable[..., Any] | str | None = None,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        trigger: bool = False,
        settable: bool = True,
        bind: str | None = None,
        persist_state: str | None = None,
        query: Codec = TEXT,
        download: Callable[[], dict[str, Any]] | None = None,
    ) -> Any:
        """Register a widget, draw it, and return its value.

        `type` is the node's, `kind` the API name in messages and identity (default: `type`). `identity` holds all
        parameters that make an unkeyed widget's id. `accept(value)` looks over a value that the script set through
        session_state (or that the address holds): it may raise StreamlitAPIException, or return another. `check(value)`
        looks over every value, since earlier options or bounds may have left it behind; it may return another and does
        not raise; `hold(wire)` is told before it what the page holds, None if that is nothing yet. `query` says how the
        value stands in the address (`bind`), `download` makes the bytes of a deferred download. Outside a run the
        default is returned.
        """
        context = current()
        if context is None:
            return default
        target = self._active(context)
        name = None if key is None else str(key)
        widget = Widget(
            kind or type, default, name, load, dump, callback_of(on_change), args or (), kwargs or {}, trigger, settable
        )  # fmt: skip
        widget.persist = persist_state_of(persist_state, name)
        widget.hold = hold
        value = self._register(
            context, target, widget, identity, target._form_id, accept=accept, check=check, bind=bind, query=query
        )
        if target._form_id is not None:
            props["form_id"] = target._form_id
        if on_change == "ignore" and not trigger:
            props["ignore_rerun"] = True
        if download is not None:
            context.session.downloads[widget.id] = download
        self._put_widget(context, target, Node(type, props, id=widget.id, key=name), widget, value)
        return value

    def _register(
        self,
        context: RunContext,
        target: Drawable,
        widget: Widget,
        identity: Mapping[str, Any],
        form_id: str | None,
        *,
        accept: Callable[[Any], Any] | None = None,
        check: Callable[[Any], Any] | None = None,
        bind: str | None = None,
        query: Codec,
    ) -> Any:
        """Give a widget that is drawn at `target` its id, and return its value. See `_widget`."""
        root, page = self._root_of(target), context.active_page
        widget.id = element_id(widget.kind, widget.key, identity, root=root, form_id=form_id, page=page)
        return value_of(context, widget, form_id, accept, check, Binding.of(bind, widget.key, query))

    @staticmethod
    def _put_widget(context: RunContext, target: Drawable, node: Node, widget: Widget, value: Any) -> None:
        for record in context.recorders:
            record(context, target, node)
        if widget.trigger:
            context.put(*target._next(context), node)
            return
        wire = widget.dump(value)
        context.put(*target._next(context), node, wire, widget.dump(widget.default))
        context.session.send_value(widget.id, wire)

    @staticmethod
    def _root_of(target: Drawable) -> int:
        if target._root is not None:
            return target._root
        branch = target._cursor.branch if target._cursor is not None else target._place[0]  # type: ignore[index]
        return branch.path[0]
