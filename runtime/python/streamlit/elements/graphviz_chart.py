"""`st.graphviz_chart`."""

from __future__ import annotations

from typing import Any

from .. import type_util
from ..errors import StreamlitInvalidParameterTypeError
from .base import Drawable
from .lib import alt_text, height_of, width_of


class GraphvizMixin(Drawable):
    """Graphs in the DOT language."""

    def graphviz_chart(
        self,
        figure_or_dot: Any,
        use_container_width: bool | None = None,
        *,
        width: Any = "content",
        height: Any = "content",
        alt: str | None = None,
    ) -> Any:
        """Draw a graph: DOT source, or an object of the package graphviz."""
        if use_container_width is not None:
            width = "stretch" if use_container_width else "content"
        dot, engine = _source(figure_or_dot)
        props = {"dot": dot, "engine": engine, "width": width_of(width), "height": height_of(height), **alt_text(alt)}
        return self._draw("graphviz_chart", props)


def _source(figure: Any) -> tuple[str, str]:
    if isinstance(figure, str):
        return figure, "dot"
    if type_util.is_graphviz_chart(figure):
        return figure.source, figure.engine
    raise StreamlitInvalidParameterTypeError("figure_or_dot", type(figure).__name__, ["graphviz graph", "str"])
