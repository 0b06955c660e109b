"""Charts as Vega-Lite: Streamlit's built-in ones, Altair's, and specifications of the script's own.

All functions give the props of a `vega_lite` element: `{"spec": JSON text, "datasets": {name: TableData}}`.
"""

from .built_in import AREA, BAR, HORIZONTAL_BAR, LINE, SCATTER, Kind, build_chart
from .datasets import Datasets
from .spec import altair_props, selection_names, vega_lite_props

__all__ = [
    "AREA",
    "BAR",
    "HORIZONTAL_BAR",
    "LINE",
    "SCATTER",
    "Datasets",
    "Kind",
    "altair_props",
    "build_chart",
    "selection_names",
    "vega_lite_props",
]
