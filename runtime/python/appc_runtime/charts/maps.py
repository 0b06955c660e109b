"""Maps as deck.gl's JSON: `st.map`'s points, and what pydeck makes."""

from __future__ import annotations

import json
import weakref
from typing import Any

from ..errors import StreamlitAPIException, StreamlitInvalidColorError
from ..table import Frame, to_frame
from . import colors

# The provider says that tiles are wanted below; which ones follows the theme.
EMPTY_MAP: dict[str, Any] = {
    "mapProvider": "carto",
    "initialViewState": {"latitude": 0, "longitude": 0, "pitch": 0, "zoom": 1},
}
# In the order in which they are looked for; messages name them sorted.
_NAMES = {
    "latitude": ("lat", "latitude", "LAT", "LATITUDE"),
    "longitude": ("lon", "longitude", "LON", "LONGITUDE"),
}
# The view puts the theme's primary colour in, a little transparent.
_DEFAULT_COLOR = "primary"
_DEFAULT_SIZE = 100
_DEFAULT_ZOOM = 12
# Degrees that are in sight at zoom 0, 1, 2, ...
_DEGREES = (
    360, 180, 90, 45, 22.5, 11.25, 5.625, 2.813, 1.406, 0.703, 0.352, 0.176, 0.088, 0.044, 0.022, 0.011, 0.005, 0.003,
    0.001, 0.0005, 0.00025,
)  # fmt: skip


def points_json(
    data: Any, latitude: str | None, longitude: str | None, size: Any, color: Any, zoom: float | None
) -> str:
    """deck.gl's JSON of a map with a dot for each row of `data`. Sizes are metres; a zoom that shows all if none is given.

    Raises:
        StreamlitAPIException: a column is missing or has gaps, or a colour is none.
        StreamlitDataframeConversionError: `data` is no table.
    """
    frame = None if data is None else to_frame(data)
    if frame is None or frame.num_rows == 0:
        return json.dumps(EMPTY_MAP)
    lat, lon = _column(frame, "latitude", latitude), _column(frame, "longitude", longitude)
    values = {name: _numbers(frame, name) for name in (lat, lon)}
    if isinstance(size, str) and frame.has(size):
        values[size], radius = _numbers(frame, size), f"@@={size}"
    else:
        radius = _DEFAULT_SIZE if size is None else size
    fill: Any = _DEFAULT_COLOR if color is None else color
    if isinstance(color, str) and frame.has(color):
        values[color], fill = [_rgba(one, color) for one in frame.column(color).tolist()], f"@@={color}"
    elif fill != _DEFAULT_COLOR:
        fill = _rgba(fill, None)
    layer = {
        "@@type": "ScatterplotLayer",
        "getPosition": f"@@=[{lon}, {lat}]",
        "getRadius": radius,
        "radiusMinPixels": 3,
        "radiusUnits": "meters",
        "getFillColor": fill,
        "data": [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)],
    }
    return json.dumps({**EMPTY_MAP, "initialViewState": _view(values[lat], values[lon], zoom), "layers": [layer]})


def _column(frame: Frame, what: str, wanted: str | None) -> str:
    if isinstance(wanted, str) and frame.has(wanted):
        return wanted
    for name in _NAMES[what]:
        if frame.has(name):
            return name
    known = ", ".join(repr(name) for name in sorted(_NAMES[what]))
    have = ", ".join(repr(column.name) for column in frame.columns)
    raise StreamlitAPIException(f"Map data must contain a {what} column named: {known}. Existing columns: {have}")


def _numbers(frame: Frame, name: str) -> list[float]:
    values = frame.column(name).tolist()
    if any(value is None or value != value for value in values):
        raise StreamlitAPIException(f"Column {name} is not allowed to contain null values, such as NaN, NaT, or None.")
    return [float(value) for value in values]


def _rgba(color: Any, column: str | None) -> list[int]:
    """Four numbers of 0 to 255, as deck.gl takes colours."""
    if hasattr(color, "tolist"):
        color = color.tolist()
    if not colors.is_color_tuple(color) and not colors.is_hex(color):
        if column is not None:
            raise StreamlitAPIException(f'Column "{column}" does not appear to contain valid colors.')
        raise StreamlitInvalidColorError(color)
    if isinstance(color, str):
        digits = color[1:]
        digits = "".join(digit * 2 for digit in digits) if len(digits) < 6 else digits
        parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
        return [*parts, 255][:4]
    whole = all(isinstance(part, int) for part in color)
    parts = [part if whole else round(part * 255) for part in color[:3]]
    alpha = (
        255 if len(color) == 3 else color[3] if isinstance(color[3], int) and color[3] > 1 else round(color[3] * 255)
    )
    return [*parts, alpha]


def _view(lat: list[float], lon: list[float], zoom: float | None) -> dict[str, Any]:
    low, high = (min(lat), min(lon)), (max(lat), max(lon))
    span = max(high[0] - low[0], high[1] - low[1])
    if zoom is None:
        fits = [level for level in range(len(_DEGREES) - 1) if _DEGREES[level + 1] < span <= _DEGREES[level]]
        zoom = fits[0] if fits else _DEFAULT_ZOOM
    return {"latitude": (high[0] + low[0]) / 2, "longitude": (high[1] + low[1]) / 2, "pitch": 0, "zoom": zoom}


def deck_json(deck: Any) -> str:
    """A pydeck chart's JSON. Its layers' data frames become rows: pydeck itself cannot read those of pandas 3."""
    if deck is None:
        return json.dumps(EMPTY_MAP)
    for layer in getattr(deck, "layers", None) or ():
        data = getattr(layer, "data", None)
        data = data() if isinstance(data, weakref.ref) else data
        if hasattr(data, "to_dict") and hasattr(data, "iloc"):
            layer.data = data.to_dict(orient="records")
    return deck.to_json()


def deck_tooltip(deck: Any) -> dict[str, Any] | None:
    """What pydeck shows over an object: templates `text` or `html`, and a style."""
    for tooltip in (getattr(getattr(deck, "deck_widget", None), "tooltip", None), getattr(deck, "_tooltip", None)):
        if isinstance(tooltip, dict):
            return tooltip
        if tooltip is True:
            # pydeck's own: all that the object has.
            return {}
    return None
