"""`st.slider`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ...errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
    StreamlitValueError,
)
from ..base import Drawable
from ..binding import Codec, each, several
from ..lib import widget_props
from ..numbers import check_bounds
from ..scales import Scale, check_types, defaults, scale_of


class SliderMixin(Drawable):
    """A number, date or time, or a range of them, between two bounds."""

    def slider(
        self,
        label: str,
        min_value: Any = None,
        max_value: Any = None,
        value: Any = None,
        step: Any = None,
        format: str | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a slider. Returns a value of the type of `value`, or a tuple of two if that is a list or tuple."""
        start = value if value is not None else self._unset(key, min_value, max_value)
        track = track_of(start, min_value, max_value, step)
        props = {
            **widget_props(label, label_visibility, help, disabled, width),
            "kind": "slider",
            "data_type": track.scale.kind,
            "min": track.scale.to_wire(track.low),
            "max": track.scale.to_wire(track.high),
            "step": track.scale.step_to_wire(track.step),
            "format": format,
            "options": [],
        }
        identity = {
            "label": label, "min_value": min_value, "max_value": max_value, "value": value, "step": step,
            "format": format, "help": help, "width": width,
        }  # fmt: skip
        return self._widget(
            "slider", props, default=track.value, identity=identity, key=key, load=track.load, dump=track.dump,
            accept=track.accept, check=track.check, query=track.query(),
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip

    def _unset(self, key: Any, low: Any, high: Any) -> Any:
        """The value of a slider that was given none: session_state tells whether it is a range."""
        if isinstance(self._stored(key), (list, tuple)):
            return [0 if low is None else low, 100 if high is None else high]
        return 0 if low is None else low


@dataclass(frozen=True, slots=True)
class Track:
    """A slider's bounds and default. `values` are one or two."""

    scale: Scale
    values: tuple[Any, ...]
    is_range: bool
    low: Any
    high: Any
    step: Any

    @property
    def value(self) -> Any:
        """The default: a value, or a tuple of two."""
        return self.load([self.scale.to_wire(value) for value in self.values])

    def load(self, wire: Any) -> Any:
        """The script's value of the page's number or numbers."""
        numbers = wire if isinstance(wire, list) else [wire]
        values = tuple(self.scale.from_wire(number) for number in numbers)
        return values if self.is_range else values[0]

    def dump(self, value: Any) -> Any:
        """The page's number or numbers of a value."""
        numbers = [self.scale.to_wire(part) for part in self._parts(value)]
        return numbers if self.is_range else numbers[0]

    def accept(self, value: Any) -> Any:
        """A value that the script set. Raises StreamlitValueBelowMinError, StreamlitValueAboveMaxError."""
        parts = self._parts(value)
        if len(parts) != len(self.values):
            raise StreamlitAPIException(
                f"The slider holds {len(self.values)} value(s), but `st.session_state` gives it {value!r}."
            )
        for part in parts:
            if not self.scale.holds(part):
                raise StreamlitAPIException(f"{part!r} is no value of a slider of type {self.scale.kind}.")
            number = self.scale.to_wire(part)
            if number < self.scale.to_wire(self.low):
                raise StreamlitValueBelowMinError(value=part, min_value=self.low)
            if number > self.scale.to_wire(self.high):
                raise StreamlitValueAboveMaxError(value=part, max_value=self.high)
        return self.load(sorted(self.scale.to_wire(part) for part in parts))

    def check(self, value: Any) -> Any:
        """The value if it fits this slider, else the default."""
        try:
            fits = self.accept(value)
        except StreamlitAPIException:
            return self.value
        return value if fits == value else fits

    def query(self) -> Codec:
        """How the value stands in the address."""
        make = several if self.is_range else each
        return make(self.scale.to_text, self.scale.from_text, *([tuple] if self.is_range else []))

    @staticmethod
    def _parts(value: Any) -> list[Any]:
        return list(value) if isinstance(value, (list, tuple)) else [value]


def track_of(value: Any, low: Any, high: Any, step: Any) -> Track:
    """The slider that these arguments describe. Raises StreamlitAPIException."""
    values, is_range = _values(value)
    scale = _scale(values)
    default_low, default_high, default_step = defaults(scale, values)
    low = default_low if low is None else low
    high = default_high if high is None else high
    if step is None:
        step = default_step
        if scale.kind in ("date", "datetime") and _span(low, high) < timedelta(days=1):
            step = timedelta(minutes=15)
    if not isinstance(step, timedelta) and step == 0:
        raise StreamlitValueError("step", ["a number"], "Zero is not allowed.")
    check_types(scale, value, low, high, step)
    # The default may lie outside of the bounds: they give way.
    low, high = min(low, high), max(low, high)
    values = sorted(values) or [low, high]
    low, high = min(low, values[0]), max(high, values[-1])
    _check_extent(scale, low, high)
    return Track(scale, tuple(values), is_range, low, high, step)


def _span(low: Any, high: Any) -> Any:
    """The distance of two dates; more than a day if they are of two types, which the types' check then reports."""
    return high - low if type(low) is type(high) else timedelta.max


def _values(value: Any) -> tuple[list[Any], bool]:
    """The values as a list, and whether they are a range."""
    if scale_of(value) is not None:
        return [value], False
    if isinstance(value, (list, tuple)) and len(value) <= 2:
        return list(value), True
    kinds = ["int", "float", "date", "time", "datetime", "list", "tuple"]
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, kinds)


def _scale(values: list[Any]) -> Scale:
    """The one scale of all values."""
    scales = [scale_of(value) for value in values] or [Scale("int")]
    if scales[0] is None or any(scale is None or scale.kind != scales[0].kind for scale in scales):
        raise StreamlitAPIException(
            f"Slider tuple/list components must be of the same type.\nBut were: {[type(value) for value in values]}"
        )
    return scales[0]


def _check_extent(scale: Scale, low: Any, high: Any) -> None:
    if not scale.timelike:
        check_bounds("min_value", low)
        check_bounds("max_value", high)
    if low == high:
        raise StreamlitInvalidMinMaxError(low, high)
