"""`st.time_input`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from appc_runtime.context import current

from ...errors import StreamlitValueError
from ..base import Drawable
from ..binding import TIME, TIME_WITH_SECONDS
from ..dates import step_seconds, to_time
from ..lib import widget_props


class TimeInputMixin(Drawable):
    """A time of day."""

    def time_input(
        self,
        label: str,
        value: Any = "now",
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        step: int | timedelta = timedelta(seconds=900),
        format: str = "24h",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> time | None:
        """Show a time field. Returns a time, or None where it is empty. `step` is in seconds.

        The time has seconds only if the step is no whole minutes.
        """
        seconds = step_seconds(step, least=1)
        unit = Unit(seconds % 60 != 0)
        start = None if value is None or self._stored(key) is None else unit.time(value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "step": seconds,
            "format": clock_of(format),
            "clearable": start is None,
        }
        identity = {
            "label": label, "value": value if value in ("now", None) else str(start), "help": help, "step": seconds,
            "width": width, "required": required,
        }  # fmt: skip
        return self._widget(
            "time_input", props, default=start, identity=identity, key=key, load=unit.load, dump=unit.dump,
            check=lambda value: value if value is None else unit.time(value),
            accept=lambda value: None if value is None else unit.time(value),
            query=TIME_WITH_SECONDS if unit.seconds else TIME,
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def clock_of(format: str) -> str:
    """Either "12h" or "24h"; "localized" is what the site's language uses. Raises StreamlitValueError."""
    if format not in ("12h", "24h", "localized"):
        raise StreamlitValueError("format", ["'12h'", "'24h'", "'localized'"])
    if format != "localized":
        return format
    context = current()
    language = str(context.session.manifest.get("lang") or "en") if context is not None else "en"
    return "12h" if language == "en" or language in ("en-US", "en-CA", "en-AU", "en-IN") else "24h"


@dataclass(frozen=True, slots=True)
class Unit:
    """How exact a field's times are."""

    seconds: bool

    def time(self, value: Any) -> time:
        """See `to_time`."""
        found = to_time(value)
        return found if self.seconds else found.replace(second=0)

    def load(self, wire: str | None) -> time | None:
        """The page's value."""
        return None if wire is None else self.time(wire)

    def dump(self, value: time | None) -> str | None:
        """A value as the page has it."""
        return None if value is None else value.strftime("%H:%M:%S" if self.seconds else "%H:%M")
