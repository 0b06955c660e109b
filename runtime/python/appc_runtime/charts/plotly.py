"""Plotly's figures as JSON, and the template that gives them Streamlit's look.

Plotly writes a template's colours into figures when they are made, where the page's theme is not known. So the template has
stand-ins, `#000001` to `#000040` (as in Streamlit: apps see them), which the view replaces.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ..errors import StreamlitAPIException

_DEFAULT_WIDTH = 700
_DEFAULT_HEIGHT = 450
_CATEGORY, _SEQUENTIAL, _DIVERGING = 1, 11, 21
_INCREASING, _DECREASING, _TOTAL, _GRAY_70, _GRAY_90, _GROUND, _LINE, _MIX = 32, 33, 34, 36, 37, 38, 39, 40


def _stand_in(number: int) -> str:
    return f"#0000{number:02}"


def _scale(first: int) -> list[list[Any]]:
    return [[step / 9, _stand_in(first + step)] for step in range(10)]


def template() -> dict[str, Any]:
    """Streamlit's template: palettes, and the traces that have colours of their own."""
    ramp = [{"colorscale": _scale(_SEQUENTIAL)}]
    rising, falling, total = _stand_in(_INCREASING), _stand_in(_DECREASING), _stand_in(_TOTAL)
    gray, ink, line = _stand_in(_GRAY_70), _stand_in(_GRAY_90), _stand_in(_LINE)
    return {
        "data": {
            "candlestick": [{"increasing": {"line": {"color": rising}}, "decreasing": {"line": {"color": falling}}}],
            "contour": ramp,
            "contourcarpet": ramp,
            "heatmap": ramp,
            "histogram2d": ramp,
            "icicle": [{"textfont": {"color": "white"}}],
            "sankey": [{"textfont": {"color": gray}}],
            "scatter": [{"marker": {"line": {"width": 0}}}],
            "table": [
                {
                    "cells": {"fill": {"color": _stand_in(_GROUND)}, "font": {"color": ink}, "line": {"color": line}},
                    "header": {"fill": {"color": _stand_in(_MIX)}, "font": {"color": gray}, "line": {"color": line}},
                }
            ],
            "waterfall": [
                {
                    "increasing": {"marker": {"color": rising}},
                    "decreasing": {"marker": {"color": falling}},
                    "totals": {"marker": {"color": total}},
                    "connector": {"line": {"color": gray, "width": 2}},
                }
            ],
        },
        "layout": {
            "colorway": [_stand_in(_CATEGORY + number) for number in range(10)],
            "colorscale": {
                "sequential": _scale(_SEQUENTIAL),
                "sequentialminus": _scale(_SEQUENTIAL),
                "diverging": _scale(_DIVERGING),
            },
            "coloraxis": {"colorscale": _scale(_SEQUENTIAL)},
        },
    }


def use_template(plotly_io: ModuleType) -> None:
    """Make ours the template of all figures that are made from now on."""
    plotly_io.templates["streamlit"] = template()
    plotly_io.templates.default = "streamlit"


def figure_json(figure: Any) -> str:
    """A figure as JSON text: an object with `data`, `layout`, `frames`.

    Takes figures of Plotly and Matplotlib, traces, lists of traces, and dicts; those need no Plotly in the app.

    Raises:
        StreamlitAPIException: it is none of these.
        ValueError: Plotly does not accept it.
    """
    if _is_matplotlib(figure):
        import plotly.tools

        figure = plotly.tools.mpl_to_plotly(figure)
    plotly_io = sys.modules.get("plotly.io")
    if plotly_io is None:
        return json.dumps(_finite(_plain(figure)), default=_to_json)
    import plotly.basedatatypes
    import plotly.tools

    if isinstance(figure, plotly.basedatatypes.BaseTraceType):
        figure = [figure]
    return plotly_io.to_json(
        plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True), validate=False
    )


def _is_matplotlib(figure: Any) -> bool:
    return any(f"{cls.__module__}.{cls.__qualname__}" == "matplotlib.figure.Figure" for cls in type(figure).__mro__)


def _plain(figure: Any) -> dict[str, Any]:
    """The figure that a dict or a list of dicts means."""
    if isinstance(figure, (list, tuple)):
        figure = {"data": list(figure)}
    if not isinstance(figure, Mapping):
        raise StreamlitAPIException(
            f"`st.plotly_chart` cannot draw a `{type(figure).__qualname__}`. Pass a Plotly figure, a list of traces, "
            "or a dict with `data` and `layout`."
        )
    if "data" not in figure and "layout" not in figure:
        figure = {"data": [figure]}
    data = figure.get("data") or []
    return {**figure, "data": [data] if isinstance(data, Mapping) else list(data), "layout": figure.get("layout") or {}}


def _to_json(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return _finite(value.tolist())
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return list(value) if hasattr(value, "__iter__") else str(value)


def _finite(value: Any) -> Any:
    """JSON knows no NaN: it is a gap."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(entry) for key, entry in value.items()}
    return [_finite(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def natural_size(spec: str) -> tuple[int, int]:
    """Width and height that the figure asks for, in pixels, or Plotly's own."""
    layout = json.loads(spec).get("layout") or {}
    width, height = layout.get("width"), layout.get("height")
    return (
        int(width) if isinstance(width, (int, float)) and width > 0 else _DEFAULT_WIDTH,
        int(height) if isinstance(height, (int, float)) and height > 0 else _DEFAULT_HEIGHT,
    )
