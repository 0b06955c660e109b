"""Durations as Streamlit's API takes them: seconds, a timedelta, or text such as "1h30m"."""

from __future__ import annotations

import math
import re
from datetime import timedelta

_SECONDS = {
    "w": 604800.0, "week": 604800.0,
    "d": 86400.0, "day": 86400.0,
    "h": 3600.0, "hr": 3600.0, "hour": 3600.0,
    "m": 60.0, "min": 60.0, "minute": 60.0, "t": 60.0,
    "s": 1.0, "sec": 1.0, "second": 1.0,
    "ms": 1e-3, "milli": 1e-3, "millisecond": 1e-3, "l": 1e-3,
    "us": 1e-6, "µs": 1e-6, "micro": 1e-6, "microsecond": 1e-6, "u": 1e-6,
    "ns": 1e-9, "nano": 1e-9, "nanosecond": 1e-9, "n": 1e-9,
}  # fmt: skip
_PART = re.compile(r"\s*([+-]?\d+(?:\.\d*)?|[+-]?\.\d+)\s*([A-Za-zµ]+)\s*,?")
_CLOCK = re.compile(r"\s*(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d*)?))?\s*$")


def to_seconds(value: float | timedelta | str | None) -> float | None:
    """`value` in seconds; None stays None.

    Text is what pandas.Timedelta reads: numbers with units ("1d12h", "90 sec", "2 days"), "HH:MM" and "HH:MM:SS".
    Raises ValueError for other text.
    """
    if value is None:
        return None
    if isinstance(value, timedelta):
        return value.total_seconds()
    if not isinstance(value, str):
        return float(value)
    return _parse(value)


def _parse(text: str) -> float:
    total, position = 0.0, 0
    while part := _PART.match(text, position):
        unit = part[2] if part[2] in _SECONDS else part[2].lower()
        unit = unit if unit in _SECONDS else unit.removesuffix("s")
        if unit not in _SECONDS:
            raise ValueError(f"unknown unit of time: {part[2]!r}")
        total += float(part[1]) * _SECONDS[unit]
        position = part.end()
    if clock := _CLOCK.match(text, position):
        return total + int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3] or 0)
    rest = text[position:].strip()
    if rest or position == 0:
        raise ValueError(f"not a duration: {text!r}")
    if not math.isfinite(total):
        raise ValueError(f"not a finite duration: {text!r}")
    return total
