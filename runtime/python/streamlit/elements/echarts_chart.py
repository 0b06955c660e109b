"""`st.echarts_chart`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from appc_runtime.charts.echarts import echarts_json, enables_selection
from appc_runtime.context import current

from ..errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from .base import Drawable
from .lib import alt_text, check_theme, height_of, width_of
from .selection import attributes, is_activated

_NOTHING: dict[str, Any] = {"selection": {"selected": [], "areas": []}}
# Pixels of a chart that says nothing of its size, and what pyecharts writes where its author has said nothing.
_SIZES = {"width": (700, "900px"), "height": (350, "500px")}
_NEVER_SELECTS = (
    "`st.echarts_chart` has selections activated through `on_select`, but nothing in its option can be selected: "
    "set `selectedMode` on a series, or add a `brush`."
)


class EChartsMixin(Drawable):
    """Apache ECharts."""

    def echarts_chart(
        self,
        spec: Any,
        *,
        width: Any = "stretch",
        height: Any = "content",
        theme: str | None = "streamlit",
        key: Any = None,
        on_select: str | Callable[..., Any] = "ignore",
        renderer: str = "canvas",
        alt: str | None = None,
    ) -> Any:
        """Draw an option of ECharts. With `on_select`, gives `{"selection": {"selected", "areas"}}`."""
        check_theme(theme)
        if renderer not in ("canvas", "svg"):
            raise StreamlitValueError("renderer", ["'canvas'", "'svg'"])
        activated = is_activated(on_select)
        props: dict[str, Any] = {
            "option": _option(spec), "theme": theme, "renderer": renderer, "selectable": activated,
            "width": _size(spec, "width", width_of(width)), "height": _size(spec, "height", height_of(height)),
            **alt_text(alt),
        }  # fmt: skip
        identity = {**props, "is_selection_activated": activated}
        if not activated:
            if key is not None:
                self._claim("echarts_chart", identity, key)
            return self._draw("echarts_chart", props, key=None if key is None else str(key))
        if not enables_selection(props["option"]) and (context := current()) is not None:
            context.session.warn(_NEVER_SELECTS)
        return self._widget(
            "echarts_chart",
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
    """The script's state of what the page sends: both parts are there, empty when nothing is selected."""
    return attributes({"selection": {**_NOTHING["selection"], **((wire or {}).get("selection") or {})}})


def _option(spec: Any) -> str:
    try:
        return echarts_json(spec)
    except TypeError:
        raise StreamlitInvalidParameterTypeError(
            "spec", type(spec).__name__, ["dict", "JSON string", "pyecharts chart"]
        ) from None


def _size(spec: Any, side: str, wanted: Any) -> Any:
    """Pixels, or "stretch". What is as large as its content is as large as pyecharts was told, or has the default."""
    if wanted != "content":
        return wanted
    default, unset = _SIZES[side]
    own = getattr(spec, side, None)
    if own == "100%":
        return "stretch"
    pixels = re.fullmatch(r"\s*(\d+)(?:\.\d+)?\s*(?:px)?\s*", str(own)) if own not in (None, unset) else None
    return int(pixels[1]) if pixels and int(pixels[1]) > 0 else default
