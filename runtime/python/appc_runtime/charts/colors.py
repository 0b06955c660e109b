"""Colours as scripts write them: hex texts, theme names, tuples of 3 or 4 numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_HEX = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
# The page's custom properties: the view resolves them, so that a chart follows the theme.
_NAMED = {
    name: f"var(--st-{name.replace('grey', 'gray')}-color)"
    for name in ("red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary")
}


def is_color(value: object) -> bool:
    """Whether `value` is a colour: `"#f80"`, `"#ff8800cc"`, `"red"`, `(255, 136, 0)`, `(1.0, 0.5, 0.0, 0.8)`."""
    if isinstance(value, str):
        return value in _NAMED or _HEX.fullmatch(value) is not None
    return is_color_tuple(value)


def is_hex(value: object) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def is_color_tuple(value: object) -> bool:
    return (
        isinstance(value, (tuple, list))
        and len(value) in (3, 4)
        and all(isinstance(part, (int, float)) and not isinstance(part, bool) for part in value)
    )


def to_css(color: Any) -> str:
    """The colour as CSS. Floats are 0 to 1, ints 0 to 255; alpha is 0 to 1, or an int up to 255."""
    if isinstance(color, str):
        return _NAMED.get(color, color)
    return _tuple_to_css(color)


def _tuple_to_css(color: Sequence[float]) -> str:
    channels = ", ".join(str(_channel(part)) for part in color[:3])
    if len(color) == 3:
        return f"rgb({channels})"
    alpha = color[3] / 255 if isinstance(color[3], int) and color[3] > 1 else color[3]
    return f"rgba({channels}, {round(float(alpha), 4):g})"


def _channel(part: float) -> int:
    return round(min(max(part * 255 if isinstance(part, float) else part, 0), 255))
