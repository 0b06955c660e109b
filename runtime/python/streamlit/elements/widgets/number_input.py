"""`st.number_input`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidNumberFormatError,
    StreamlitMixedNumericTypesError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
)
from ...logger import get_logger
from ..base import Drawable
from ..binding import Codec, each
from ..lib import icon_props, widget_props
from ..numbers import check_bounds, is_float, is_int

_log = get_logger(__name__)


class NumberInputMixin(Drawable):
    """A number, typed or stepped."""

    def number_input(
        self,
        label: str,
        min_value: Any = None,
        max_value: Any = None,
        value: Any = "min",
        step: Any = None,
        format: str | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a number field. Returns an int if all numbers given are ints, else a float; None where it is empty."""
        numbers = field_of(None if self._stored(key) is None else value, min_value, max_value, step)
        shown = format_of(format, numbers.is_int)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "data_type": "int" if numbers.is_int else "float",
            "min": numbers.wire(min_value),
            "max": numbers.wire(max_value),
            "step": numbers.wire(numbers.step),
            "format": shown,
            "placeholder": None if placeholder is None else str(placeholder),
            "clearable": numbers.value is None,
        }
        props.update(icon_props(icon))
        identity = {
            "label": label, "min_value": min_value, "max_value": max_value, "value": value, "step": step,
            "format": format, "help": help, "placeholder": placeholder, "icon": icon, "width": width,
            "required": required,
        }  # fmt: skip
        return self._widget(
            "number_input", props, default=numbers.value, identity=identity, key=key, load=numbers.wire,
            dump=numbers.wire, check=numbers.check, query=numbers.query(),
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberField:
    """What a number input holds. `value` is the default, None for an empty field."""

    is_int: bool
    value: Any
    low: Any
    high: Any
    step: Any

    def wire(self, value: Any) -> Any:
        """The number as a plain int or float; None as it is."""
        if value is None:
            return None
        return int(value) if self.is_int else float(value)

    def accept(self, value: Any) -> Any:
        """A number that the script set. Raises StreamlitValueBelowMinError, StreamlitValueAboveMaxError."""
        if value is not None and self.low is not None and value < self.low:
            raise StreamlitValueBelowMinError(value=value, min_value=self.low)
        if value is not None and self.high is not None and value > self.high:
            raise StreamlitValueAboveMaxError(value=value, max_value=self.high)
        return self.wire(value)

    def check(self, value: Any) -> Any:
        """The number if it fits the present bounds, else the default."""
        try:
            fits = self.accept(value)
        except (StreamlitValueBelowMinError, StreamlitValueAboveMaxError):
            return self.value
        return value if type(fits) is type(value) else fits

    def query(self) -> Codec:
        """How the number stands in the address."""
        return each(str, int if self.is_int else float)


def field_of(value: Any, low: Any, high: Any, step: Any) -> NumberField:
    """The field that these arguments describe.

    Raises StreamlitMixedNumericTypesError, StreamlitValueBelowMinError, StreamlitValueAboveMaxError,
    StreamlitInvalidMinMaxError, StreamlitJSNumberBoundsError.
    """
    given = [number for number in (low, high, value, step) if number is not None and not isinstance(number, str)]
    ints, floats = all(map(is_int, given)), all(map(is_float, given))
    if not ints and not floats:
        raise StreamlitMixedNumericTypesError(value=value, min_value=low, max_value=high, step=step)
    # Without any number it is a field of floats.
    whole = ints and not floats
    if value == "min":
        value = low if low is not None else (0 if whole else 0.0)
    if step is None:
        step = 1 if whole else 0.01
    for name, number in {"min_value": low, "max_value": high, "step": step, "value": value}.items():
        if number is not None:
            check_bounds(name, number)
    if low is not None and high is not None and low > high:
        raise StreamlitInvalidMinMaxError(low, high)
    field = NumberField(whole, value, low, high, step)
    return NumberField(whole, field.accept(value), low, high, step)


def format_of(format: str | None, whole: bool) -> str:
    """The printf format, or the one for that kind of number; one that hides the kind is told the developer.

    Raises StreamlitInvalidNumberFormatError for a format that formats no number.
    """
    if format is None:
        return "%d" if whole else "%0.2f"
    try:
        float(format % 2)
    except (TypeError, ValueError):
        raise StreamlitInvalidNumberFormatError(format) from None
    if format in ("%d", "%u", "%i") and not whole:
        _log.warning("st.number_input value has type float, but format %s displays as integer.", format)
    elif format.endswith("f") and whole:
        _log.warning("st.number_input value has type int so is displayed as int despite format string %s.", format)
    return format
