"""Widgets, as tests see and use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from appc_runtime.protocol import Node
from appc_runtime.testing.sources import source_of

from .elements import Element
from .errors import AppTestError

if TYPE_CHECKING:
    from .element_tree import ElementTree


class InitialValue:
    """Stands for the value of a widget that the test has not touched."""


class Widget(Element):
    """An element with a value. What a test does to it counts from the next `run()` on."""

    def __init__(self, node: Node, root: ElementTree, type: str) -> None:
        super().__init__(node, root, type)
        self.id = str(node.id)
        self._value: Any = InitialValue()

    @property
    def touched(self) -> bool:
        """Whether the test has set it since the last run."""
        return not isinstance(self._value, InitialValue)

    @property
    def value(self) -> Any:
        """What the test has set, else what the script got in the last run."""
        return self._value if self.touched else self.root.state.value(self.id)

    def set_value(self, v: Any) -> Self:
        """Have the visitor give it this value. Raises AppTestError for a disabled widget."""
        self._check_enabled()
        self._value = v
        return self

    def wire(self) -> Any:
        """The test's value as the page would send it."""
        return self.root.state.widget(self.id).dump(self._value)

    def default_wire(self) -> Any:
        """The value that the script gave it, as the page would send it."""
        widget = self.root.state.widget(self.id)
        return widget.dump(widget.default)

    def _check_enabled(self) -> None:
        if self.proto.disabled:
            raise AppTestError(f"{self} is disabled: no visitor can use it.")

    def _shown(self) -> dict[str, Any]:
        return {"key": self.key, "label": getattr(self.proto, "label", None), "value": self.value}


class Fired(Widget):
    """A widget that has a value for the one run that it starts."""

    @property
    def value(self) -> Any:
        """What the test has done, else what the last run got."""
        return self._value if self.touched else self.root.fired(self.id)

    def wire(self) -> Any:
        """The test's value as the page would send it."""
        return self._value


class Pressed(Fired):
    """What a visitor presses."""

    label: str
    help: str
    form_id: str

    @property
    def touched(self) -> bool:
        """Whether the test has pressed it."""
        return self._value is True

    @property
    def value(self) -> bool:
        """Whether it is pressed."""
        return self.touched or bool(self.root.fired(self.id))

    def click(self) -> Self:
        """Press it."""
        return self.set_value(True)


class Button(Pressed):
    """`st.button` and `st.form_submit_button`."""


class DownloadButton(Pressed):
    """`st.download_button`."""


class Checkbox(Widget):
    """`st.checkbox`."""

    label: str
    help: str
    form_id: str

    def check(self) -> Self:
        """Tick it."""
        return self.set_value(True)

    def uncheck(self) -> Self:
        """Take the tick away."""
        return self.set_value(False)


class Toggle(Widget):
    """`st.toggle`."""


class ColorPicker(Widget):
    """`st.color_picker`."""

    def pick(self, v: str) -> Self:
        """Choose a colour; the "#" may be left out."""
        return self.set_value(v if v.startswith("#") else f"#{v}")


class TextField(Widget):
    """What a visitor types in."""

    def input(self, v: str) -> Self:
        """Type a text in the place of the present one. One that is too long does not go in."""
        return self if self.max_chars and len(v) > self.max_chars else self.set_value(v)


class TextArea(TextField):
    """`st.text_area`."""


class TextInput(TextField):
    """`st.text_input`."""


class NumberInput(Widget):
    """`st.number_input`; `min` and `max` are None where there is no bound."""

    def increment(self) -> Self:
        """One step up, as far as the bound."""
        high = self.proto._props["max"]
        return self._step(self.proto.step, lambda number: number if high is None else min(number, high))

    def decrement(self) -> Self:
        """One step down, as far as the bound."""
        low = self.proto._props["min"]
        return self._step(-self.proto.step, lambda number: number if low is None else max(number, low))

    def _step(self, step: float, bounded: Callable[[Any], Any]) -> Self:
        return self if self.value is None else self.set_value(bounded(self.value + step))


class DateInput(Widget):
    """`st.date_input`."""

    @property
    def value(self) -> Any:
        """A date or None; of a range, the dates chosen."""
        value = super().value
        return tuple(value) if self.touched and isinstance(value, list) else value

    @property
    def min(self) -> date:
        """The first day that can be chosen."""
        return date.fromisoformat(self.proto.min)

    @property
    def max(self) -> date:
        """The last day that can be chosen."""
        return date.fromisoformat(self.proto.max)


class DateTimeInput(Widget):
    """`st.datetime_input`."""


class TimeInput(Widget):
    """`st.time_input`; `step` is in seconds."""

    @property
    def value(self) -> time | None:
        """The time of day."""
        value = super().value
        return value.time() if isinstance(value, datetime) else value

    def increment(self) -> Self:
        """One step later."""
        return self._step(self.proto.step)

    def decrement(self) -> Self:
        """One step earlier."""
        return self._step(-self.proto.step)

    def _step(self, seconds: int) -> Self:
        if self.value is None:
            return self
        return self.set_value((datetime.combine(date.today(), self.value) + timedelta(seconds=seconds)).time())


class Slider(Widget):
    """`st.slider`."""

    def set_range(self, lower: Any, upper: Any) -> Self:
        """Set both ends."""
        return self.set_value((lower, upper))


class Feedback(Widget):
    """`st.feedback`."""


