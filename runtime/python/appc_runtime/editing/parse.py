"""A cell's value from the page, as a value of the column's kind."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas


class WrongValueError(ValueError):
    """The value is none of this kind."""


def parse(value: Any, kind: str) -> Any:
    """`value` (JSON) as a value of `kind`; None stays None.

    Raises:
        WrongValueError: it cannot be one.
    """
    if value is None:
        return None
    if isinstance(value, list) and kind not in ("list", "string", "empty"):
        raise WrongValueError(f"A list is not a value of kind {kind}.")
    try:
        return _PARSERS.get(kind, _same)(value)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise WrongValueError(f"{value!r} is not a value of kind {kind}: {error}") from error


def _same(value: Any) -> Any:
    return value


def _boolean(value: Any) -> bool:
    return value.strip().lower() in ("true", "t", "yes", "y", "on", "1") if isinstance(value, str) else bool(value)


def _integer(value: Any) -> int:
    try:
        return int(value)
    except ValueError:
        number = float(value)
        if not number.is_integer():
            raise
        return int(number)


def _list(value: Any) -> list:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _moment(take: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def moment(value: Any) -> Any:
        stamp = pandas.Timestamp(value)
        return None if stamp is pandas.NaT else take(stamp)

    return moment


def _duration(value: Any) -> Any:
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError("a duration is finite")
        return pandas.Timedelta(value, unit="s")
    return pandas.Timedelta(value)


_PARSERS: dict[str, Callable[[Any], Any]] = {
    "string": str,
    "integer": _integer,
    "float": float,
    "boolean": _boolean,
    "decimal": lambda value: Decimal(str(value)),
    "list": _list,
    "datetime": _moment(_same),
    "date": _moment(lambda stamp: stamp.date()),
    "time": _moment(lambda stamp: stamp.time()),
    "timedelta": _duration,
}
