"""`st.table`."""

from __future__ import annotations

import html
import re
from typing import Any

from appc_runtime.markdown import to_html
from appc_runtime.table import encode_frame, to_frame

from ..errors import StreamlitValueError
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
        if not isinstance(border, bool) and border != "horizontal":
            raise StreamlitValueError("border", ["True", "False", "'horizontal'"])
        frame = to_frame(data)
        props: dict[str, Any] = {
            "border": border,
            "width": width_of(width),
            "height": height_of(height),
            "hide_index": _only_counts(frame) if hide_index is None else bool(hide_index),
            "hide_header": not frame.named if hide_header is None else bool(hide_header),
        }
        if alt is not None:
            props["alt"] = alt
        return self._draw_rows("table", frame, lambda rows: {**props, **_marked(rows), "data": encode_frame(rows)})


# Of these signs, one at least is in each text that Markdown changes.
_SIGNS = re.compile(r"[*_`\[:$~<\\&]|www\.|^\s*(?:[#>+-]|\d+[.)])\s", re.MULTILINE)


def _marked(frame: Any) -> dict[str, Any]:
    """Cells and headers whose Markdown says more than their text, as HTML: by "row,column", headers by "level:column"."""
    marked: dict[str, str] = {}
    for number, column in enumerate(frame.columns):
        texts = {f"{level}:{number}": name for level, name in enumerate(column.levels)}
        if frame.styler is None and getattr(column.values, "dtype", None) in (None, "object", "str", "string"):
            texts |= {f"{row},{number}": cell for row, cell in enumerate(column.tolist()) if isinstance(cell, str)}
        marked |= {place: shown for place, text in texts.items() if (shown := _marked_text(text)) is not None}
    return {"marked": marked} if marked else {}


def _marked_text(text: str) -> str | None:
    if not _SIGNS.search(text):
        return None
    shown = to_html(text).strip()
    return None if shown == f"<p>{html.escape(text, quote=False)}</p>" else shown


def _only_counts(frame: Any) -> bool:
    """An index that only counts the rows (a `RangeIndex`) says nothing."""
    return len(frame.index) == 1 and isinstance(frame.index[0].values, range)
