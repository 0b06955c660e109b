"""Dates and times of day as scripts give them, and what a date field holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..errors import StreamlitInvalidMinMaxError, StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError

# What may be chosen around the default when no bounds are given.
YEARS_AROUND = 10
NO_DATE = "DateInput value should either be an date/datetime or a list/tuple of 0 - 2 date/datetime values"


def got(value: Any) -> str | None:
    """What stands in an error about a text that says no date or time: its type alone explains nothing."""
    return f"Got {value!r}." if isinstance(value, str) else None


def to_date(value: Any, parameter: str = "value") -> date:
    """A date, datetime, ISO text or "today" as a date. Raises StreamlitInvalidParameterTypeError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value == "today":
        return datetime.now().date()
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            pass
    raise StreamlitInvalidParameterTypeError(
        parameter, type(value).__name__, ["date", "datetime", "ISO string", '"today"'], detail=got(value)
    )


def to_time(value: Any) -> time:
    """A time, datetime, ISO text or "now" as a time of day, to the second. Raises StreamlitInvalidParameterTypeError."""
    if value == "now":
        value = datetime.now()
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, str):
        for parse in (time.fromisoformat, lambda text: datetime.fromisoformat(text).time()):
            try:
                return parse(value).replace(microsecond=0)
            except ValueError:
                continue
    raise StreamlitInvalidParameterTypeError(
        "value", type(value).__name__, ["datetime", "time", "ISO string"], detail=got(value)
    )


def step_seconds(step: Any, least: int = 60) -> int:
    """The seconds between two choices of a time field.

    Raises StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError.
    """
    if not isinstance(step, (int, timedelta)) or isinstance(step, bool):
        raise StreamlitInvalidParameterTypeError("step", type(step).__name__, ["int", "timedelta"])
    seconds = int(step.total_seconds()) if isinstance(step, timedelta) else step
    if not least <= seconds <= 23 * 3600:
        shown = "1 second" if least == 1 else f"{least} seconds"
        raise StreamlitValueOutOfRangeError("step", f"{seconds} seconds", shown, "23 hours")
    return seconds


def shift_years(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes the 28th; calendars end at the years 1 and 9999."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


@dataclass(frozen=True, slots=True)
class DateField:
    """What a date input holds: none, one or two `days` between two bounds."""

    days: tuple[date, ...]
    is_range: bool
    low: date
    high: date

    @property
    def value(self) -> Any:
        """The default as the script gets it."""
        return self._made(self.days)

    def load(self, wire: Sequence[str] | None) -> Any:
        """The value of the page's ISO dates."""
        return self._made(tuple(date.fromisoformat(text) for text in wire or ()))

    def dump(self, value: Any) -> list[str]:
        """The ISO dates of a value."""
        return [day.isoformat() for day in _listed(value)]

    def accept(self, value: Any) -> Any:
        """What the script set, within the bounds or not. Raises StreamlitAPIException for what is no date."""
        days = tuple(to_date(day) for day in _listed(value))
        if len(days) > (2 if self.is_range else 1):
            raise StreamlitAPIException(f"A date input that is {'a' if self.is_range else 'no'} range got {value!r}.")
        return self._made(days)

    def check(self, value: Any) -> Any:
        """The value if it fits the present bounds, else the default."""
        try:
            fits = self.accept(value)
            self._check_bounds(_listed(fits))
        except StreamlitAPIException:
            return self.value
        return value if type(fits) is type(value) and fits == value else fits

    def checked(self) -> DateField:
        """This field. Raises StreamlitAPIException unless its bounds and default are in order."""
        if self.low > self.high:
            raise StreamlitInvalidMinMaxError(self.low, self.high)
        self._check_bounds(self.days)
        return self

    def _check_bounds(self, days: Sequence[date]) -> None:
        if days and (days[0] < self.low or days[-1] > self.high):
            shown = " - ".join(day.isoformat() for day in days)
            raise StreamlitAPIException(
                f"The default `value` of {shown} must lie between the `min_value` of {self.low} and the `max_value` of "
                f"{self.high}, inclusively."
            )

    def _made(self, days: tuple[date, ...]) -> Any:
        if self.is_range:
            return days
        return days[0] if days else None


def date_field(value: Any, min_value: Any, max_value: Any, held: Any = None) -> DateField:
    """The field that these arguments describe. Raises StreamlitAPIException.

    "today" gives way to bounds that are given. Bounds that are not lie around the default, and do not shut out `held`:
    what session_state holds already.
    """
    is_range = isinstance(value, (list, tuple))
    if is_range and len(value) > 2:
        raise StreamlitAPIException(NO_DATE)
    low = None if min_value is None else to_date(min_value, "min_value")
    high = None if max_value is None else to_date(max_value, "max_value")
    days = tuple(to_date(day) for day in _listed(value))
    if value == "today":
        days = (_within(days[0], low, high),)
    around = days or (to_date("today"),)
    others = [to_date(day) for day in _listed(held)]
    low = min([shift_years(around[0], -YEARS_AROUND), *others]) if low is None else low
    high = max([shift_years(around[-1], YEARS_AROUND), *others]) if high is None else high
    return DateField(days, is_range, low, high).checked()


def _within(day: date, low: date | None, high: date | None) -> date:
    """The day, or the bound that it lies beyond."""
    if low is not None and day < low:
        return low
    return high if high is not None and day > high else day


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
