"""`DeltaGenerator`: what elements are drawn with, and what containers are."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current
from appc_runtime.protocol import BOTTOM, EVENT, MAIN, SIDEBAR

from .elements.alert import AlertMixin
from .elements.base import Drawable
from .elements.bidi_component import BidiComponentMixin
from .elements.bokeh_chart import BokehMixin
from .elements.charts import ChartsMixin
from .elements.chat import ChatMessageMixin
from .elements.dataframe import DataframeMixin
from .elements.echarts_chart import EChartsMixin
from .elements.frames import FramesMixin
from .elements.graphviz_chart import GraphvizMixin
from .elements.grid import GridMixin
from .elements.heading import HeadingMixin
from .elements.help import HelpMixin
from .elements.image import ImageMixin
from .elements.json import JsonMixin
from .elements.layout import LayoutMixin
from .elements.map import MapMixin
from .elements.markdown import MarkdownMixin
from .elements.media import MediaMixin
from .elements.mermaid_chart import MermaidMixin
from .elements.metric import MetricMixin
from .elements.plotly_chart import PlotlyMixin
from .elements.popover import PopoverMixin
from .elements.pyplot import PyplotMixin
from .elements.rows import RowsMixin
from .elements.status import StatusMixin
from .elements.table import TableMixin
from .elements.text import TextMixin
from .elements.widgets.button_group import ButtonGroupMixin
from .elements.widgets.chat_input import ChatInputMixin
from .elements.widgets.checkbox import CheckboxMixin
from .elements.widgets.color_picker import ColorPickerMixin
from .elements.widgets.data_editor import DataEditorMixin
from .elements.widgets.date_input import DateInputMixin
from .elements.widgets.datetime_input import DateTimeInputMixin
from .elements.widgets.download_button import DownloadButtonMixin
from .elements.widgets.feedback import FeedbackMixin
from .elements.widgets.file_uploader import FileUploaderMixin
from .elements.widgets.link_button import LinkButtonMixin
from .elements.widgets.menu_button import MenuButtonMixin
from .elements.widgets.multiselect import MultiselectMixin
from .elements.widgets.number_input import NumberInputMixin
from .elements.widgets.page_link import PageLinkMixin
from .elements.widgets.pagination import PaginationMixin
from .elements.widgets.radio import RadioMixin
from .elements.widgets.recording import RecordingMixin
from .elements.widgets.select_slider import SelectSliderMixin
from .elements.widgets.selectbox import SelectboxMixin
from .elements.widgets.slider import SliderMixin
from .elements.widgets.text_area import TextAreaMixin
from .elements.widgets.text_input import TextInputMixin
from .elements.widgets.time_input import TimeInputMixin
from .elements.write import WriteMixin
from .unsupported import missing, unsupported


class DeltaGenerator(
    AlertMixin,
    BidiComponentMixin,
    BokehMixin,
    ChartsMixin,
    ButtonGroupMixin,
    DateTimeInputMixin,
    FeedbackMixin,
    FramesMixin,
    GridMixin,
    MediaMixin,
    RecordingMixin,
    MenuButtonMixin,
    PaginationMixin,
    ChatInputMixin,
    ChatMessageMixin,
    CheckboxMixin,
    ColorPickerMixin,
    DataEditorMixin,
    DataframeMixin,
    DateInputMixin,
    DownloadButtonMixin,
    EChartsMixin,
    FileUploaderMixin,
    GraphvizMixin,
    HeadingMixin,
    HelpMixin,
    ImageMixin,
    JsonMixin,
    LinkButtonMixin,
    MapMixin,
    MarkdownMixin,
    MermaidMixin,
    MetricMixin,
    MultiselectMixin,
    NumberInputMixin,
    PageLinkMixin,
    PlotlyMixin,
    PyplotMixin,
    PopoverMixin,
    LayoutMixin,
    RadioMixin,
    SelectboxMixin,
    SelectSliderMixin,
    SliderMixin,
    StatusMixin,
    TableMixin,
    TextAreaMixin,
    TextInputMixin,
    TextMixin,
    TimeInputMixin,
    WriteMixin,
    RowsMixin,
    Drawable,
):
    """A place in the app: a root (main page, sidebar), a container, or one element's place.

    Elements drawn on a root or container are appended to it; drawn on one element's place, they replace it.
    `with` makes a container the place where plain `st.` calls draw.
    """

    def __enter__(self) -> Any:
        context = current()
        if context is not None:
            context.stack.append(self)
        return self

    def __exit__(self, *exc: object) -> None:
        context = current()
        if context is not None and context.stack:
            context.stack.pop()

    def __bool__(self) -> bool:
        return True

    @property
    def dg(self) -> DeltaGenerator:
        """Ourselves: components that draw through a mixin ask for it."""
        return self

    def __getattr__(self, name: str) -> Any:
        stand_in = None if name.startswith("_") else unsupported(self, name)
        if stand_in is None:
            raise missing("DeltaGenerator", name, dir(type(self)))
        return stand_in


main_dg = DeltaGenerator(root=MAIN)
sidebar_dg = DeltaGenerator(root=SIDEBAR)
event_dg = DeltaGenerator(root=EVENT)
bottom_dg = DeltaGenerator(root=BOTTOM)
