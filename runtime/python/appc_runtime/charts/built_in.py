"""Line, area, bar and scatter charts: from a table and column names to a Vega-Lite specification."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError
from ..table import Frame, Vector, to_frame
from ..table.encode import encode_vector
from . import colors

# Names that the chart gives to what has none, and that no table is likely to have.
INDEX = "index--appc"
VALUE = "value--appc"
SERIES = "series--appc"
NOTHING = "nothing--appc"

_COLOR_LEGEND = {"titlePadding": 5, "offset": 5, "orient": "bottom"}
_SIZE_LEGEND = {"titlePadding": 0.5, "offset": 5, "orient": "bottom"}
_TYPES = {
    "integer": "quantitative",
    "float": "quantitative",
    "datetime": "temporal",
    "date": "temporal",
    "time": "temporal",
    "timedelta": "temporal",
}
_STACKS = (None, True, False, "normalize", "center", "layered")


@dataclass(frozen=True)
class Kind:
    """What sets one chart command apart."""

    command: str
    mark: str
    horizontal: bool = False
    bars: bool = False
    # The points of a line or area light up below the pointer.
    hover: bool = False


LINE = Kind("line_chart", "line", hover=True)
AREA = Kind("area_chart", "area", hover=True)
BAR = Kind("bar_chart", "bar", bars=True)
HORIZONTAL_BAR = Kind("bar_chart", "bar", horizontal=True, bars=True)
SCATTER = Kind("scatter_chart", "circle")


@dataclass
class Options:
    """A chart command's arguments beside its data, as the script gave them."""

    x: str | None = None
    y: str | Sequence[str] | None = None
    x_label: str | None = None
    y_label: str | None = None
    color: Any = None
    size: Any = None
    stack: bool | str | None = None
    sort: bool | str = True


@dataclass
class Fields:
    """The table's columns that the chart draws, encoded, and the names they go by in the specification."""

    columns: dict[str, dict]
    x: str | None
    y: str | None
    series: list[str]
    color: str | None
    color_values: list
    size: str | None

    def type_of(self, name: str) -> str:
        """Vega-Lite's type of a field; of the folded ones, the type that all of them fit."""
        if name == SERIES:
            return "nominal"
        if name == VALUE:
            types = {column_type(self.columns[one]) for one in self.series}
            return types.pop() if len(types) == 1 else "nominal"
        return column_type(self.columns[name]) if name in self.columns else "quantitative"


def column_type(column: dict) -> str:
    """Vega-Lite's type of an encoded column."""
    if column["dtype"].startswith("period"):
        return "temporal"
    return _TYPES.get(column["kind"], "nominal")


def build_chart(kind: Kind, data: object, **arguments: Any) -> dict:
    """Props of a `vega_lite` element: `spec` (JSON text) and `datasets`.

    `arguments` are those of `Options`.

    Raises:
        StreamlitAPIException: a column does not exist, or a colour, size, stack or sort cannot be understood.
        StreamlitDataframeConversionError: `data` cannot be read as a table.
    """
    options = Options(**arguments)
    if not any(options.stack is one or options.stack == one for one in _STACKS):
        raise StreamlitValueError("stack", [repr(one) for one in _STACKS])
    frame = to_frame(data)
    fields = _select(frame, options)
    sort = _sort(frame, fields, kind, options)
    spec = _specification(kind, fields, options, sort)
    columns = [{**column, "name": [name]} for name, column in fields.columns.items()]
    return {
        "spec": json.dumps(spec, ensure_ascii=False),
        "datasets": {"data": {"num_rows": frame.num_rows, "index": [], "columns": columns}},
    }


# ------------------------------------------------------------------------------------------ columns


def _select(frame: Frame, options: Options) -> Fields:
    x = _x_column(frame, options.x)
    series = _y_columns(frame, options.y, x)
    color = options.color if isinstance(options.color, str) and frame.has(options.color) else None
    size = options.size if isinstance(options.size, str) and frame.has(options.size) else None
    used: dict[str, dict] = {}
    if x is None and series:
        x, vector = _index_as_column(frame)
        used[x] = encode_vector(vector)
    for name in dict.fromkeys([x, color, size, *series]):
        if name is not None and name not in used:
            used[name] = encode_vector(frame.column(name))
    y = None if not series else series[0] if len(series) == 1 else VALUE
    color_values: list = []
    if y == VALUE:
        color = SERIES
    elif color is not None:
        color_values = _color_column(frame.column(color), used, color)
    return Fields(used, x, y, series, color, color_values, size)


def _x_column(frame: Frame, x: object) -> str | None:
    if x is None:
        return None
    if not isinstance(x, str):
        detail = "Pass a column name or None to use the dataframe's index."
        raise StreamlitInvalidParameterTypeError("x", type(x).__name__, ["str", "None"], detail=detail)
    _check_column(frame, x)
    return x


