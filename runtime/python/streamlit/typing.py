"""Types for annotations: what widgets, charts and tables return. States are dicts whose entries are attributes too."""

from typing import Any

from .elements.selection import AttributeDictionary
from .elements.widgets.chat_input import ChatInputValue as ChatInputValue
from .runtime.uploaded_file_manager import UploadedFile as UploadedFile


class DataframeSelectionState(AttributeDictionary):
    """What is selected in a table: rows by position, columns by name, cells by both."""

    rows: list[int]
    columns: list[str]
    cells: list[tuple[int, str]]


class DataframeState(AttributeDictionary):
    """Of `st.dataframe`."""

    selection: DataframeSelectionState


class DataEditorState(AttributeDictionary):
    """Of `st.data_editor`, in session_state: rows by position in the data, columns by name."""

    edited_rows: dict[int, dict[str, str | int | float | bool | list[str] | None]]
    added_rows: list[dict[str, str | int | float | bool | list[str] | None]]
    deleted_rows: list[int]


class ButtonColumnClickState(AttributeDictionary):
    """Of a column of buttons: which row's was pressed, and what stands on it."""

    row: int
    label: str


class PlotlySelectionState(AttributeDictionary):
    """What is selected in a Plotly chart."""

    points: list[dict[str, Any]]
    point_indices: list[int]
    box: list[dict[str, Any]]
    lasso: list[dict[str, Any]]


class PlotlyState(AttributeDictionary):
    """Of `st.plotly_chart`."""

    selection: PlotlySelectionState


class PydeckSelectionState(AttributeDictionary):
    """What is selected on a map, by layer."""

    indices: dict[str, list[int]]
    objects: dict[str, list[dict[str, Any]]]


class PydeckState(AttributeDictionary):
    """Of `st.pydeck_chart`."""

    selection: PydeckSelectionState


class EChartsSelectionState(AttributeDictionary):
    """What is selected in an ECharts chart."""

    selected: list[dict[str, Any]]
    areas: list[dict[str, Any]]


class EChartsState(AttributeDictionary):
    """Of `st.echarts_chart`."""

    selection: EChartsSelectionState


class VegaLiteState(AttributeDictionary):
    """Of `st.altair_chart` and `st.vega_lite_chart`: by selection parameter."""

    selection: AttributeDictionary
