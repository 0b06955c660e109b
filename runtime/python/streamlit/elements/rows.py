"""`add_rows`: tables and charts that get more rows after they were drawn. Streamlit has removed it; apps use it still."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from appc_runtime.charts import Datasets
from appc_runtime.errors import StreamlitAPIException, StreamlitDataframeConversionError
from appc_runtime.table import Frame, append_rows, to_frame

from ..legacy import note
from .base import Drawable

#: Draws the element again with these rows more, in the table of this name; returns its new place.
Grow = Callable[[Drawable, "str | None", Any], Any]


class RowsMixin(Drawable):
    """An element's place that knows how to draw it with more rows."""

    _grow: Grow | None = None

    def add_rows(self, data: Any = None, **datasets: Any) -> Any:
        """Put rows below those that the table or chart has. A chart's table can be named: `add_rows(name=data)`.

        Raises:
            StreamlitAPIException: this is no table or chart, there is not exactly one table, or the chart has none of it.
        """
        note("add_rows", "an element drawn anew in the place of the old one (`st.empty`)")
        if self._grow is None or self._place is None:
            raise StreamlitAPIException("Only existing elements can `add_rows`: tables, dataframes and charts of Vega.")
        given: Mapping[Any, Any] = datasets if data is None else {None: data, **datasets}
        if len(given) != 1:
            raise StreamlitAPIException("Wrong number of arguments to add_rows(). Command requires exactly one dataset")
        ((name, rows),) = given.items()
        try:
            self._grow = self._grow(self, name, rows)._grow
        except StreamlitDataframeConversionError as error:
            # As Streamlit did: it is said in the element's place, and the script goes on.
            self.error(str(error))  # type: ignore[attr-defined]
            self._grow = None
        return self

    def _draw_rows(
        self, type: str, frame: Frame, make: Callable[[Frame], dict[str, Any]], *, key: str | None = None
    ) -> Any:
        """Draw an element of one table. `make`: its props for these rows."""

        def grow(place: Drawable, name: str | None, more: Any) -> Any:
            return place._draw_rows(type, append_rows(frame, to_frame(more)), make, key=key)  # type: ignore[attr-defined]

        made = self._draw(type, make(frame), key=key)
        made._grow = grow
        return made

    def _draw_datasets(self, type: str, props: dict[str, Any], *, key: str | None = None) -> Any:
        """Draw an element whose tables are `props["datasets"]`."""
        datasets: Datasets = props["datasets"]

        def grow(place: Drawable, name: str | None, more: Any) -> Any:
            try:
                grown = datasets.grown(name, more)
            except KeyError as error:
                raise StreamlitAPIException(f"The chart has no dataset {error}. It has: {list(datasets)}.") from None
            return place._draw_datasets(type, {**props, "datasets": grown}, key=key)  # type: ignore[attr-defined]

        made = self._draw(type, props, key=key)
        made._grow = grow
        return made
