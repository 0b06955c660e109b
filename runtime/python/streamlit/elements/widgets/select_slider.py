"""`st.select_slider`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html

from ...errors import StreamlitMissingRequiredParameterError
from ..base import Drawable
from ..binding import Codec
from ..lib import widget_props
from ..options import Options


class SelectSliderMixin(Drawable):
    """An option, or a range of them, on a line."""

    def select_slider(
        self,
        label: str,
        options: Any = (),
        value: Any = None,
        format_func: Callable[[Any], Any] = str,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a slider over options. Returns an option itself, or a tuple of two if `value` is a list or tuple."""
        stops = Stops(options, format_func, isinstance(value, (list, tuple)))
        start = stops.default(value)
        props = {
            **widget_props(label, label_visibility, help, disabled, width),
            "kind": "select_slider",
            "data_type": "option",
            "min": 0,
            "max": len(stops) - 1,
            "step": 1,
            "format": None,
            "options": [label_html(text) for text in stops.texts],
        }
        identity = {"label": label, "options": stops.texts, "value": stops.dump(start), "help": help, "width": width}
        return self._widget(
            "slider", props, kind="select_slider", default=start, identity=identity, key=key, load=stops.load,
            dump=stops.dump, check=lambda value: stops.check(value, start), query=stops.codec(),
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


class Stops(Options):
    """The options of a slider, in their order on the line."""

    def __init__(self, options: Any, format_func: Callable[[Any], Any], is_range: bool) -> None:
        super().__init__(options, format_func)
        self._is_range = is_range
        if not self.items:
            raise StreamlitMissingRequiredParameterError("options", "Provide at least one option.")

    def default(self, value: Any) -> Any:
        """The options that `value` names; the first if it names none. Raises ValueError for what is no option."""
        if value is None:
            return self.items[0] if self.index(None) is None else None
        values = list(value) if self._is_range else [value]
        for one in values:
            if self.index(one) is None:
                raise ValueError(f"{one} is not in iterable")
        if self._is_range and len(values) != 2:
            raise StreamlitAPIException(f"A range of `st.select_slider` has two ends, not {len(values)}.")
        return self._make(sorted(self._position(one) for one in values))

    def load(self, wire: Any) -> Any:
        """The options at the page's positions."""
        last = len(self.items) - 1
        return self._make([min(int(position), last) for position in (wire if isinstance(wire, list) else [wire])])

    def dump(self, value: Any) -> Any:
        """The positions of a value's options."""
        if self._is_range:
            return [self._position(one) for one in value]
        return self._position(value)

    def check(self, value: Any, default: Any) -> Any:
        """The present options of a value, in order; `default` if one is gone."""
        values = list(value) if self._is_range and isinstance(value, (list, tuple)) else [value]
        positions = [self.index(one) for one in values]
        if len(values) != (2 if self._is_range else 1) or None in positions:
            return default
        return self._make(sorted(position for position in positions if position is not None))

    def codec(self) -> Codec:
        """How the value stands in the address."""
        return self.queries(tuple) if self._is_range else self.query()

    def _position(self, value: Any) -> int:
        return self.index(value) or 0

    def _make(self, positions: list[int]) -> Any:
        values = tuple(self.items[position] for position in positions)
        return values if self._is_range else values[0]
