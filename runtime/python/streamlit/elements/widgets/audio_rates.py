"""Sample rates of recordings."""

from __future__ import annotations

from typing import Any

from ...errors import StreamlitValueError

SAMPLE_RATES = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000)


def check_sample_rate(parameter: str, rate: Any) -> None:
    """Raise StreamlitValueError unless the rate (Hz) is one of those that recordings have, or None."""
    if rate is not None and rate not in SAMPLE_RATES:
        raise StreamlitValueError(parameter, [*map(str, SAMPLE_RATES), "None"])
