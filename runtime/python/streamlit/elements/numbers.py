"""Numbers as both Python and JavaScript know them."""

from __future__ import annotations

from numbers import Integral, Real
from typing import Any

from ..errors import StreamlitJSNumberBoundsError

MAX_SAFE_INTEGER = (1 << 53) - 1
MAX_FLOAT = 1.7976931348623157e308


def is_int(value: Any) -> bool:
    """Whether `value` is a whole number by type (numpy's count, and so do bools)."""
    return isinstance(value, Integral)


def is_float(value: Any) -> bool:
    """Whether `value` is a real number that is not whole by type."""
    return isinstance(value, Real) and not isinstance(value, Integral)


def check_bounds(name: str, value: Any) -> None:
    """Raise StreamlitJSNumberBoundsError for a number that JavaScript can't hold."""
    if not is_int(value) and not is_float(value):
        raise StreamlitJSNumberBoundsError(f"`{name}` ({value}) is not a float")
    if is_int(value):
        if value < -MAX_SAFE_INTEGER:
            raise StreamlitJSNumberBoundsError(f"`{name}` ({value}) must be >= -((1 << 53) - 1)")
        if value > MAX_SAFE_INTEGER:
            raise StreamlitJSNumberBoundsError(f"`{name}` ({value}) must be <= (1 << 53) - 1")
    elif value < -MAX_FLOAT:
        raise StreamlitJSNumberBoundsError(f"`{name}` ({value}) must be >= -1.797e+308")
    elif value > MAX_FLOAT:
        raise StreamlitJSNumberBoundsError(f"`{name}` ({value}) must be <= 1.797e+308")
