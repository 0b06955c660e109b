"""What a value is, told by its class's name, so that no library is imported to find out."""

from __future__ import annotations

import re

_DATAFRAMES = re.compile(
    r"pandas\..*(DataFrame|Series|Index|Styler|ExtensionArray|Categorical)"
    r"|numpy\.(ndarray|matrix)|numpy\.ma\.(core\.)?MaskedArray"
    r"|polars\..*(DataFrame|Series|LazyFrame)"
    r"|pyarrow\.lib\.(Table|Array|ChunkedArray|RecordBatch|\w+Array)"
    r"|xarray\..*(Dataset|DataArray)|(modin|dask|pyspark|snowflake|geopandas|cudf|ibis|duckdb)\..*"
    r"(DataFrame|Series|Index|Table|GeoDataFrame|GeoSeries|DuckDBPyRelation)"
)
_ALTAIR = re.compile(r"altair\.vegalite\.v\d+\.api\.\w*Chart")


def get_fqn(the_type: type) -> str:
    """A class's full name."""
    return f"{the_type.__module__}.{the_type.__qualname__}"


def get_fqn_type(obj: object) -> str:
    """The full name of a value's class."""
    return get_fqn(type(obj))


def is_type(obj: object, fqn_type_pattern: str | re.Pattern[str]) -> bool:
    """Whether a value's class, or a class it derives from, has this full name (or matches this pattern)."""
    for base in type(obj).__mro__:
        name = get_fqn(base)
        if name == fqn_type_pattern if isinstance(fqn_type_pattern, str) else fqn_type_pattern.fullmatch(name):
            return True
    return False


def is_dataframe_like(obj: object) -> bool:
    """Whether a value is a table of some library: shown as a dataframe, never as text."""
    return is_type(obj, _DATAFRAMES) or is_cursor(obj)


def is_cursor(obj: object) -> bool:
    """Whether a value is a DB API 2.0 cursor that has something to fetch."""
    return (
        not isinstance(obj, type)
        and callable(getattr(obj, "fetchall", None))
        and callable(getattr(obj, "execute", None))
        and hasattr(obj, "description")
    )


def is_altair_chart(obj: object) -> bool:
    """Whether a value is a chart of Altair."""
    return is_type(obj, _ALTAIR)


def is_plotly_chart(obj: object) -> bool:
    """Whether a value is a figure of Plotly, or something with one."""
    if is_type(obj, "plotly.graph_objs._figure.Figure") or is_type(obj, "plotly.basedatatypes.BaseFigure"):
        return True
    return (
        isinstance(obj, list) and bool(obj) and all(is_type(part, "plotly.basedatatypes.BaseTraceType") for part in obj)
    )


def is_graphviz_chart(obj: object) -> bool:
    """Whether a value is a graph of the package graphviz."""
    return any(
        base.__module__.partition(".")[0] == "graphviz" and base.__name__ in ("Graph", "Digraph", "Source")
        for base in type(obj).__mro__
    )


def is_sympy_expression(obj: object) -> bool:
    """Whether a value is an expression, equation or matrix of SymPy."""
    return any(base.__module__.partition(".")[0] == "sympy" for base in type(obj).__mro__)


def is_namedtuple(obj: object) -> bool:
    """Whether a value is an instance of a named tuple."""
    return isinstance(obj, tuple) and hasattr(obj, "_fields") and hasattr(obj, "_asdict")


def is_pydantic_model(obj: object) -> bool:
    """Whether a value is a model's instance of pydantic."""
    return not isinstance(obj, type) and is_type(obj, re.compile(r"pydantic\..*BaseModel"))


def is_openai_chunk(obj: object) -> bool:
    """Whether a value is a part of a streamed answer of the package openai."""
    return is_type(obj, re.compile(r"openai\..*ChatCompletionChunk"))


def has_callable_attr(obj: object, name: str) -> bool:
    """Whether an instance has a method of this name: neither a class, nor what answers to any name."""
    return not isinstance(obj, type) and callable(getattr(type(obj), name, None))


def is_table(value: object) -> bool:
    """Whether a component is given this as a table: data frames, and what NumPy, pandas and Arrow have beside those."""
    kinds = ("numpy.ndarray", "pandas.core.indexes.base.Index", "pyarrow.lib.Table")
    return is_dataframe_like(value) or any(is_type(value, kind) for kind in kinds)