def _y_columns(frame: Frame, y: Any, x: str | None) -> list[str]:
    if y is None:
        return [column.name for column in frame.columns if column.name != x]
    names = [y] if isinstance(y, str) else [str(name) for name in (y if isinstance(y, Iterable) else [y])]
    for name in names:
        _check_column(frame, name)
    return list(dict.fromkeys(names))


def _check_column(frame: Frame, name: str) -> None:
    if not frame.has(name):
        available = ", ".join(column.name for column in frame.columns)
        raise StreamlitAPIException(
            f'Data does not have a column named `"{name}"`. Available columns are `{available}`'
        )


def _index_as_column(frame: Frame) -> tuple[str, Vector]:
    if len(frame.index) == 1:
        vector = frame.index[0]
        return (INDEX if vector.label is None else vector.name), vector
    levels = zip(*(vector.tolist() for vector in frame.index), strict=True)
    return INDEX, Vector(INDEX, [", ".join(map(str, entry)) for entry in levels])


def _color_column(vector: Vector, used: dict[str, dict], name: str) -> list:
    """The distinct values if they are colours themselves, else nothing; tuples become CSS in the data."""
    if used[name]["kind"] not in ("text", "json", "object") or not len(vector.values):
        return []
    values = vector.tolist()
    if not colors.is_color(values[0]):
        return []
    if colors.is_color_tuple(values[0]):
        values = [colors.to_css(value) for value in values]
        used[name] = encode_vector(Vector(name, values))
    return sorted(dict.fromkeys(values))


def _sort(frame: Frame, fields: Fields, kind: Kind, options: Options) -> Any:
    """Vega-Lite's `sort` of the axis of categories, or nothing to leave it to Vega-Lite."""
    if not kind.bars or options.sort is True:
        return ...
    if options.sort is False:
        return None
    name = str(options.sort).removeprefix("-")
    _check_column(frame, name)
    if name not in fields.columns:
        fields.columns[name] = encode_vector(frame.column(name))
    return {"field": escape(name), "order": "descending" if str(options.sort).startswith("-") else "ascending"}


# ------------------------------------------------------------------------------------ specification


def escape(name: str) -> str:
    """A field's name in Vega-Lite, where dots and brackets reach into objects."""
    for character in "\\.[]":
        name = name.replace(character, "\\" + character)
    return name


def _specification(kind: Kind, fields: Fields, options: Options, sort: Any) -> dict:
    encoding = _axes(kind, fields, options, sort)
    color = _color(fields, options)
    if options.stack is False and fields.color is not None:
        encoding["yOffset" if kind.horizontal else "xOffset"] = {"field": escape(fields.color)}
    if fields.color is not None and (kind is AREA or options.stack == "layered"):
        encoding["opacity"] = {"value": 0.7}
    if color is not None:
        encoding["color"] = color
    if kind is SCATTER:
        encoding["size"] = _size(fields, options.size)
    if fields.x is not None and fields.y is not None:
        encoding["tooltip"] = _tooltip(fields, color)
    spec: dict[str, Any] = {"data": {"name": "data"}}
    if fields.y == VALUE:
        # The wide table travels as it is; Vega-Lite makes it long.
        spec["transform"] = [{"fold": [escape(name) for name in fields.series], "as": [SERIES, VALUE]}]
    return {**spec, **_marks(kind, fields, encoding)}


def _marks(kind: Kind, fields: Fields, encoding: dict) -> dict:
    pan_and_zoom = {"name": "pan_and_zoom", "select": {"type": "interval"}, "bind": "scales"}
    if not kind.hover or fields.x is None:
        return {"mark": {"type": kind.mark, "tooltip": True}, "encoding": encoding, "params": [pan_and_zoom]}
    nearest = {
        "name": "nearest",
        "select": {
            "type": "point",
            "nearest": True,
            "on": "pointerover",
            "fields": [escape(fields.x)],
            "clear": "pointerleave",
        },
    }
    lit = {"opacity": {"condition": {"param": "nearest", "empty": False, "value": 1}, "value": 0}}
    return {
        "encoding": {name: channel for name, channel in encoding.items() if name != "opacity"},
        "layer": [
            {
                "mark": {"type": kind.mark, "tooltip": True},
                "encoding": {name: channel for name, channel in encoding.items() if name == "opacity"},
                "params": [pan_and_zoom],
            },
            {"mark": {"type": "point", "filled": True, "size": 65}, "encoding": lit, "params": [nearest]},
        ],
    }


