"""The page as a tree: made of the session's own after each run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from appc_runtime.protocol import Node
from appc_runtime.state import SessionState
from appc_runtime.tree import Branch

from . import blocks, elements, uploads, widgets
from .blocks import Block as Block
from .blocks import ChatMessage as ChatMessage
from .blocks import Column as Column
from .blocks import Expander as Expander
from .blocks import Grid as Grid
from .blocks import SpecialBlock as SpecialBlock
from .blocks import Status as Status
from .blocks import Tab as Tab
from .elements import *  # noqa: F403
from .elements import Element as Element
from .elements import UnknownElement as UnknownElement
from .lists import BlockList as BlockList
from .lists import ElementList as ElementList
from .lists import WidgetList as WidgetList
from .uploads import AudioInput as AudioInput
from .uploads import CameraInput as CameraInput
from .uploads import ChatInput as ChatInput
from .uploads import FileUploader as FileUploader
from .widgets import *  # noqa: F403
from .widgets import Widget as Widget

if TYPE_CHECKING:
    from .app_test import AppTest

#: A kind's class and, where it is not the node's own, its type: by the node's type, or by that and one of its props.
KINDS: dict[str, tuple[type[Element | Block], str]] = {
    "alert/error": (elements.Error, "error"),
    "alert/info": (elements.Info, "info"),
    "alert/success": (elements.Success, "success"),
    "alert/warning": (elements.Warning, "warning"),
    "heading/h1": (elements.Title, "title"),
    "heading/h2": (elements.Header, "header"),
    "heading/h3": (elements.Subheader, "subheader"),
    "markdown/caption": (elements.Caption, "caption"),
    "markdown/latex": (elements.Latex, "latex"),
    "markdown": (elements.Markdown, "markdown"),
    "checkbox/toggle": (widgets.Toggle, "toggle"),
    "checkbox": (widgets.Checkbox, "checkbox"),
    "slider/select_slider": (widgets.SelectSlider, "select_slider"),
    "slider": (widgets.Slider, "slider"),
    "code": (elements.Code, "code"),
    "data_editor": (elements.Dataframe, "dataframe"),
    "dataframe": (elements.Dataframe, "dataframe"),
    "divider": (elements.Divider, "divider"),
    "exception": (elements.Exception, "exception"),
    "help": (elements.Help, "help_info"),
    "html": (elements.Html, "html"),
    "image": (elements.Image, "image"),
    "json": (elements.Json, "json"),
    "link_button": (elements.LinkButton, "link_button"),
    "mermaid_chart": (elements.MermaidChart, "markdown"),
    "metric": (elements.Metric, "metric"),
    "page_link": (elements.PageLink, "page_link"),
    "progress": (elements.Progress, "progress"),
    "space": (elements.Space, "space"),
    "table": (elements.Table, "table"),
    "text": (elements.Text, "text"),
    "toast": (elements.Toast, "toast"),
    "audio_input": (uploads.AudioInput, "audio_input"),
    "button": (widgets.Button, "button"),
    "button_group": (widgets.ButtonGroup, "button_group"),
    "camera_input": (uploads.CameraInput, "camera_input"),
    "chat_input": (uploads.ChatInput, "chat_input"),
    "color_picker": (widgets.ColorPicker, "color_picker"),
    "date_input": (widgets.DateInput, "date_input"),
    "datetime_input": (widgets.DateTimeInput, "date_time_input"),
    "download_button": (widgets.DownloadButton, "download_button"),
    "feedback": (widgets.Feedback, "feedback"),
    "file_uploader": (uploads.FileUploader, "file_uploader"),
    "menu_button": (widgets.MenuButton, "menu_button"),
    "multiselect": (widgets.Multiselect, "multiselect"),
    "number_input": (widgets.NumberInput, "number_input"),
    "pagination": (widgets.Pagination, "pagination"),
    "radio": (widgets.Radio, "radio"),
    "selectbox": (widgets.Selectbox, "selectbox"),
    "text_area": (widgets.TextArea, "text_area"),
    "text_input": (widgets.TextInput, "text_input"),
    "time_input": (widgets.TimeInput, "time_input"),
    "vega_lite": (elements.UnknownElement, "vega_lite_chart"),
    "chat_message": (blocks.ChatMessage, "chat_message"),
    "column": (blocks.Column, "column"),
    "columns": (blocks.Block, "horizontal"),
    "container": (blocks.Block, "flex_container"),
    "dialog": (blocks.Block, "dialog"),
    "expander": (blocks.Expander, "expander"),
    "form": (blocks.Block, "form"),
    "grid": (blocks.Grid, "grid_container"),
    "popover": (blocks.Block, "popover"),
    "status": (blocks.Status, "status"),
    "tab": (blocks.Tab, "tab"),
    "transparent": (blocks.Block, "transparent"),
    "tabs": (blocks.Block, "tab_container"),
}
ROOTS = ("main", "sidebar", "event", "bottom")


class ElementTree(Block):
    """All that is on the page. A tree without an app is empty."""

    def __init__(self, app: AppTest) -> None:
        super().__init__(Node("root", {}), self, "root")
        self._app = app

    @classmethod
    def of(cls, app: AppTest, roots: list[Branch]) -> ElementTree:
        """The tree of what the last run has drawn."""
        tree = cls(app)
        for place, (name, branch) in enumerate(zip(ROOTS, roots, strict=True)):
            block = tree.children[place] = SpecialBlock(Node(name, {}), tree, name)
            tree._fill(block, branch)
        return tree

    def _fill(self, block: Block, branch: Branch) -> None:
        for place, child in enumerate(branch.children):
            assert child.node is not None
            if child.node.type in ("empty", "spinner"):
                continue
            made = block.children[place] = self._make(child.node)
            if isinstance(made, Block):
                self._fill(made, child)

    def _make(self, node: Node) -> Element | Block:
        detail = node.props.get("kind") or node.props.get("tag")
        if node.type == "expander" and "state" in node.props:
            cls, name = KINDS["status"]
        elif f"{node.type}/{detail}" in KINDS:
            cls, name = KINDS[f"{node.type}/{detail}"]
        else:
            cls, name = KINDS.get(node.type, (UnknownElement, node.type))
        return cls(node, self, name)

    @property
    def main(self) -> Block:
        """The main page."""
        return self.children[0]  # type: ignore[return-value]

    @property
    def sidebar(self) -> Block:
        """The sidebar."""
        return self.children[1]  # type: ignore[return-value]

    @property
    def state(self) -> SessionState:
        """The session's state."""
        return self._app._visit.session.state

    def fired(self, widget_id: str) -> Any:
        """What a one-time widget was given in the last run; None if nothing."""
        return self._app._visit.fired.get(widget_id)

    def upload(self, file_id: str, name: str, mime: str, data: bytes) -> dict[str, Any]:
        """Have a file ready for the next run. Returns what the page says of it."""
        return self._app._visit.upload(file_id, name, mime, data)

    def run(self, *, timeout: float | None = None) -> AppTest:
        """Run the script with what the test did so far; `timeout` in seconds. Raises RuntimeError when it is over."""
        return self._app.run(timeout=timeout)
