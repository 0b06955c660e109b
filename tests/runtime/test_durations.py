"""Durations as ttl and run_every take them."""

from datetime import timedelta

import pytest

from appc_runtime.durations import to_seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        (2, 2.0),
        (timedelta(hours=1), 3600.0),
        ("1h", 3600.0),
        ("1d12h", 129600.0),
        ("2 days", 172800.0),
        ("1h 30 min", 5400.0),
        ("90s", 90.0),
        ("1.5m", 90.0),
        ("250ms", 0.25),
        ("01:02:03", 3723.0),
        ("1 day 00:01", 86460.0),
        ("1W", 604800.0),
    ],
)
def test_seconds(value, seconds):
    assert to_seconds(value) == seconds


@pytest.mark.parametrize("text", ["", "soon", "5", "5 parsecs", "1h later"])
def test_what_is_no_duration(text):
    with pytest.raises(ValueError, match=r"unit of time|duration"):
        to_seconds(text)
