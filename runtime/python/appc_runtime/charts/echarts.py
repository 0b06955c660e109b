"""Options of ECharts as JSON: what Python can hold beside it, and what a page without the script's own JavaScript cannot draw."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import StreamlitAPIException, StreamlitDataframeConversionError
from ..table import to_frame

_GL_SERIES = {
    "bar3D", "flowGL", "globe", "graphGL", "line3D", "lines3D", "linesGL", "map3D", "polygons3D", "scatter3D", "scatterGL",
    "surface",
}  # fmt: skip
_GL_COMPONENTS = {"geo3D", "globe", "grid3D", "mapbox3D", "maptalks3D"}
_EXTENSIONS = {"liquidFill": "echarts-liquidfill", "wordCloud": "echarts-wordcloud"}
_FUNCTION = re.compile(r"\bfunction\s*\(|=>")
# How pyecharts marks JavaScript in its JSON.
_JSCODE = "--x_x--"


def echarts_json(spec: Any) -> str:
    """The option as JSON text. Takes mappings, JSON texts, and pyecharts' charts; data frames as `dataset.source`.

    Raises:
        StreamlitAPIException: it is none of these, holds JavaScript or what JSON cannot, or needs an extension.
        TypeError: it is not an object.
    """
    if not isinstance(spec, (str, Mapping)) and callable(getattr(spec, "dump_options", None)):
        spec = spec.dump_options()
    option = _parse(spec) if isinstance(spec, str) else spec
    if not isinstance(option, Mapping):
        raise TypeError(
            f"An option of ECharts is a dict, JSON text or a pyecharts chart, not `{type(option).__name__}`."
        )
    _check(option)
    return json.dumps(_plain(option, ""), ensure_ascii=False, allow_nan=False)


def enables_selection(option: str) -> bool:
    """Whether anything in the option lets the visitor select: `selectedMode` of a series, or a brush."""
    for variant in variants(json.loads(option)):
        tools = [tool.get("feature") or {} for tool in _entries(variant.get("toolbox"))]
        if "brush" in variant or any("brush" in features for features in tools):
            return True
        if any(series.get("selectedMode") for series in _entries(variant.get("series"))):
            return True
    return False


def variants(option: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The option itself and those in it: of a timeline, and for sizes of the box."""
    yield option
    inner = [option.get("baseOption"), *(option.get("options") or [])]
    inner += [media.get("option") for media in option.get("media") or [] if isinstance(media, Mapping)]
    for one in inner:
        if isinstance(one, Mapping):
            yield from variants(one)


def _entries(value: Any) -> list[Mapping[str, Any]]:
    """One entry or a list of them, as ECharts takes most components."""
    return [one for one in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(one, Mapping)]


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        if _FUNCTION.search(text[getattr(error, "pos", 0) :]):
            raise _no_javascript() from error
        raise StreamlitAPIException(f"The ECharts option is no valid JSON: {error}.") from error


def _no_javascript() -> StreamlitAPIException:
    return StreamlitAPIException(
        "The ECharts option contains JavaScript (a `function` or pyecharts' `JsCode`), which `st.echarts_chart` does not "
        'run. Use string templates such as `"{b}: {c}"` instead.'
    )


def _check(option: Mapping[str, Any]) -> None:
    """Raise for what would be drawn as nothing at all."""
    for variant in variants(option):
        for component in sorted(_GL_COMPONENTS & set(variant)):
            raise _needs(f"the `{component}` component", "the ECharts GL extension")
        if "geo" in variant:
            raise _needs("a map", "registered map data")
        for series in _entries(variant.get("series")):
            kind = series.get("type")
            if kind in _GL_SERIES:
                raise _needs(f"the `{kind}` series", "the ECharts GL extension")
            if kind in _EXTENSIONS:
                raise _needs(f"the `{kind}` series", f"the extension `{_EXTENSIONS[kind]}`")
            if kind == "custom":
                raise _needs("a `custom` series", "a JavaScript callback (`renderItem`)")
            if kind == "map" or series.get("coordinateSystem") == "geo":
                raise _needs("a map", "registered map data")


def _needs(what: str, need: str) -> StreamlitAPIException:
    return StreamlitAPIException(f"The ECharts option uses {what}, which needs {need}: `st.echarts_chart` has none.")


def _plain(value: Any, path: str) -> Any:
    """JSON of the option. `path` is where in it `value` stands, for messages."""
    if isinstance(value, str):
        if value.strip().startswith(_JSCODE) and value.strip().endswith(_JSCODE) and len(value) > 2 * len(_JSCODE):
            raise _no_javascript()
        return value
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        # What is missing is a gap.
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(entry, f"{path}.{key}" if path else str(key)) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry, f"{path}[{number}]") for number, entry in enumerate(value)]
    if re.search(r"(^|\.|\])dataset(\[\d+\])?\.source$", path):
        return _rows(value, path)
    if hasattr(value, "tolist"):
        return _plain(value.tolist(), path)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise StreamlitAPIException(
        f"The ECharts option cannot be sent to the page: `{path}` is a `{type(value).__qualname__}`. "
        "Pass numbers, texts, lists and dicts, and tables as `dataset.source`."
    )


def _rows(table: Any, path: str) -> list[list[Any]]:
    """A table as ECharts reads one: its header, then its rows."""
    try:
        frame = to_frame(table)
    except StreamlitDataframeConversionError as error:
        raise StreamlitAPIException(f"`{path}` of the ECharts option is no table: {error}") from error
    columns = [[_plain(cell, f"{path}[]") for cell in column.tolist()] for column in frame.columns]
    return [[column.name for column in frame.columns], *map(list, zip(*columns, strict=True))]
