"""What is on the page, as tests see it: one class for each kind of element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self

from appc_runtime.markdown import anchor_of, plain_text
from appc_runtime.protocol import Node
from appc_runtime.testing.sources import pandas_of, source_of

from ...elements.layout import SPACES
from .errors import AppTestError

if TYPE_CHECKING:
    from .app_test import AppTest
    from .element_tree import ElementTree

#: What an attribute is when the script has not given it.
UNSET: dict[str, Any] = {
    "label": "", "help": "", "form_id": "", "icon": "", "placeholder": "", "text": "", "delta": "", "language": "",
    "disabled": False, "allow_html": False, "hide_anchor": False, "horizontal": False, "max_selections": 0,
    "max_chars": 0,
}  # fmt: skip


def icon_of(icon: str | None) -> str:
    """An icon as the script wrote it."""
    return f":{icon}:" if icon and icon.startswith("material/") else icon or ""


class Element:
    """One element. What the script gave it is to be had by attribute: label, help, ...

    `NAMES` are the attributes that nodes call otherwise; `VALUE` is the one that `value` reads.
    """

    NAMES: ClassVar[dict[str, str]] = {}
    VALUE: ClassVar[str] = "label"
    #: What to do instead, for elements that can't be acted on.
    INSTEAD: ClassVar[str] = (
        "AppTest can look at this element and not act on it. If it has a key, set its value through at.session_state."
    )

    def __init__(self, node: Node, root: ElementTree, type: str) -> None:
        self.type = type
        self.key = node.key
        self.root = root
        self.proto = Props(node.props)

    def __iter__(self) -> Iterator[Self]:
        yield self

    @property
    def value(self) -> Any:
        """What the element shows."""
        return getattr(self.proto, self.VALUE, None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "proto":
            raise AttributeError(name)
        if name in ("set_value", "click"):
            return lambda *args, **kwargs: self._refuse(name)
        return getattr(self.proto, self.NAMES.get(name, name))

    def _refuse(self, method: str) -> None:
        raise AppTestError(f"{method}() is not supported for {self}. {self.INSTEAD}")

    def run(self, *, timeout: float | None = None) -> AppTest:
        """Run the script with what the test did so far; `timeout` in seconds. Raises RuntimeError when it is over."""
        return self.root.run(timeout=timeout)

    def __repr__(self) -> str:
        parts = [f"{name}={value!r}" for name, value in self._shown().items() if value not in (None, "")]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _shown(self) -> dict[str, Any]:
        return {"key": self.key, "value": self.value}


class Props:
    """What the page gets of an element, each text as the script wrote it."""

    def __init__(self, props: dict[str, Any]) -> None:
        self._props = props

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or (name not in self._props and name not in UNSET):
            raise AttributeError(f"This element has no `{name}`. It has: {', '.join(sorted(self._props))}.")
        value = source_of(self._props.get(name))
        if name == "icon":
            return icon_of(value)
        return UNSET.get(name) if value is None else value


class UnknownElement(Element):
    """An element that tests only see to be there."""

    @property
    def value(self) -> Any:
        """The widget's value, or the element's text if it has one; else None."""
        found = (getattr(self.proto, name, None) for name in ("value", "body", "text", "label"))
        return next((value for value in found if value not in (None, "")), None)


class AlertBase(Element):
    """A message that stands out."""

    VALUE = "html"


class Error(AlertBase):
    """`st.error`."""


class Warning(AlertBase):
    """`st.warning`."""


class Info(AlertBase):
    """`st.info`."""


class Success(AlertBase):
    """`st.success`."""


class Code(Element):
    """`st.code`."""

    NAMES: ClassVar[dict[str, str]] = {"show_line_numbers": "line_numbers"}
    VALUE = "body"


class Dataframe(Element):
    """`st.dataframe` and `st.data_editor`; `value` is a pandas DataFrame."""

    @property
    def value(self) -> Any:
        """The data that were drawn."""
        return pandas_of(self.proto.data)

    @property
    def editing_mode(self) -> str:
        """ "read_only", or how far the visitor may edit: "fixed", "dynamic", "add", "delete"."""
        if self.type != "data_editor" and "num_rows" not in self.proto._props:
            return "read_only"
        return str(self.proto._props.get("num_rows", "fixed"))

    def _shown(self) -> dict[str, Any]:
        return {"key": self.key, "rows": self.proto.data["num_rows"]}


class MermaidChart(Element):
    """`st.mermaid_chart`, which tests see as the Markdown of such a diagram."""

    @property
    def value(self) -> str:
        """The diagram's source in its fence."""
        return f"````mermaid\n{self.proto.body}\n````"


