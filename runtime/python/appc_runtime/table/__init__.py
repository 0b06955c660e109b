"""Tables: whatever a script calls data, as columns in Arrow's layout, without pyarrow.

numpy and pandas are optional. Nothing here imports them unless the script's own value comes from them.
"""

from .append import append_rows
from .convert import to_frame
from .encode import encode_frame
from .frame import Frame, Vector

__all__ = ["Frame", "Vector", "append_rows", "encode_frame", "to_frame", "to_table_data"]


def to_table_data(data: object) -> dict:
    """Convert `data` to the protocol's `TableData`: a dict whose buffers are `bytes`.

    Raises:
        StreamlitDataframeConversionError: `data` cannot be read as a table.
    """
    return encode_frame(to_frame(data))