class Pagination(Widget):
    """`st.pagination`."""

    NAMES: ClassVar[dict[str, str]] = {"num_pages": "pages"}

    @property
    def default(self) -> int:
        """The page that is chosen at first."""
        return int(self.root.state.widget(self.id).default)

    def set_value(self, v: int) -> Self:
        """Choose a page. Raises AppTestError for one that is not there."""
        if isinstance(v, bool) or not isinstance(v, int) or not 1 <= v <= self.num_pages:
            raise AppTestError(f"{self} can't go to {v!r}: a page is an int from 1 to {self.num_pages}.")
        return super().set_value(v)

    def select(self, page: int) -> Self:
        """Choose a page."""
        return self.set_value(page)


class Choice[T](Widget):
    """A widget with options. A test may name one by itself or by its text."""

    #: How the page names an option: by "place", "places", "text" or "texts".
    WIRE: ClassVar[str] = "place"

    @property
    def options(self) -> list[str]:
        """The options' texts."""
        return [_text_of(option) for option in self.proto.options]

    @property
    def format_func(self) -> Callable[[Any], str]:
        """Makes the text of an option."""
        return self._text

    def _items(self) -> list[T]:
        """The options as the script gave them."""
        load = self.root.state.widget(self.id).load
        many = {"places": lambda place, text: [place], "texts": lambda place, text: [text]}
        one = {"place": lambda place, text: place, "text": lambda place, text: text}
        wires = [{**many, **one}[self.WIRE](place, text) for place, text in enumerate(self.options)]
        items = [load(wire) for wire in wires]
        return [item[0] for item in items] if self._is_many() else items

    def _is_many(self) -> bool:
        return self.WIRE == "texts"

    def _text(self, v: Any) -> str:
        return self.options[self._place(v)]

    def _place(self, v: Any) -> int:
        items = self._items()
        if v in items:
            return items.index(v)
        if v in self.options:
            return self.options.index(v)
        raise ValueError(f"{v!r} is not an option of {self.type} {self.key or self.label!r}: {', '.join(self.options)}")

    def _option(self, v: Any) -> Any:
        """The option that the test means; what it typed, where the widget takes new ones."""
        try:
            return self._items()[self._place(v)]
        except ValueError:
            if self.proto._props.get("accept_new_options"):
                return v
            raise

    def wire(self) -> Any:
        """The test's value as the page would send it. Raises ValueError for what is no option."""
        value = self._value
        if isinstance(value, (list, tuple)) and value not in self._items():
            value = type(value)(self._option(one) for one in value)
        elif value is not None or None in self._items():
            value = self._option(value)
        return self.root.state.widget(self.id).dump(value)


def _text_of(option: Any) -> str:
    if isinstance(option, dict):
        return str(source_of(option["label"]))
    return str(source_of(option))


class Radio[T](Choice[T]):
    """`st.radio`."""

    @property
    def index(self) -> int | None:
        """Which option is chosen."""
        return None if self.value is None else self._place(self.value)


class Selectbox[T](Choice[T]):
    """`st.selectbox`."""

    WIRE = "text"

    @property
    def index(self) -> int | None:
        """Which option is chosen."""
        return None if self.value is None else self._place(self.value)

    def select(self, v: T | None) -> Self:
        """Choose an option."""
        return self.set_value(v)

    def select_index(self, index: int | None) -> Self:
        """Choose an option by its place."""
        return self.set_value(None if index is None else self._items()[index])


class SelectSlider[T](Choice[T]):
    """`st.select_slider`."""

    def _items(self) -> list[T]:
        load = self.root.state.widget(self.id).load
        items = [load([place]) for place in range(len(self.options))]
        return [item[0] for item in items] if self._is_many() else items

    def _is_many(self) -> bool:
        return isinstance(self.root.state.widget(self.id).default, tuple)

    def set_range(self, lower: T, upper: T) -> Self:
        """Set both ends."""
        return self.set_value((lower, upper))


class Multiselect[T](Choice[T]):
    """`st.multiselect`."""

    WIRE = "texts"

    @property
    def values(self) -> Sequence[str]:
        """The texts of the chosen."""
        return [self._text(v) for v in self.value]

    @property
    def indices(self) -> Sequence[int]:
        """The places of the chosen."""
        return [self._place(v) for v in self.value]

    def select(self, v: T) -> Self:
        """Choose one more."""
        return self if v in self.value else self.set_value([*self.value, v])

    def unselect(self, v: T) -> Self:
        """Choose one no longer."""
        return self.set_value([one for one in self.value if one != v]) if v in self.value else self


class ButtonGroup[T](Choice[T]):
    """`st.pills` and `st.segmented_control`."""

    WIRE = "places"

    def _is_many(self) -> bool:
        return bool(self.proto.many)

    def _chosen(self) -> list[T]:
        if self.proto.many:
            return list(self.value or ())
        return [] if self.value is None else [self.value]

    @property
    def formatted_values(self) -> Sequence[str]:
        """The texts of the chosen."""
        return [self._text(v) for v in self._chosen()]

    @property
    def indices(self) -> Sequence[int]:
        """The places of the chosen."""
        return [self._place(v) for v in self._chosen()]

    def select(self, v: T) -> Self:
        """Choose one; where several may be chosen, one more."""
        if not self.proto.many:
            return self.set_value(v)
        return self if v in self._chosen() else self.set_value([*self._chosen(), v])

    def unselect(self, v: T) -> Self:
        """Choose one no longer."""
        if v not in self._chosen():
            return self
        return self.set_value([one for one in self._chosen() if one != v] if self.proto.many else None)


class MenuButton[T](Choice[T], Fired):
    """`st.menu_button`."""

    def click(self, v: T) -> Self:
        """Choose an entry of the menu."""
        return self.set_value(v)

    def click_index(self, index: int) -> Self:
        """Choose an entry by its place."""
        return self.set_value(self._items()[index])

    def wire(self) -> int:
        """The entry's place."""
        return self._place(self._value)