class Table(Element):
    """`st.table`; `value` is a pandas DataFrame."""

    @property
    def value(self) -> Any:
        """The data that were drawn."""
        return pandas_of(self.proto.data)

    def _shown(self) -> dict[str, Any]:
        return {"rows": self.proto.data["num_rows"]}


class Exception(Element):
    """`st.exception`, or an error of the script's."""

    VALUE = "message"

    @property
    def is_markdown(self) -> bool:
        """Whether the message is Markdown."""
        return "message_html" in self.proto._props

    @property
    def stack_trace(self) -> list[str]:
        """The script's frames, outermost first."""
        return [
            f'  File "{frame["file"]}", line {frame["line"]}, in {frame["name"]}\n    {frame["source"]}'
            if frame["file"]
            else frame["source"]
            for frame in self.proto.trace
        ]


class HeadingBase(Element):
    """A heading."""

    @property
    def value(self) -> str:
        """Its Markdown."""
        return str(self.proto.html).removeprefix("# ")

    @property
    def anchor(self) -> str:
        """The anchor that the script has given; "" where it follows from the text."""
        props = self.proto._props
        return "" if props["anchor"] in (None, anchor_of(plain_text(props["html"]))) else str(props["anchor"])


class Title(HeadingBase):
    """`st.title`."""


class Header(HeadingBase):
    """`st.header`."""


class Subheader(HeadingBase):
    """`st.subheader`."""


class Image(Element):
    """`st.image`, and what `st.pyplot` draws."""

    @property
    def value(self) -> list[Any]:
        """The pictures' addresses, or their bytes."""
        return [image["media"].get("url") or image["media"].get("data") for image in self.proto.images]

    @property
    def captions(self) -> list[str]:
        """The text below each."""
        return [source_of(image.get("caption")) or "" for image in self.proto.images]

    def _shown(self) -> dict[str, Any]:
        return {"captions": self.captions}


class Help(Element):
    """`st.help`."""

    NAMES: ClassVar[dict[str, str]] = {"doc_string": "doc"}
    CALLABLES = ("class", "function", "method", "builtin_function_or_method", "CachedFunc")

    @property
    def value(self) -> str:
        """What the object is: its value, or the name by which the script calls it."""
        name, value = self.proto._props["name"], self.proto._props["value"]
        return str(name if name and (not value or self.proto.type in self.CALLABLES) else value or "")


class Html(Element):
    """`st.html`."""

    VALUE = "body"


class Progress(Element):
    """`st.progress`; `value` is its percentage."""

    VALUE = "value"


class LinkButton(Element):
    """`st.link_button`."""

    INSTEAD = "AppTest opens no addresses."


class PageLink(Element):
    """`st.page_link`."""

    INSTEAD = "Go to a page with AppTest.switch_page(page_path)."


class Json(Element):
    """`st.json`; `value` is JSON text."""

    VALUE = "body"


class Markdown(Element):
    """`st.markdown`, and what `st.write` makes of text."""

    VALUE = "html"

    @property
    def is_caption(self) -> bool:
        """Whether it is `st.caption`."""
        return self.type == "caption"


class Caption(Markdown):
    """`st.caption`."""


class Latex(Markdown):
    """`st.latex`."""

    @property
    def value(self) -> str:
        """The formula between its dollar signs."""
        return f"$$\n{self.proto.html}\n$$"


class Divider(Markdown):
    """`st.divider`."""

    @property
    def value(self) -> str:
        """Its Markdown: a rule."""
        return "---"


class Space(Element):
    """`st.space`."""

    @property
    def value(self) -> Any:
        """Its size: a name, "stretch", or pixels."""
        size = self.proto.size
        return next((name for name, pixels in SPACES.items() if pixels == size), size)

    @property
    def size(self) -> Any:
        """The same."""
        return self.value


class Metric(Element):
    """`st.metric`."""

    VALUE = "value"


class Text(Element):
    """`st.text`."""

    VALUE = "body"


class Toast(Element):
    """`st.toast`."""

    VALUE = "html"
