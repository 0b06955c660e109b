"""`st.table`."""

from __future__ import annotations

from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.table import encode_frame, to_frame

from .lib import height_of, width_of
from .rows import RowsMixin


class TableMixin(RowsMixin):
    """A plain table, all of it in the page."""

    def table(
        self,
        data: Any = None,
        *,
        border: Any = True,
        width: Any = "stretch",
        height: Any = "content",
        hide_index: bool | None = None,
        hide_header: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Show `data` (whatever `st.dataframe` takes) as a static table."""
        if border not in (True, False, "horizontal"):
            raise StreamlitAPIException(f"Invalid border: {border!r}. It must be True, False or 'horizontal'.")
        frame = to_frame(data)
        props: dict[str, Any] = {
            "border": border,
            "width": width_of(width),
            "height": height_of(height),
            "hide_index": _only_counts(frame) if hide_index is None else bool(hide_index),
            "hide_header": _has_no_names(frame) if hide_header is None else bool(hide_header),
        }
        if alt is not None:
            props["alt"] = alt
        return self._draw_rows("table", frame, lambda rows: {**props, "data": encode_frame(rows)})


def _only_counts(frame: Any) -> bool:
    """An index that only counts the rows (a `RangeIndex`) says nothing."""
    return len(frame.index) == 1 and isinstance(frame.index[0].values, range)


def _has_no_names(frame: Any) -> bool:
    """A list's or array's columns are only numbered: a header would say nothing."""
    return frame.natural_index and all(isinstance(label, int) or label == "value" for label in frame.labels)
