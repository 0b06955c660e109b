"""The queries that `AppTest` and every block answer: one attribute for each kind of element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import elements as e
from . import uploads as u
from . import widgets as w
from .lists import BlockList, ElementList, NodeList, WidgetList

if TYPE_CHECKING:
    from . import blocks as b


class Query[L: NodeList[Any]]:
    """All below a block that go by one name."""

    def __init__(self, make: type[NodeList[Any]]) -> None:
        self._make = make
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, of: Any, owner: type) -> L:
        found: L = self._make(of.get(self._name))  # type: ignore[assignment]
        return found


class Queries:
    """What is on the page, by its name in Streamlit's API."""

    caption: Query[ElementList[e.Caption]] = Query(ElementList)
    code: Query[ElementList[e.Code]] = Query(ElementList)
    data_editor: Query[ElementList[e.Dataframe]] = Query(ElementList)
    dataframe: Query[ElementList[e.Dataframe]] = Query(ElementList)
    divider: Query[ElementList[e.Divider]] = Query(ElementList)
    error: Query[ElementList[e.Error]] = Query(ElementList)
    exception: Query[ElementList[e.Exception]] = Query(ElementList)
    header: Query[ElementList[e.Header]] = Query(ElementList)
    help: Query[ElementList[e.Help]] = Query(ElementList)
    html: Query[ElementList[e.Html]] = Query(ElementList)
    image: Query[ElementList[e.Image]] = Query(ElementList)
    info: Query[ElementList[e.Info]] = Query(ElementList)
    json: Query[ElementList[e.Json]] = Query(ElementList)
    latex: Query[ElementList[e.Latex]] = Query(ElementList)
    link_button: Query[ElementList[e.LinkButton]] = Query(ElementList)
    markdown: Query[ElementList[e.Markdown]] = Query(ElementList)
    metric: Query[ElementList[e.Metric]] = Query(ElementList)
    page_link: Query[ElementList[e.PageLink]] = Query(ElementList)
    progress: Query[ElementList[e.Progress]] = Query(ElementList)
    space: Query[ElementList[e.Space]] = Query(ElementList)
    subheader: Query[ElementList[e.Subheader]] = Query(ElementList)
    success: Query[ElementList[e.Success]] = Query(ElementList)
    table: Query[ElementList[e.Table]] = Query(ElementList)
    text: Query[ElementList[e.Text]] = Query(ElementList)
    title: Query[ElementList[e.Title]] = Query(ElementList)
    toast: Query[ElementList[e.Toast]] = Query(ElementList)
    warning: Query[ElementList[e.Warning]] = Query(ElementList)

    audio_input: Query[WidgetList[u.AudioInput]] = Query(WidgetList)
    button: Query[WidgetList[w.Button]] = Query(WidgetList)
    button_group: Query[WidgetList[w.ButtonGroup[Any]]] = Query(WidgetList)
    camera_input: Query[WidgetList[u.CameraInput]] = Query(WidgetList)
    chat_input: Query[WidgetList[u.ChatInput]] = Query(WidgetList)
    checkbox: Query[WidgetList[w.Checkbox]] = Query(WidgetList)
    color_picker: Query[WidgetList[w.ColorPicker]] = Query(WidgetList)
    date_input: Query[WidgetList[w.DateInput]] = Query(WidgetList)
    datetime_input: Query[WidgetList[w.DateTimeInput]] = Query(WidgetList)
    download_button: Query[WidgetList[w.DownloadButton]] = Query(WidgetList)
    feedback: Query[WidgetList[w.Feedback]] = Query(WidgetList)
    file_uploader: Query[WidgetList[u.FileUploader]] = Query(WidgetList)
    form_submit_button: Query[WidgetList[w.Button]] = Query(WidgetList)
    menu_button: Query[WidgetList[w.MenuButton[Any]]] = Query(WidgetList)
    multiselect: Query[WidgetList[w.Multiselect[Any]]] = Query(WidgetList)
    number_input: Query[WidgetList[w.NumberInput]] = Query(WidgetList)
    pagination: Query[WidgetList[w.Pagination]] = Query(WidgetList)
    pills: Query[WidgetList[w.ButtonGroup[Any]]] = Query(WidgetList)
    radio: Query[WidgetList[w.Radio[Any]]] = Query(WidgetList)
    segmented_control: Query[WidgetList[w.ButtonGroup[Any]]] = Query(WidgetList)
    select_slider: Query[WidgetList[w.SelectSlider[Any]]] = Query(WidgetList)
    selectbox: Query[WidgetList[w.Selectbox[Any]]] = Query(WidgetList)
    slider: Query[WidgetList[w.Slider]] = Query(WidgetList)
    text_area: Query[WidgetList[w.TextArea]] = Query(WidgetList)
    text_input: Query[WidgetList[w.TextInput]] = Query(WidgetList)
    time_input: Query[WidgetList[w.TimeInput]] = Query(WidgetList)
    toggle: Query[WidgetList[w.Toggle]] = Query(WidgetList)

    chat_message: Query[BlockList[b.ChatMessage]] = Query(BlockList)
    columns: Query[BlockList[b.Column]] = Query(BlockList)
    container: Query[BlockList[b.Block]] = Query(BlockList)
    expander: Query[BlockList[b.Expander]] = Query(BlockList)
    form: Query[BlockList[b.Block]] = Query(BlockList)
    grid: Query[BlockList[b.Grid]] = Query(BlockList)
    status: Query[BlockList[b.Status]] = Query(BlockList)
    tabs: Query[BlockList[b.Tab]] = Query(BlockList)
