"""`st.column_config`: how a column of `st.dataframe` looks. Each function gives a dict that `column_config` takes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from .errors import StreamlitMissingRequiredParameterError, StreamlitValueError

ColumnConfig = dict[str, Any]


def _column(label: str | None, type_config: dict[str, Any] | None, **common: Any) -> ColumnConfig:
    return {"label": label, **common, "type_config": type_config}


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _seconds(step: Any) -> Any:
    return step.total_seconds() if isinstance(step, datetime.timedelta) else step


def _options(options: Iterable[Any] | None, format_func: Callable[[Any], str] | None) -> list[Any] | None:
    """Options as values, or with `format_func` as `{value, label}`."""
    if options is None:
        return None
    return [option if format_func is None else {"value": option, "label": format_func(option)} for option in options]


def _check_color(color: str | None) -> str | None:
    if color is not None and not isinstance(color, str):
        raise StreamlitAPIException(f"Invalid color: {color!r}. Pass a CSS color, a theme color's name, or 'auto'.")
    return color


def AreaChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: Any = None,
    y_max: Any = None,
    color: Any = None,
) -> ColumnConfig:
    """Lists of numbers as area charts."""
    type_config = {
        "type": "area_chart",
        "y_min": y_min,
        "y_max": y_max,
        "color": _check_color(color),
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned)


def AudioColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> ColumnConfig:
    """Addresses of audio files, as links."""
    type_config = {
        "type": "audio",
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned, alignment=alignment)


def BarChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: Any = None,
    y_max: Any = None,
    color: Any = None,
) -> ColumnConfig:
    """Lists of numbers as bar charts."""
    type_config = {
        "type": "bar_chart",
        "y_min": y_min,
        "y_max": y_max,
        "color": _check_color(color),
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned)


def CheckboxColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: bool | None = None,
) -> ColumnConfig:
    """Booleans as checkboxes."""
    type_config = {
        "type": "checkbox",
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=default,
    )


def Column(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> ColumnConfig:
    """A column whose type follows from its data."""
    return _column(
        label, None, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )


def DateColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: Any = None,
    format: Any = None,
    min_value: Any = None,
    max_value: Any = None,
    step: int | None = None,
) -> ColumnConfig:
    """Dates. `format` is like moment.js: "DD.MM.YYYY"."""
    type_config = {
        "type": "date",
        "format": format,
        "min_value": _iso(min_value),
        "max_value": _iso(max_value),
        "step": _seconds(step),
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=_iso(default),
    )


def DatetimeColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: Any = None,
    format: Any = None,
    min_value: Any = None,
    max_value: Any = None,
    step: Any = None,
    timezone: str | None = None,
) -> ColumnConfig:
    """Points in time. `format` is like moment.js: "D MMM YYYY, HH:mm"."""
    type_config = {
        "type": "datetime",
        "format": format,
        "min_value": _iso(min_value),
        "max_value": _iso(max_value),
        "step": _seconds(step),
        "timezone": timezone,
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=_iso(default),
    )


def ImageColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> ColumnConfig:
    """Addresses of pictures, shown small."""
    type_config = {
        "type": "image",
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned, alignment=alignment)


def JsonColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> ColumnConfig:
    """Nested data as JSON."""
    type_config = {
        "type": "json",
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned, alignment=alignment)


def LineChartColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: Any = None,
    y_max: Any = None,
    color: Any = None,
) -> ColumnConfig:
    """Lists of numbers as line charts."""
    type_config = {
        "type": "line_chart",
        "y_min": y_min,
        "y_max": y_max,
        "color": _check_color(color),
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned)


def LinkColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
    display_text: str | None = None,
) -> ColumnConfig:
    """Addresses as links; `display_text` is a text, an icon, or a pattern whose group is shown."""
    type_config = {
        "type": "link",
        "max_chars": max_chars,
        "validate": validate,
        "display_text": display_text,
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=default,
    )


def ListColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    default: Any = None,
) -> ColumnConfig:
    """Lists as chips."""
    type_config = {
        "type": "list",
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        default=None if default is None else list(default),
    )


def MarkdownColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
) -> ColumnConfig:
    """Markdown, shown as its text."""
    type_config = {
        "type": "markdown",
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=default,
    )


def MultiselectColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Any = None,
    options: Any = None,
    accept_new_options: bool | None = None,
    color: Any = None,
    format_func: Any = None,
) -> ColumnConfig:
    """Lists of options as chips."""
    type_config = {
        "type": "multiselect",
        "options": _options(options, format_func),
        "accept_new_options": accept_new_options,
        "color": color if color is None or isinstance(color, str) else list(color),
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        default=None if default is None else list(default),
    )


def NumberColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: Any = None,
    format: Any = None,
    min_value: Any = None,
    max_value: Any = None,
    step: Any = None,
) -> ColumnConfig:
    """Numbers. `format` is printf-like ("%.2f") or a name ("dollar", "percent", "compact", ...)."""
    type_config = {
        "type": "number",
        "format": format,
        "min_value": min_value,
        "max_value": max_value,
        "step": step,
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=default,
    )


def ProgressColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    format: Any = None,
    min_value: Any = None,
    max_value: Any = None,
    step: Any = None,
    color: Any = None,
) -> ColumnConfig:
    """Numbers as progress bars from `min_value` (0) to `max_value` (1, of whole numbers 100)."""
    type_config = {
        "type": "progress",
        "format": format,
        "min_value": min_value,
        "max_value": max_value,
        "step": step,
        "color": _check_color(color),
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned)


def SelectboxColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Any = None,
    options: Any = None,
    format_func: Any = None,
) -> ColumnConfig:
    """Values out of `options`."""
    type_config = {
        "type": "selectbox",
        "options": _options(options, format_func),
    }
    return _column(
        label, type_config, width=width, help=help, disabled=disabled, required=required, pinned=pinned, default=default
    )


def TextColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
) -> ColumnConfig:
    """Text."""
    type_config = {
        "type": "text",
        "max_chars": max_chars,
        "validate": validate,
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=default,
    )


def TimeColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    default: Any = None,
    format: Any = None,
    min_value: Any = None,
    max_value: Any = None,
    step: Any = None,
) -> ColumnConfig:
    """Times of day. `format` is like moment.js: "HH:mm"."""
    type_config = {
        "type": "time",
        "format": format,
        "min_value": _iso(min_value),
        "max_value": _iso(max_value),
        "step": _seconds(step),
    }
    return _column(
        label,
        type_config,
        width=width,
        help=help,
        disabled=disabled,
        required=required,
        pinned=pinned,
        alignment=alignment,
        default=_iso(default),
    )


def VideoColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
) -> ColumnConfig:
    """Addresses of videos, as links."""
    type_config = {
        "type": "video",
    }
    return _column(label, type_config, width=width, help=help, pinned=pinned, alignment=alignment)


@dataclass
class ButtonColumnResult:
    """A column of buttons that the script hears of: what the page is told, and whom a click calls."""

    config: ColumnConfig
    on_click: Callable[..., Any] | None = None
    args: Sequence[Any] | None = None
    kwargs: Mapping[str, Any] | None = None
    key: str | None = None


def ButtonColumn(
    label: str | None = None,
    *,
    width: Any = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Any = None,
    type: str = "secondary",
    on_click: Callable[..., Any] | None = None,
    args: Sequence[Any] | None = None,
    kwargs: Mapping[str, Any] | None = None,
    key: str | None = None,
) -> ButtonColumnResult | ColumnConfig:
    """Texts as buttons; a list in a cell is a button for each entry.

    With `key`, a click starts a run in which `st.session_state[key]` is `{"row": position in the data, "label": text}`.

    Raises:
        StreamlitValueError: there is no such type.
        StreamlitMissingRequiredParameterError: a callback is given without a key.
    """
    if type not in ("primary", "secondary", "tertiary"):
        raise StreamlitValueError("type", ["'primary'", "'secondary'", "'tertiary'"])
    type_config = {"type": "button", "button_type": type}
    config = _column(label, type_config, width=width, help=help, pinned=pinned, alignment=alignment, disabled=True)
    if key is not None:
        return ButtonColumnResult(config, on_click, args, kwargs, key)
    if on_click is not None or args is not None or kwargs is not None:
        raise StreamlitMissingRequiredParameterError(
            "key", "Callbacks passed via `on_click`, `args`, or `kwargs` need a unique key to be registered."
        )
    return config