def _axes(kind: Kind, fields: Fields, options: Options, sort: Any) -> dict:
    category = _axis(fields, fields.x, options.x, grid=False)
    value = _axis(fields, fields.y, options.y, grid=True)
    if kind.bars and category["type"] != "temporal":
        category["type"] = "ordinal"
    if fields.x is None:
        category["type"] = "quantitative"
    if options.stack is not None:
        value["stack"] = False if options.stack == "layered" else options.stack
    elif kind is AREA and fields.color is not None:
        # Vega-Lite stacks areas by itself, but not the points above them.
        value["stack"] = "zero"
    if sort is not ...:
        category["sort"] = sort
    horizontal, vertical = (value, category) if kind.horizontal else (category, value)
    for axis, label in ((horizontal, options.x_label), (vertical, options.y_label)):
        if label is not None:
            axis["title"] = label
    return {"x": horizontal, "y": vertical}


def _axis(fields: Fields, name: str | None, asked: object, *, grid: bool) -> dict:
    """A position channel. Its title is shown only if the script named the column."""
    axis: dict[str, Any] = {"grid": grid}
    if name is not None and _is_whole(fields, name):
        axis["tickMinStep"] = 1
    title = "" if name in (None, INDEX, VALUE) or asked is None else name
    field = NOTHING if name is None else name
    return {"field": escape(field), "type": fields.type_of(field), "title": title, "scale": {}, "axis": axis}


def _is_whole(fields: Fields, name: str) -> bool:
    names = fields.series if name == VALUE else [name]
    return all(fields.columns[one]["kind"] == "integer" for one in names)


def _color(fields: Fields, options: Options) -> dict | None:
    value = options.color
    if value is not None and value != [] and value != () and not (isinstance(value, str) and value in fields.columns):
        return _color_from_value(fields, value)
    if fields.color is None:
        return None
    channel: dict[str, Any] = {"field": escape(fields.color), "type": fields.type_of(fields.color)}
    if fields.color == SERIES:
        # An empty title makes Vega-Lite drop the axis beside it.
        return {**channel, "legend": _COLOR_LEGEND, "title": " "}
    if fields.color_values:
        # A legend would list "#f00, #0f0": nobody reads that.
        css = [colors.to_css(one) for one in fields.color_values]
        return {**channel, "legend": None, "scale": {"domain": fields.color_values, "range": css}}
    return {**channel, "legend": _COLOR_LEGEND, "title": fields.color}


def _color_from_value(fields: Fields, value: Any) -> dict:
    if colors.is_color(value) and not (isinstance(value, list) and len(value) == len(fields.series)):
        if len(fields.series) != 1:
            raise _wrong_number(fields, [value])
        return {"value": colors.to_css(value)}
    if not isinstance(value, (list, tuple)) or not all(map(colors.is_color, value)):
        raise StreamlitAPIException(
            f"This does not look like a valid color argument: `{value}`.\n\nThe color argument can be:\n\n"
            '* A hex string like "#ffaa00" or "#ffaa0088".\n'
            "* An RGB or RGBA tuple, its parts ints from 0 to 255 or floats from 0.0 to 1.0.\n"
            "* The name of a column, or of a color of the theme.\n"
            "* Or a list of colors, one for each y column."
        )
    if len(value) != len(fields.series):
        raise _wrong_number(fields, value)
    css = [colors.to_css(one) for one in value]
    if len(css) == 1:
        return {"value": css[0]}
    scale = {"domain": fields.series, "range": css}
    channel = {"field": escape(fields.color or SERIES), "type": "nominal", "scale": scale}
    return {**channel, "legend": _COLOR_LEGEND, "title": " "}


def _wrong_number(fields: Fields, given: Sequence) -> StreamlitAPIException:
    return StreamlitAPIException(
        f"The list of colors `{list(given)}` must have the same length as the list of columns to be colored "
        f"`{fields.series}`."
    )


def _size(fields: Fields, size: Any) -> dict:
    if fields.size is not None:
        return {
            "field": escape(fields.size),
            "type": fields.type_of(fields.size),
            "legend": _SIZE_LEGEND,
            "title": fields.size,
        }
    if size is None:
        return {"value": 100}
    if isinstance(size, (int, float)) and not isinstance(size, bool):
        return {"value": size}
    raise StreamlitValueError("size", ["a column name", "a number"], f"Got {size!r}.")


def _tooltip(fields: Fields, color: dict | None) -> list[dict]:
    shown: list[str] = [name for name in (fields.x, fields.y) if name is not None]
    if fields.color is not None and (color or {}).get("legend", True) is not None:
        shown.append(fields.color)
    if fields.size is not None:
        shown.append(fields.size)
    titles = {INDEX: "index", VALUE: "value", SERIES: "color"}
    return [
        {"field": escape(name), "type": fields.type_of(name), "title": titles.get(name, name)}
        for name in dict.fromkeys(shown)
    ]
