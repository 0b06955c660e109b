"""`st.metric`."""

from __future__ import annotations

import math
from collections.abc import Callable
from textwrap import dedent
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html

from ..errors import StreamlitInvalidParameterTypeError
from .base import Drawable
from .lib import LABEL_VISIBILITIES, height_of, help_html, icon_props, width_of, word_of

COLORS = ("red", "orange", "yellow", "green", "blue", "violet", "gray", "primary")
_DELTA_COLORS = ("normal", "inverse", "off", *COLORS, "grey")


class MetricMixin(Drawable):
    """A number in large type, with its change."""

    def metric(
        self,
        label: str,
        value: Any,
        delta: Any = None,
        delta_color: str = "normal",
        *,
        help: str | None = None,
        icon: str | None = None,
        label_visibility: str = "visible",
        border: bool = False,
        width: Any = "stretch",
        height: Any = "content",
        chart_data: Any = None,
        chart_type: str = "line",
        delta_arrow: str = "auto",
        format: str | None = None,
        delta_description: str | None = None,
    ) -> Any:
        """Show `value` under `label`, and `delta` coloured by its sign.

        Raises StreamlitInvalidParameterTypeError for values that are no numbers or text, StreamlitValueError for unknown options.
        """
        direction, color = _direction_and_color(delta, delta_color, delta_arrow)
        text = f"{icon} {label}" if icon else label
        icon_props(icon)  # raises for what is none
        if not isinstance(label, str):
            raise TypeError(
                f"'{label}' is of type {type(label)}, which is not an accepted type. label only accepts: str."
            )
        props: dict[str, Any] = {
            "label": label_html(dedent(text)),
            "value": _value(value, format),
            "delta": _delta(delta, format),
            "direction": direction,
            "color": color,
            "label_visibility": word_of("label_visibility", label_visibility, LABEL_VISIBILITIES),
            "border": bool(border),
            "width": width_of(width),
            "height": height_of(height),
        }
        if help:
            props["help"] = help_html(help)
        if delta_description:
            props["delta_description"] = str(delta_description)
        if chart_data is not None:
            props["chart_data"], props["chart_type"] = _chart(chart_data, chart_type)
        return self._draw("metric", props)


def _number(value: Any) -> int | float | None:
    """A number of Python's or numpy's as Python's own; None for anything else."""
    if isinstance(value, int | float):
        return value
    item = getattr(value, "item", None)
    try:
        number = item() if callable(item) else None
    except Exception:
        return None
    return number if isinstance(number, int | float) else None


def _value(value: Any, format: str | None) -> str:
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    number = _number(value)
    if number is not None:
        return formatted(number, format)
    if type(value).__name__ in ("Decimal", "Fraction"):
        return formatted(float(value), format) if format else str(value)
    raise no_number("value", value)


def _delta(delta: Any, format: str | None) -> str | None:
    if delta is None or delta == "":
        return None
    if isinstance(delta, str):
        return dedent(delta)
    number = _number(delta)
    if number is not None:
        return formatted(number, format)
    if type(delta).__name__ == "Decimal":
        return formatted(float(delta), format) if format else str(delta)
    raise no_number("delta", delta)


def no_number(parameter: str, value: Any) -> Exception:
    """What is raised for a value that cannot be shown."""
    kinds = ["int", "float", "Decimal", "NumPy number"]
    return StreamlitInvalidParameterTypeError(
        parameter, type(value).__name__, kinds, detail="Convert the value to a number type."
    )


def _direction_and_color(delta: Any, delta_color: str, delta_arrow: str) -> tuple[str, str]:
    word_of("delta_color", delta_color, tuple(_DELTA_COLORS))
    word_of("delta_arrow", delta_arrow, ("auto", "up", "down", "off"))
    if delta is None or delta == "":
        return "none", "gray"
    falls = dedent(str(delta)).startswith("-")
    direction = {"auto": "down" if falls else "up", "off": "none"}.get(delta_arrow, delta_arrow)
    if delta_color in ("normal", "inverse"):
        return direction, "red" if falls == (delta_color == "normal") else "green"
    return direction, {"off": "gray", "grey": "gray"}.get(delta_color, delta_color)


def _chart(data: Any, kind: str) -> tuple[list[float], str]:
    word_of("chart_type", kind, ("line", "bar", "area"))
    numbers = []
    for item in _flat(data):
        number = _number(item)
        if number is None or isinstance(number, bool):
            raise StreamlitAPIException(
                f"Only numeric values are supported for chart data sequence. The value '{item}' is not a number."
            )
        numbers.append(number)
    return numbers, kind


def _flat(data: Any) -> list[Any]:
    """The one column of a table, or the items of a sequence."""
    if hasattr(data, "iloc") and getattr(data, "ndim", 1) == 2:
        data = data.iloc[:, 0]
    return list(data.tolist() if hasattr(data, "tolist") else data)


def _scaled(number: float, factor: float, suffixes: tuple[str, ...], digits: int) -> str:
    step = 0
    while abs(number) >= factor and step < len(suffixes) - 1:
        number /= factor
        step += 1
    return f"{_trimmed(number, digits)}{suffixes[step]}"


def _trimmed(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _engineering(number: float) -> str:
    power = math.floor(math.log10(abs(number)) / 3) * 3 if number else 0
    return f"{_trimmed(number / 10**power, 3)}E{power}"


def _money(sign: str) -> Callable[[float], str]:
    return lambda number: f"{'-' if number < 0 else ''}{sign}{abs(number):,.2f}"


_FORMATS: dict[str, Callable[[Any], str]] = {
    "plain": lambda number: repr(number) if isinstance(number, int) else f"{number:f}".rstrip("0").rstrip("."),
    "localized": lambda number: _trimmed(number, 3),
    "percent": lambda number: f"{_trimmed(number * 100, 2)}%",
    "dollar": _money("$"),
    "euro": _money("€"),
    "yen": lambda number: f"{'-' if number < 0 else ''}¥{abs(number):,.0f}",
    "compact": lambda number: _scaled(number, 1000, ("", "K", "M", "B", "T"), 1),
    "bytes": lambda number: _scaled(number, 1024, ("B", "KB", "MB", "GB", "TB"), 1),
    "scientific": lambda number: f"{number:.3E}".replace("E+0", "E").replace("E-0", "E-").replace("E+", "E"),
    "engineering": _engineering,
    "accounting": lambda number: f"({abs(number):,.2f})" if number < 0 else f"{number:,.2f}",
}


def formatted(number: float, format: str | None) -> str:
    """A number by one of Streamlit's named formats, or a printf-like one.

    Raises StreamlitAPIException if it fits none.
    """
    if not format:
        return str(number)
    if format in _FORMATS:
        return _FORMATS[format](number)
    try:
        return format % number
    except (TypeError, ValueError) as error:
        raise StreamlitAPIException(
            f"Invalid format: `{format}`. Give a printf-like format such as `%.2f`, or one of {', '.join(_FORMATS)}."
        ) from error
