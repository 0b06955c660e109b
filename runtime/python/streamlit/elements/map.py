"""`st.map` and `st.pydeck_chart`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from appc_runtime.charts.maps import deck_json, deck_tooltip, points_json

from ..errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from .base import Drawable
from .lib import alt_text, height_of, width_of
from .selection import attributes, is_activated

_MODES = ("single-object", "multi-object")
_NOTHING: dict[str, Any] = {"selection": {"indices": {}, "objects": {}}}


class MapMixin(Drawable):
    """Maps drawn by deck.gl."""

    def map(
        self,
        data: Any = None,
        *,
        latitude: str | None = None,
        longitude: str | None = None,
        color: Any = None,
        size: Any = None,
        zoom: int | None = None,
        width: Any = "stretch",
        height: Any = 500,
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw a dot for each row. Sizes are metres on the ground."""
        spec = points_json(data, latitude, longitude, size, color, zoom)
        return self._draw("deck_gl_json_chart", _props(spec, None, _width(width, use_container_width), height, alt))

    def pydeck_chart(
        self,
        pydeck_obj: Any = None,
        *,
        width: Any = "stretch",
        use_container_width: bool | None = None,
        height: Any = 500,
        selection_mode: str = "single-object",
        on_select: str | Callable[..., Any] = "ignore",
        key: Any = None,
        alt: str | None = None,
    ) -> Any:
        """Draw a pydeck chart. With `on_select`, gives `{"selection": {"indices", "objects"}}` by layer."""
        activated = is_activated(on_select)
        tooltip = deck_tooltip(pydeck_obj)
        props = _props(deck_json(pydeck_obj), tooltip, _width(width, use_container_width), height, alt)
        if not activated:
            return self._draw("deck_gl_json_chart", props, key=None if key is None else str(key))
        props["selection_mode"] = _mode(selection_mode)
        return self._widget(
            "deck_gl_json_chart",
            props,
            kind="pydeck_chart",
            default=attributes(_NOTHING),
            identity={
                "spec": props["spec"], "selection_mode": selection_mode, "is_selection_activated": True,
                "use_container_width": use_container_width, "alt": props.get("alt"),
            },
            key=key,
            load=load_selection,
            dump=lambda state: json.loads(json.dumps(state)),
            settable=False,
            on_change=on_select if callable(on_select) else None,
        )  # fmt: skip


def load_selection(wire: Any) -> Any:
    """The script's state of what the page sends: both parts are there, empty when nothing is selected."""
    return attributes({"selection": {**_NOTHING["selection"], **((wire or {}).get("selection") or {})}})


def _mode(selection_mode: Any) -> str:
    if not isinstance(selection_mode, str):
        raise StreamlitInvalidParameterTypeError("selection_mode", type(selection_mode).__name__, ["str"])
    if selection_mode not in _MODES:
        raise StreamlitValueError("selection_mode", [f"'{mode}'" for mode in sorted(_MODES)])
    return selection_mode


def _width(width: Any, use_container_width: bool | None) -> Any:
    return "stretch" if use_container_width else width


def _props(spec: str, tooltip: dict[str, Any] | None, width: Any, height: Any, alt: str | None) -> dict[str, Any]:
    props: dict[str, Any] = {
        "spec": spec,
        "selection_mode": None,
        "width": width_of(width, content=False),
        "height": height_of(height, allowed=("stretch",)),
        **alt_text(alt),
    }
    return props if tooltip is None else {**props, "tooltip": json.dumps(tooltip)}
