"""`st.plotly_chart`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from appc_runtime.charts.plotly import figure_json, natural_size, use_template
from appc_runtime.imports import after_import

from ..errors import StreamlitValueError
from ..typing import PlotlySelectionState as PlotlySelectionState  # typed apps take them from here
from ..typing import PlotlyState as PlotlyState
from .base import Drawable
from .lib import alt_text, check_theme, height_of, width_of
from .selection import attributes, is_activated

_MODES = ("points", "box", "lasso")
_NOTHING: dict[str, Any] = {"selection": {"points": [], "point_indices": [], "box": [], "lasso": []}}

# Figures take their look from the template that is the default when they are made.
after_import("plotly.io", use_template)


class PlotlyMixin(Drawable):
    """Plotly."""

    def plotly_chart(
        self,
        figure_or_data: Any,
        use_container_width: bool | None = None,
        *,
        width: Any = "stretch",
        height: Any = "content",
        theme: str | None = "streamlit",
        key: Any = None,
        on_select: str | Callable[..., Any] = "ignore",
        selection_mode: str | Iterable[str] = _MODES,
        config: dict[str, Any] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw a Plotly figure. With `on_select`, gives `{"selection": {"points", "point_indices", "box", "lasso"}}`."""
        check_theme(theme)
        activated = is_activated(on_select)
        modes = _modes(selection_mode)
        props = _props(figure_or_data, config, theme, _width(width, use_container_width), height, alt)
        identity = {
            **{f"plotly_{name}": props[name] for name in ("spec", "config")},
            "selection_mode": modes, "is_selection_activated": activated, "theme": theme,
            "width": props["width"], "height": props["height"], "alt": props.get("alt"),
        }  # fmt: skip
        if not activated:
            self._claim("plotly_chart", identity, key)
            return self._draw("plotly_chart", props, key=None if key is None else str(key))
        props["selection_mode"] = modes
        return self._widget(
            "plotly_chart",
            props,
            default=attributes(_NOTHING),
            identity=identity,
            key=key,
            load=load_selection,
            dump=lambda state: json.loads(json.dumps(state)),
            settable=False,
            on_change=on_select if callable(on_select) else None,
        )


def load_selection(wire: Any) -> Any:
    """The script's state of what the page sends: each part is there, empty when nothing is selected."""
    return attributes({"selection": {**_NOTHING["selection"], **((wire or {}).get("selection") or {})}})


def _modes(selection_mode: str | Iterable[str]) -> list[str]:
    modes = {selection_mode} if isinstance(selection_mode, str) else set(selection_mode)
    if not modes <= set(_MODES):
        raise StreamlitValueError("selection_mode", [f"'{mode}'" for mode in sorted(_MODES)])
    return [mode for mode in _MODES if mode in modes]


def _width(width: Any, use_container_width: bool | None) -> Any:
    if use_container_width is None:
        return width
    if use_container_width:
        return "stretch"
    return width if isinstance(width, int) else "content"


def _props(
    figure: Any, config: dict[str, Any] | None, theme: str | None, width: Any, height: Any, alt: str | None
) -> dict[str, Any]:
    """The element's props; what is as large as its content gets the figure's own size."""
    width, height = width_of(width), height_of(height)
    spec = figure_json(figure)
    natural = natural_size(spec)
    return {
        "spec": spec,
        "config": json.dumps(config or {}),
        "theme": theme,
        "selection_mode": [],
        "width": natural[0] if width == "content" else width,
        "height": natural[1] if height == "content" else height,
        **alt_text(alt),
    }
