"""`st.line_chart` and its siblings, `st.altair_chart`, `st.vega_lite_chart`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from appc_runtime.charts import (
    AREA,
    BAR,
    HORIZONTAL_BAR,
    LINE,
    SCATTER,
    Kind,
    altair_props,
    build_chart,
    selection_names,
    vega_lite_props,
)
from appc_runtime.table import Frame, to_frame

from .lib import check_theme, height_of, width_of
from .rows import RowsMixin
from .selection import attributes, fingerprint, is_activated

# Charts of several views lay themselves out: stretching would squeeze each of them.
_COMPOSED = ("hconcat", "concat", "facet", "repeat")


class ChartsMixin(RowsMixin):
    """Charts drawn by Vega."""

    def line_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw lines: one for each column of `y`, or for each value of the column `color`."""
        arguments = {"x": x, "y": y, "x_label": x_label, "y_label": y_label, "color": color}
        return self._chart(LINE, data, arguments, width, height, use_container_width, alt)

    def area_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        stack: bool | str | None = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw areas, stacked unless `stack` says otherwise."""
        arguments = {"x": x, "y": y, "x_label": x_label, "y_label": y_label, "color": color, "stack": stack}
        return self._chart(AREA, data, arguments, width, height, use_container_width, alt)

    def bar_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        horizontal: bool = False,
        sort: bool | str = True,
        stack: bool | str | None = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw bars. `sort` is a column's name, "-name" for descending, or False for the order of the data."""
        arguments = {
            "x": x,
            "y": y,
            "x_label": x_label,
            "y_label": y_label,
            "color": color,
            "sort": sort,
            "stack": stack,
        }
        return self._chart(
            HORIZONTAL_BAR if horizontal else BAR, data, arguments, width, height, use_container_width, alt
        )

    def scatter_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        size: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw points; `size` is a column's name or a number of square pixels."""
        arguments = {"x": x, "y": y, "x_label": x_label, "y_label": y_label, "color": color, "size": size}
        return self._chart(SCATTER, data, arguments, width, height, use_container_width, alt)

    def altair_chart(
        self,
        altair_chart: Any,
        *,
        width: Any = None,
        height: Any = "content",
        use_container_width: bool | None = None,
        theme: str | None = "streamlit",
        key: Any = None,
        on_select: str | Callable[..., Any] = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw an Altair chart. With `on_select`, returns `{"selection": {parameter: points or intervals}}`."""
        props = altair_props(altair_chart)
        return self._selectable(
            "altair_chart", props, width, height, use_container_width, theme, key, on_select, selection_mode, alt
        )

    def vega_lite_chart(
        self,
        data: Any = None,
        spec: Mapping[str, Any] | None = None,
        *,
        width: Any = None,
        height: Any = "content",
        use_container_width: bool | None = None,
        theme: str | None = "streamlit",
        key: Any = None,
        on_select: str | Callable[..., Any] = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draw a Vega-Lite specification. With `on_select`, gives `{"selection": {parameter: points or intervals}}`."""
        props = vega_lite_props(data, spec)
        return self._selectable(
            "vega_lite_chart", props, width, height, use_container_width, theme, key, on_select, selection_mode, alt
        )

    def _chart(
        self,
        kind: Kind,
        data: Any,
        arguments: dict[str, Any],
        width: Any,
        height: Any,
        use_container_width: bool | None,
        alt: str | None,
    ) -> Any:
        def make(rows: Frame) -> dict[str, Any]:
            props = build_chart(kind, rows, **arguments)
            return _finished(props, width, height, use_container_width, "streamlit", alt)

        return self._draw_rows("vega_lite", to_frame(data), make)

    def _selectable(
        self,
        command: str,
        props: dict[str, Any],
        width: Any,
        height: Any,
        use_container_width: bool | None,
        theme: str | None,
        key: Any,
        on_select: str | Callable[..., Any],
        selection_mode: str | Iterable[str] | None,
        alt: str | None,
    ) -> Any:
        """A chart that is a widget if `on_select` says so."""
        activated = is_activated(on_select)
        check_theme(theme)
        props = _finished(props, width, height, use_container_width, theme, alt)
        if not activated:
            return self._draw_datasets("vega_lite", props, key=None if key is None else str(key))
        names = props["selection_mode"] = selection_names(props["spec"], selection_mode, command)
        identity = {"selection_mode": names} if key is not None else {"selection_mode": names, **_identity(props)}
        return self._widget(
            "vega_lite",
            props,
            kind="vega_lite_chart",
            default=attributes({"selection": {name: {} for name in names}}),
            identity=identity,
            key=key,
            load=lambda wire: load_state(wire, names),
            dump=lambda state: json.loads(json.dumps(state)),
            on_change=on_select if callable(on_select) else None,
        )


def load_state(wire: Any, names: list[str]) -> Any:
    """The script's state of what the page sends: each parameter is there, empty when nothing is selected."""
    selection = (wire or {}).get("selection", {})
    return attributes({"selection": {name: selection.get(name, {}) for name in names}})


def _finished(
    props: dict[str, Any], width: Any, height: Any, use_container_width: bool | None, theme: str | None, alt: str | None
) -> dict[str, Any]:
    if use_container_width is not None and (use_container_width or not isinstance(width, int)):
        width = "stretch" if use_container_width else "content"
    if width is None:
        width = "content" if _is_composed(json.loads(props["spec"])) else "stretch"
    finished = {
        **props,
        "theme": theme,
        "selection_mode": [],
        "width": width_of(width),
        "height": height_of(height),
    }
    if alt is not None:
        finished["alt"] = alt
    return finished


def _is_composed(spec: dict[str, Any]) -> bool:
    encoding = spec.get("encoding") or {}
    return any(name in spec for name in _COMPOSED) or any(name in encoding for name in ("row", "column", "facet"))


def _identity(props: dict[str, Any]) -> dict[str, Any]:
    return {
        "vega_lite_spec": props["spec"],
        "named_datasets": fingerprint(props["datasets"]),
        "theme": props["theme"],
        "width": props["width"],
        "alt": props.get("alt"),
    }
