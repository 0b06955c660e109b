"""What a field for a date with a time holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
)
from .dates import YEARS_AROUND, got, shift_years

LAST_MINUTE = time(23, 59)


KINDS = ["datetime", "date", "time", "ISO string", '"now"']


def to_datetime(value: Any, day: date, clock: time) -> datetime:
    """A datetime, date, time, ISO text or "now", to the minute and without a zone. Raises StreamlitAPIException.

    `day` and `clock` are taken where only the other part is given.
    """
    if value == "now":
        value = datetime.now()
    if isinstance(value, str):
        value = _parsed(value, day)
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime.combine(value, clock)
    elif isinstance(value, time):
        found = datetime.combine(day, value)
    else:
        raise StreamlitInvalidParameterTypeError("value", type(value).__name__, KINDS, detail=got(value))
    return found.replace(second=0, microsecond=0, tzinfo=None)


def _parsed(text: str, day: date) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.combine(day, time.fromisoformat(text))
    except ValueError:
        raise StreamlitInvalidParameterTypeError("value", "str", KINDS, detail=got(text)) from None


def text_of(value: datetime | None) -> str | None:
    """ "2024-12-31T18:30", as it travels."""
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M").zfill(16)


def load(wire: str | None) -> datetime | None:
    """The datetime of such a text. Raises ValueError."""
    return None if wire is None else datetime.fromisoformat(wire).replace(second=0, microsecond=0, tzinfo=None)


@dataclass(frozen=True, slots=True)
class DateTimeField:
    """A value, or None, between two bounds."""

    value: datetime | None
    low: datetime
    high: datetime

    def checked(self) -> DateTimeField:
        """This field. Raises StreamlitAPIException unless it is in order."""
        if self.low > self.high:
            raise StreamlitInvalidMinMaxError(self.low, self.high)
        self._check_bounds(self.value)
        return self

    def accept(self, value: Any) -> datetime | None:
        """What the script set, within the bounds or not. Raises StreamlitAPIException for what is none."""
        return None if value is None else to_datetime(value, date.today(), time())

    def _check_bounds(self, value: datetime | None) -> None:
        if value is not None and value < self.low:
            raise StreamlitValueBelowMinError(value, self.low)
        if value is not None and value > self.high:
            raise StreamlitValueAboveMaxError(value, self.high)

    def check(self, value: Any) -> datetime | None:
        """The value if it fits the present bounds, else the default."""
        try:
            found = self.accept(value)
            self._check_bounds(found)
        except StreamlitAPIException:
            return self.value
        return value if found == value else found


def datetime_field(value: Any, min_value: Any, max_value: Any) -> DateTimeField:
    """The field that these arguments describe. Bounds that are not given lie ten years around."""
    start = None if value is None else to_datetime(value, date.today(), time())
    day = date.today() if start is None else start.date()
    low = shift_years(day, -YEARS_AROUND) if min_value is None else min_value
    high = shift_years(day, YEARS_AROUND) if max_value is None else max_value
    return DateTimeField(start, to_datetime(low, day, time()), to_datetime(high, day, LAST_MINUTE)).checked()
