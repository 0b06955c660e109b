"""`st.datetime_input`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from ..base import Drawable
from ..binding import each
from ..dates import step_seconds
from ..datetimes import datetime_field, load, text_of
from ..lib import widget_props
from .date_input import check_format


class DateTimeInputMixin(Drawable):
    """A date and a time of day."""

    def datetime_input(
        self,
        label: str,
        value: Any = "now",
        min_value: Any = None,
        max_value: Any = None,
        *,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        format: str = "YYYY/MM/DD",
        step: int | timedelta = timedelta(seconds=900),
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a field for a date and a time. Returns a datetime without time zone, or None where it is empty."""
        check_format(format)
        seconds = step_seconds(step)
        field = datetime_field(None if self._stored(key) is None else value, min_value, max_value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "min": text_of(field.low),
            "max": text_of(field.high),
            "format": format,
            "step": seconds,
            "clearable": field.value is None,
        }
        identity = {
            # Unkeyed, the field of "now" shall be the same a minute later.
            "label": label, "value": "now" if value == "now" else text_of(field.value),
            "min_value": None if min_value is None else field.low, "max_value": None if max_value is None else field.high,
            "help": help, "format": format, "step": seconds, "width": width, "required": required,
        }  # fmt: skip
        return self._widget(
            "datetime_input", props, kind="date_time_input", default=field.value, identity=identity, key=key,
            load=load, dump=text_of, accept=field.accept, check=field.check, query=each(text_of, load),  # type: ignore[arg-type]
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip
