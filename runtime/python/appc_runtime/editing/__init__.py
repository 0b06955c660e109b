"""Tables that visitors edit: the script's data as a DataFrame, their edits in it, and the data's own form again.

Everything here needs pandas, which is imported when the first editor is drawn.
"""

from .apply import apply_edits
from .formats import from_dataframe, to_dataframe
from .schema import EDITABLE, schema_of

__all__ = ["EDITABLE", "apply_edits", "from_dataframe", "schema_of", "to_dataframe"]
