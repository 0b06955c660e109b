"""What components ask about tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .type_util import has_callable_attr, is_cursor, is_type
from .type_util import is_dataframe_like as is_dataframe_like

if TYPE_CHECKING:
    import pandas


def convert_anything_to_pandas_df(
    data: Any, max_unevaluated_rows: int = 10000, ensure_copy: bool = False
) -> pandas.DataFrame:
    """Any table as a pandas DataFrame. Needs pandas; raises ValueError for what is no table."""
    import pandas

    if isinstance(data, pandas.DataFrame):
        return data.copy() if ensure_copy else data
    if isinstance(data, pandas.Series | pandas.Index):
        return data.to_frame()
    if is_type(data, "pandas.io.formats.style.Styler"):
        return data.data.copy() if ensure_copy else data.data
    if is_cursor(data):
        names = [column[0] for column in data.description or ()]
        return pandas.DataFrame(data.fetchmany(max_unevaluated_rows), columns=names or None)
    if has_callable_attr(data, "to_pandas"):
        converted = data.to_pandas()
        return converted.to_frame() if isinstance(converted, pandas.Series) else converted
    return pandas.DataFrame(data)
