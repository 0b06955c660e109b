"""`st.date_input`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.protocol import MISSING

from ...errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from ..base import Drawable
from ..binding import DATE, DATES
from ..dates import DateField, date_field
from ..lib import widget_props

FORMAT = re.compile(r"YYYY([/.\-])MM\1DD|DD([/.\-])MM\2YYYY|MM([/.\-])DD\3YYYY")


class DateInputMixin(Drawable):
    """A date, or a range of dates."""

    def date_input(
        self,
        label: str,
        value: Any = "today",
        min_value: Any = None,
        max_value: Any = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        format: str = "YYYY/MM/DD",
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a date field. Returns a date, None where it is empty, or for a range a tuple of none to two dates."""
        check_format(format)
        field = self._field(key, value, min_value, max_value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "min": field.low.isoformat(),
            "max": field.high.isoformat(),
            "is_range": field.is_range,
            "format": format,
            "clearable": not field.days,
        }
        identity = {
            # Unkeyed, the field of "today" shall be the same tomorrow.
            "label": label, "value": value if value == "today" else field.dump(field.value),
            "min_value": None if min_value is None else field.low, "max_value": None if max_value is None else field.high,
            "help": help, "format": format, "width": width, "required": required,
        }  # fmt: skip
        return self._widget(
            "date_input", props, default=field.value, identity=identity, key=key, load=field.load, dump=field.dump,
            accept=field.accept, check=field.check, query=DATES if field.is_range else DATE,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip

    def _field(self, key: Any, value: Any, min_value: Any, max_value: Any) -> DateField:
        """The field; session_state tells of one without a default whether it is a range, or may be empty."""
        stored = self._stored(key)
        if stored is MISSING:
            return date_field(value, min_value, max_value)
        if stored is None or (value == "today" and isinstance(stored, (list, tuple))):
            value = stored
        return date_field(value, min_value, max_value, stored)


def check_format(format: str) -> None:
    """Hold that the format is one of the three orders, with one of the three separators.

    Raises StreamlitInvalidParameterTypeError, StreamlitValueError.
    """
    if not isinstance(format, str):
        raise StreamlitInvalidParameterTypeError("format", type(format).__name__, ["str"])
    if not FORMAT.fullmatch(format):
        known = [
            repr(order.replace("/", sign)) for sign in "/.-" for order in ("YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY")
        ]
        raise StreamlitValueError("format", known, f"Provided value: {format!r}.")
