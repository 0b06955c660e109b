"""`st.grid`: cells in rows and columns that line up."""

from __future__ import annotations

from typing import Any

from ..errors import StreamlitInvalidParameterTypeError, StreamlitValueError, StreamlitValueOutOfRangeError
from .layout import LayoutMixin, claimed, gap_of
from .lib import height_of, pixels_of, width_of, wrap_of

#: As Streamlit's grids have.
MOST_COLUMNS = 24


class GridMixin(LayoutMixin):
    """A grid of cells."""

    def grid(
        self,
        columns: Any = "auto",
        *,
        min_column_width: Any = "auto",
        wrap: bool = True,
        gap: Any = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        row_height: Any = "content",
        width: Any = "stretch",
        height: Any = "content",
        key: Any = None,
        dense: bool = False,
    ) -> Any:
        """Make a grid: each element drawn in it is a cell.

        `columns` is their number, or "auto" for as many as `min_column_width` (pixels) allows. `gap` is one for both
        ways, or (between rows, between columns). With `wrap`, columns become fewer where there is less room.
        """
        if vertical_alignment not in ("top", "center", "bottom"):
            raise StreamlitValueError("vertical_alignment", ["'top'", "'center'", "'bottom'"])
        rows, between = _gaps(gap)
        props = {
            "columns": _count("columns", columns, "auto", MOST_COLUMNS),
            "min_column_width": _count("min_column_width", min_column_width, "auto"),
            "wrap": wrap_of(wrap),
            "row_gap": rows,
            "column_gap": between,
            "align": vertical_alignment,
            "border": _flag("border", border),
            "row_height": _count("row_height", row_height, "content"),
            "dense": _flag("dense", dense),
            "width": width_of(width, content=False),
            "height": height_of(height),
        }
        return self._block("grid", props, key=claimed("grid", key))


def _count(parameter: str, value: Any, word: str, most: int | None = None) -> Any:
    """The word, or a positive number. Raises StreamlitValueError, StreamlitInvalidParameterTypeError."""
    if value == word:
        return value
    if isinstance(value, str):
        raise StreamlitValueError(parameter, [f'"{word}"', "a positive integer"], f"Got {value!r}.")
    if not isinstance(value, int) or isinstance(value, bool):
        raise StreamlitInvalidParameterTypeError(parameter, type(value).__name__, ["int", f'"{word}"'])
    if most is not None and not 1 <= value <= most:
        raise StreamlitValueOutOfRangeError(parameter, value, 1, most)
    if value < 1:
        raise StreamlitValueError(parameter, [f'"{word}"', "a positive integer"], f"Got {value!r}.")
    return pixels_of(parameter, value)


def _flag(parameter: str, value: Any) -> bool:
    """Raises StreamlitInvalidParameterTypeError for anything but a bool."""
    if not isinstance(value, bool):
        raise StreamlitInvalidParameterTypeError(parameter, type(value).__name__, ["bool"])
    return value


def _gaps(gap: Any) -> tuple[Any, Any]:
    if not isinstance(gap, (tuple, list)):
        return gap_of(gap), gap_of(gap)
    if len(gap) != 2:
        raise StreamlitValueError("gap", ["a gap size", "a 2-tuple or 2-list of (row_gap, column_gap)"])
    return gap_of(gap[0]), gap_of(gap[1])
