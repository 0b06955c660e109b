"""Session state: what the script keeps between runs, and the widgets' values."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import Any

from .context import current
from .errors import StreamlitValueAssignmentNotAllowedError, StreamlitWidgetAlreadyInstantiatedError
from .protocol import MISSING
from .widgets import Widget

SAVED_BYTES = 50_000_000


def _differ(value: Any, other: Any) -> bool:
    """Whether two values differ; of tables, which compare cell by cell, nobody asks."""
    try:
        return bool(value != other)
    except ValueError:
        return True


class SessionState:
    """One visitor's state. Keys are the script's; a key that a widget has taken leads to the widget's value."""

    def __init__(self) -> None:
        self._user: dict[str, Any] = {}
        self._values: dict[str, Any] = {}
        self._widgets: dict[str, Widget] = {}
        self._ids: dict[str, str] = {}
        # What the page holds, by widget id, in its own form; a value is sent only where it differs.
        self._page: dict[str, Any] = {}
        # Values for widgets that no run has drawn yet (a restarted worker), in the page's form.
        self._early: dict[str, Any] = {}
        self._triggered: set[str] = set()
        # Keys of widgets that are not drawn now but whose values stay (`persist_state`), by id, and how long.
        self._persisted: dict[str, tuple[str, str]] = {}
        self._saved: bytes | None = None

    # ------------------------------------------------------------------ the script's view

    def __getitem__(self, key: str) -> Any:
        if key in self._user:
            return self._user[key]
        widget_id = self._ids.get(key)
        if widget_id in self._values:
            return self._values[widget_id]
        raise KeyError(key)

    def __setitem__(self, key: str, value: Any) -> None:
        widget_id = self._ids.get(key)
        context = current()
        if widget_id is not None and context is not None and widget_id in context.widget_ids:
            raise StreamlitWidgetAlreadyInstantiatedError(key)
        self._user[key] = value

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._user.pop(key, None)
        widget_id = self._ids.pop(key, None)
        if widget_id is not None:
            self._values.pop(widget_id, None)

    def __contains__(self, key: object) -> bool:
        return key in self._user or (key in self._ids and self._ids[key] in self._values)  # type: ignore[index]

    def __iter__(self) -> Iterator[str]:
        yield from self._user
        yield from (key for key, wid in self._ids.items() if key not in self._user and wid in self._values)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Forget everything the script and the keyed widgets hold."""
        for key in list(self):
            del self[key]

    # ------------------------------------------------------------------ widgets

    def apply(self, values: dict[str, Any], triggers: Iterable[str]) -> list[Widget]:
        """Take in what the page sent. Returns the widgets whose value changed, for their callbacks."""
        changed = []
        for widget_id, wire in values.items():
            self._page[widget_id] = wire
            widget = self._widgets.get(widget_id)
            if widget is None:
                self._early[widget_id] = wire
                continue
            value = widget.load(wire)
            if widget_id not in self._values or _differ(value, self._values[widget_id]):
                self._values[widget_id] = value
                changed.append(widget)
            if widget.key is not None:
                self._user.pop(widget.key, None)
        for widget_id in triggers:
            self._triggered.add(widget_id)
            if widget_id not in values:
                self._values[widget_id] = True
            if widget_id in self._widgets and self._widgets[widget_id] not in changed:
                changed.append(self._widgets[widget_id])
        return changed

    def register(self, widget: Widget) -> tuple[Any, bool]:
        """See `widgets.register`."""
        widget_id, key = widget.id, widget.key
        assigned = False
        if key is not None and key in self._user:
            if not widget.settable:
                raise StreamlitValueAssignmentNotAllowedError(key)
            value = self._user.pop(key)
            assigned = True
        elif widget_id in self._early:
            value = widget.load(self._early.pop(widget_id))
        elif widget_id in self._values:
            value = self._values[widget_id]
        else:
            value = widget.default
        if widget.hold is not None:
            widget.hold(self._page.get(widget_id))
        self._values[widget_id] = value
        self._widgets[widget_id] = widget
        self._persisted.pop(widget_id, None)
        if key is not None:
            self._ids[key] = widget_id
        return (list(value) if type(value) is list else value), assigned

    def holds(self, widget: Widget) -> bool:
        """Whether anything but its default is to be had for a widget that is about to be registered."""
        by_id = widget.id in self._values or widget.id in self._early
        return by_id or (widget.key is not None and widget.key in self._user)

    def leave_page(self, common: bool) -> None:
        """The visitor goes to another page: this one's widgets are let go. `common`: those of the entrypoint stay."""
        for widget_id, widget in list(self._widgets.items()):
            widget.persist = None if widget.persist == "page" else widget.persist
            if not (common and widget.page == ""):
                self._let_go(widget_id)
        for widget_id, (key, scope) in list(self._persisted.items()):
            if scope == "page":
                del self._persisted[widget_id]
                self._values.pop(widget_id, None)
                if self._ids.get(key) == widget_id:
                    del self._ids[key]

    def take_assigned(self, key: str) -> Any:
        """What the script has set under this key for a widget that takes it otherwise than as its value; None if nothing."""
        return self._user.pop(key, None)

    def set(self, widget_id: str, value: Any) -> None:
        """Replace a registered widget's value (clamped, or no longer among its options)."""
        self._values[widget_id] = value

    def tell(self, widget_id: str, wire: Any) -> bool:
        """Note that the page holds `wire` for the widget. True if it held something else before, and must be told."""
        known = self._page.get(widget_id, MISSING)
        self._page[widget_id] = wire
        return known is not MISSING and known != wire

    def finish(self, active: set[str] | None) -> None:
        """After a run: let go of the triggers, and of widgets that a complete run (`active`: its ids) did not draw."""
        for widget_id in self._triggered:
            if widget_id in self._values:
                widget = self._widgets.get(widget_id)
                self._values[widget_id] = False if widget is None else widget.default
        self._triggered.clear()
        if active is None:
            return
        for widget_id in [w for w in self._widgets if w not in active]:
            self._let_go(widget_id)
        for widget_id in [w for w in self._page if w not in active]:
            del self._page[widget_id]
        self._early.clear()

    def _let_go(self, widget_id: str) -> None:
        """Forget a widget, and its value unless that persists."""
        widget = self._widgets.pop(widget_id)
        if widget.persist is not None and widget.key is not None:
            self._persisted[widget_id] = (widget.key, widget.persist)
            return
        self._values.pop(widget_id, None)
        if widget.key is not None and self._ids.get(widget.key) == widget_id:
            del self._ids[widget.key]

    def fragment_widgets(self, fragments: Iterable[str]) -> set[str]:
        """The ids of widgets that these fragments drew."""
        wanted = set(fragments)
        return {wid for wid, widget in self._widgets.items() if widget.fragment in wanted}

    def widget(self, widget_id: str) -> Widget:
        """A widget that the last run drew. Raises KeyError."""
        return self._widgets[widget_id]

    def value(self, widget_id: str) -> Any:
        """What the next run would find as a drawn widget's value. Raises KeyError."""
        key = self._widgets[widget_id].key
        return self._user[key] if key is not None and key in self._user else self._values[widget_id]

    def all_widgets(self) -> set[str]:
        """The ids of all widgets that the page shows."""
        return set(self._widgets)

    def bound(self) -> set[str]:
        """The query parameters that widgets have taken."""
        return {widget.key for widget in self._widgets.values() if widget.bound and widget.key is not None}

    # ------------------------------------------------------------------ across a restart of the worker

    def save(self) -> tuple[bytes, list[str]] | None:
        """The script's own values pickled, and the names that can't be; None if nothing changed since the last call."""
        entries: dict[str, bytes] = {}
        lost: list[str] = []
        size = 0
        for key, value in self._user.items():
            try:
                data = pickle.dumps(value, protocol=5)
            except Exception:
                lost.append(key)
                continue
            size += len(data)
            if size > SAVED_BYTES:
                lost.append(key)
            else:
                entries[key] = data
        saved = pickle.dumps(entries, protocol=5)
        if saved == self._saved:
            return None
        self._saved = saved
        return saved, lost

    def restore(self, data: bytes, widgets: dict[str, Any]) -> None:
        """Take over what `save` gave, and the page's widget values, before the first run of a new worker."""
        for key, pickled in pickle.loads(data).items() if data else ():
            try:
                self._user[key] = pickle.loads(pickled)
            except Exception:  # a class that only a run defines: lost, as the page has been told of such
                continue
        self._early.update(widgets)
        self._page.update(widgets)
