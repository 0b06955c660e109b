"""What a slider slides over: numbers, dates, times; each with its defaults and its way to the page and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from ..errors import StreamlitInvalidParameterTypeError
from .numbers import is_float, is_int

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Times of day travel as if on this day.
SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """One data type of sliders. `timezone` is the values' own: the page shows wall time and knows of none."""

    kind: str
    timezone: tzinfo | None = None

    @property
    def timelike(self) -> bool:
        """Whether steps are timedeltas."""
        return self.kind in ("date", "datetime", "time")

    def holds(self, value: Any) -> bool:
        """Whether `value` can lie on this scale. Whole numbers lie on that of floats too."""
        other = scale_of(value)
        return other is not None and (other.kind == self.kind or not (other.timelike or self.timelike))

    def to_wire(self, value: Any) -> float | int:
        """The number that the page moves: the value itself, or microseconds."""
        if self.kind == "int":
            return int(value)
        if self.kind == "float":
            return float(value)
        if self.kind == "time":
            value = datetime.combine(SOME_DAY, value)
        elif self.kind == "date":
            value = datetime.combine(value, time())
        return (value.replace(tzinfo=UTC) - EPOCH) // MICROSECOND

    def from_wire(self, number: float | int) -> Any:
        """The value of a number that `to_wire` has made."""
        if self.kind == "int":
            return int(number)
        if self.kind == "float":
            return float(number)
        moment = (EPOCH + timedelta(microseconds=int(number))).replace(tzinfo=self.timezone)
        return {"datetime": lambda: moment, "date": moment.date, "time": moment.timetz}[self.kind]()

    def step_to_wire(self, step: Any) -> float | int:
        """A step as a number of the same unit."""
        return step // MICROSECOND if self.timelike else self.to_wire(step)

    def to_text(self, value: Any) -> str:
        """The value as it stands in an address."""
        return str(value) if not self.timelike else value.isoformat()

    def from_text(self, text: str) -> Any:
        """The value of an address's text. Raises ValueError."""
        parse = {"int": int, "float": float, "date": date.fromisoformat, "time": time.fromisoformat}
        return parse.get(self.kind, datetime.fromisoformat)(text)


def scale_of(value: Any) -> Scale | None:
    """The scale that a value lies on, or None if it is none of a slider's."""
    if is_int(value):
        return Scale("int")
    if is_float(value):
        return Scale("float")
    if isinstance(value, datetime):  # pandas' Timestamps too
        return Scale("datetime", value.tzinfo)
    if isinstance(value, date):
        return Scale("date")
    return Scale("time", value.tzinfo) if isinstance(value, time) else None


def defaults(scale: Scale, values: list[Any]) -> tuple[Any, Any, Any]:
    """Minimum, maximum and step of a slider that was given none."""
    if scale.kind == "int":
        return 0, 100, 1
    if scale.kind == "float":
        return 0.0, 1.0, 0.01
    if scale.kind == "time":
        return time.min.replace(tzinfo=scale.timezone), time.max.replace(tzinfo=scale.timezone), timedelta(minutes=15)
    return values[0] - timedelta(days=14), values[0] + timedelta(days=14), timedelta(days=1)


MATCHING = ["matching numeric types", "matching date/time types"]


def check_types(scale: Scale, values: Any, low: Any, high: Any, step: Any) -> None:
    """Raise StreamlitInvalidParameterTypeError unless bounds and step are of one type, and the values too."""
    bounds = [low, high, step]
    ints, floats = all(map(is_int, bounds)), all(map(is_float, bounds))
    times = scale.timelike and isinstance(step, timedelta) and type(low) is type(high)
    if not (ints or floats or times):
        given = f"min_value={type(low).__name__}, max_value={type(high).__name__}, step={type(step).__name__}"
        raise StreamlitInvalidParameterTypeError("value", given, MATCHING)
    if not {"int": ints, "float": floats}.get(scale.kind, times):
        given = f"value={type(values).__name__}, min_value={type(low).__name__}, max_value={type(high).__name__}"
        raise StreamlitInvalidParameterTypeError("value", given, MATCHING)
