"""numpy arrays and pandas objects as frames. Looks the libraries up in `sys.modules`, never imports them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from ..errors import StreamlitDataframeConversionError
from .frame import Frame, Vector, range_index


def loaded(name: str) -> Any:
    """The module, if the script has imported it."""
    module = sys.modules.get(name)
    # A module that is being imported has no attributes yet.
    return module if module is not None and hasattr(module, "__version__") else None


def to_frame(data: Any) -> Frame | None:
    """A Frame of `data`'s own arrays (no copy), or None if `data` is neither numpy's nor pandas'."""
    numpy = loaded("numpy")
    if numpy is None:
        return None
    if isinstance(data, numpy.ndarray):
        return _from_array(data)
    if isinstance(data, numpy.generic):
        return _from_array(data.reshape(1))
    pandas = loaded("pandas")
    return None if pandas is None else _from_pandas(data, pandas)


def _from_array(data: Any) -> Frame:
    if data.ndim == 0:
        return Frame(range_index(0), [], 0)
    if data.ndim > 2:
        raise StreamlitDataframeConversionError(
            f"An array of {data.ndim} dimensions cannot be shown as a table: it must have 1 or 2."
        )
    if data.dtype.names:
        columns = [Vector(name, data[name]) for name in data.dtype.names]
    elif data.ndim == 1:
        columns = [Vector("value", data)]
    else:
        columns = [Vector(number, data[:, number]) for number in range(data.shape[1])]
        if len(columns) == 1:
            columns[0].label = "value"
    return Frame(range_index(len(data)), columns, len(data), natural_index=True, named=bool(data.dtype.names))


def _from_pandas(data: Any, pandas: Any) -> Frame | None:
    if isinstance(data, pandas.DataFrame):
        return _from_dataframe(data)
    if isinstance(data, pandas.Series):
        return _from_dataframe(data.to_frame())
    if isinstance(data, (pandas.Index, pandas.api.extensions.ExtensionArray)):
        frame = _from_dataframe(pandas.DataFrame(data))
        frame.natural_index = True
        frame.named = isinstance(data, pandas.Index)
        return frame
    if type(data).__name__ == "Styler" and type(data).__module__.startswith("pandas."):
        frame = _from_dataframe(data.data)
        frame.styler = data
        return frame
    return None


def _from_dataframe(data: Any) -> Frame:
    columns = [Vector(label, data.iloc[:, number].array) for number, label in enumerate(data.columns)]
    return Frame(_index_vectors(data.index), columns, len(data))


def _index_vectors(index: Any) -> list[Vector]:
    if hasattr(index, "levels"):
        return [Vector(name, index.get_level_values(number).array) for number, name in enumerate(index.names)]
    if hasattr(index, "step"):
        return [Vector(index.name, range(index.start, index.stop, index.step))]
    return [Vector(index.name, index.array)]


def has_index(data: object) -> bool:
    """Whether `data` is a pandas Series, whose rows must be aligned with its neighbours'."""
    pandas = loaded("pandas")
    return pandas is not None and isinstance(data, pandas.Series)


def from_columns(data: Mapping) -> Frame:
    """A dict that holds pandas Series: aligned on their indexes by pandas itself."""
    return _from_dataframe(sys.modules["pandas"].DataFrame(dict(data)))


def from_interchange(data: Any) -> Any:
    """A pandas DataFrame of an object that speaks the dataframe interchange protocol."""
    pandas = loaded("pandas")
    interchange = getattr(getattr(pandas, "api", None), "interchange", None)
    if interchange is None:
        raise StreamlitDataframeConversionError(
            f"A `{type(data).__qualname__}` can be shown once pandas is there: "
            "add `import pandas` to the script, or pass a list of rows."
        )
    return interchange.from_dataframe(data)
