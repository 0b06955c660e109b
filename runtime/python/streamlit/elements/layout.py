"""Containers: `st.container`, `st.columns`, `st.expander`, `st.tabs`, `st.empty`, `st.space`, `st.form`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html
from appc_runtime.widgets import claim

from ..errors import (
    StreamlitInvalidColumnSpecError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from .binding import TEXT
from .block_widget import CONTAINERS, BlockWidgetMixin, is_widget
from .lib import height_of, icon_props, width_of, word_of, wrap_of

GAPS = ("xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge")
#: CSS pixels, at 16 to the rem.
SPACES = {"xxsmall": 4, "xsmall": 8, "small": 12, "medium": 40, "large": 68, "xlarge": 96, "xxlarge": 128}
EXPANDABLE_TYPES = ("default", "compact", "step")


def gap_of(gap: Any) -> Any:
    """A valid gap: a word, pixels, or "none" for None. Raises StreamlitAPIException."""
    if gap is None:
        return "none"
    if isinstance(gap, int) and not isinstance(gap, bool) and gap >= 0:
        return gap
    return word_of("gap", gap, GAPS)


class LayoutMixin(BlockWidgetMixin):
    """Places that hold elements."""

    def container(
        self,
        *,
        border: bool | None = None,
        key: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        horizontal: bool = False,
        wrap: bool = True,
        horizontal_alignment: str = "left",
        vertical_alignment: str = "top",
        gap: Any = "small",
        autoscroll: bool | None = None,
    ) -> Any:
        """Make a container. One of a fixed height has a border and scrolls unless `border` says otherwise."""
        fixed = isinstance(height, int)
        props: dict[str, Any] = {
            "direction": "horizontal" if horizontal else "vertical",
            "gap": gap_of(gap),
            "wrap": bool(wrap) and horizontal,
            "justify": word_of("horizontal_alignment", horizontal_alignment, ("left", "center", "right", "distribute")),
            "align": _vertical(vertical_alignment, horizontal),
            "border": fixed if border is None else bool(border),
            "width": width_of(width),
            "height": height_of(height),
        }
        if not horizontal and vertical_alignment == "distribute":
            props["justify"] = "distribute"
        if autoscroll is not None:
            props["autoscroll"] = autoscroll
        return self._block("container", props, key=claimed("container", key))

    def columns(
        self,
        spec: int | Sequence[int | float],
        *,
        gap: Any = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        width: Any = "stretch",
        wrap: bool = True,
    ) -> list[Any]:
        """Make columns side by side: `spec` is their number, or their relative widths."""
        weights = _weights(spec)
        space = gap_of(gap)
        row_props = {"gap": space, "width": width_of(width, content=False), "wrap": wrap_of(wrap)}
        align = word_of("vertical_alignment", vertical_alignment, ("top", "center", "bottom"))
        row = self._block("columns", row_props)
        total = sum(weights)
        return [
            row._block(
                "column",
                {"weight": weight / total, "gap": space, "vertical_alignment": align, "border": bool(border)},
            )
            for weight in weights
        ]

    def expander(
        self,
        label: str,
        expanded: bool = False,
        *,
        key: Any = None,
        icon: str | None = None,
        type: str = "default",
        width: Any = "stretch",
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: str | None = None,
    ) -> Any:
        """Make a container that the visitor folds and unfolds. With `on_change` or `bind` set, that is a widget."""
        props = expander_props(label, expanded, icon, type, width)
        if not is_widget(on_change, bind):
            return self._block("expander", props, key=claimed("expander", key), cls=CONTAINERS["expander"])
        identity = {"label": label, "expanded": expanded, "icon": icon, "type": type, "width": width}
        return self._block_widget("expander", props, bool(expanded), identity, key, on_change, args, kwargs, bind=bind)

    def tabs(
        self,
        tabs: Sequence[str],
        *,
        width: Any = "stretch",
        height: Any = "content",
        default: str | None = None,
        key: Any = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: str | None = None,
    ) -> list[Any]:
        """Make tabs: one container for each label. With `on_change` or `bind` set, the open one is a widget's value."""
        labels = _tab_labels(tabs)
        if default and default not in labels:
            raise StreamlitValueError(
                "default", ["a tab label from `tabs`"], f"`{default}` is not in the list of tabs."
            )
        index = labels.index(default) if default else 0
        props = {
            "default_index": index,
            "width": width_of(width, content=False),
            "height": height_of(height),
        }
        if not is_widget(on_change, bind):
            block, value = self._block("tabs", props, key=claimed("tabs", key)), None
        else:
            if bind is not None:
                _check_bound_labels(labels)
            identity = {"tabs": labels, "default": default, "width": width, "height": height}
            block = self._block_widget(
                "tabs", props, labels[index], identity, key, on_change, args, kwargs, bind=bind, query=TEXT,
                check=lambda label: label if label in labels else labels[index],
            )  # fmt: skip
            value = block.open
        return [self._tab(block, label, value) for label in labels]

    @staticmethod
    def _tab(block: Any, label: str, open_label: str | None) -> Any:
        tab = block._block("tab", {"label": label_html(label), "text": label}, cls=CONTAINERS["tab"])
        tab.value = None if open_label is None else open_label == label
        return tab

    def empty(self) -> Any:
        """Reserve a place for one element: drawing on it replaces what stands there."""
        return self._draw("empty", {})

    def space(self, size: Any = "small") -> Any:
        """Leave space: a word, pixels, or "stretch" for all there is."""
        if isinstance(size, int) and not isinstance(size, bool):
            pixels: Any = size
        else:
            word = word_of("size", size, ("stretch", *SPACES))
            pixels = SPACES.get(word, word)
        return self._draw("space", {"size": pixels})

    def skeleton(self, height: Any = None, *, width: Any = "stretch") -> Any:
        """Show a placeholder for what is still loading. Drawing on it replaces it."""
        props: dict[str, Any] = {"width": width_of(width, content=False)}
        if height is not None:
            props["height"] = height_of(height, allowed=("stretch",))
        return self._draw("skeleton", props)

    def _skeleton(self, *, height: int | None = None) -> Any:
        """`skeleton` as components call it that are older. `height` is of no effect, as in Streamlit."""
        return self.skeleton()

    def form(
        self,
        key: str,
        clear_on_submit: bool = False,
        *,
        enter_to_submit: bool = True,
        border: bool = True,
        width: Any = "stretch",
        height: Any = "content",
    ) -> Any:
        """Make a form: its widgets' values are sent together, when its submit button is pressed.

        Raises StreamlitAPIException for a form in a form, or a second one of this key.
        """
        form_id = str(key)
        context = current()
        if self._form() is not None:
            raise StreamlitAPIException("Forms cannot be nested in other forms.")
        if context is not None and form_id in context.form_ids:
            raise StreamlitAPIException(
                f"There are multiple identical forms with `key='{form_id}'`.\n\nTo fix this, please make sure that the "
                "`key` argument is unique for each `st.form` you create."
            )
        if context is not None:
            context.form_ids.add(form_id)
        props = {
            "form_id": form_id,
            "clear_on_submit": bool(clear_on_submit),
            "enter_to_submit": bool(enter_to_submit),
            "border": bool(border),
            "width": width_of(width),
            "height": height_of(height),
        }
        return self._block("form", props, key=form_id, form_id=form_id)


def expander_props(label: str, expanded: bool, icon: str | None, type: str, width: Any) -> dict[str, Any]:
    """The props of an expander (`Expander`)."""
    if label is None:
        raise StreamlitMissingRequiredParameterError("label")
    props: dict[str, Any] = {
        "label": label_html(str(label)),
        "expanded": bool(expanded),
        "kind": word_of("type", type, EXPANDABLE_TYPES),
        "width": width_of(width, content=False),
    }
    props.update(icon_props(icon))
    return props


def claimed(kind: str, key: Any) -> str | None:
    """A container's key, which no other element may have. Raises StreamlitDuplicateElementKey."""
    if key is None:
        return None
    context = current()
    if context is not None:
        claim(context, kind, f"{kind}-{key}", str(key))
    return str(key)


def _vertical(alignment: str, horizontal: bool) -> str:
    word_of("vertical_alignment", alignment, ("top", "center", "bottom", "distribute"))
    return "top" if alignment == "distribute" else alignment


def _weights(spec: Any) -> list[float]:
    if isinstance(spec, int):
        weights: list[float] = [1] * spec
    elif isinstance(spec, Iterable) and not isinstance(spec, str | bytes | type):
        weights = list(spec)
    else:
        raise StreamlitInvalidParameterTypeError("spec", type(spec).__name__, ["int", "sequence of numbers"])
    if any(isinstance(weight, str) for weight in weights):
        raise StreamlitInvalidParameterTypeError("spec", type(spec).__name__, ["int", "sequence of numbers"])
    if not weights or any(weight <= 0 for weight in weights):
        raise StreamlitInvalidColumnSpecError
    return weights


def _tab_labels(tabs: Any) -> list[str]:
    if not tabs:
        raise StreamlitMissingRequiredParameterError("tabs", "Provide at least one tab label.")
    labels = list(tabs)
    for label in labels:
        if not isinstance(label, str):
            raise StreamlitInvalidParameterTypeError("tabs", type(label).__name__, ["a string for each tab label"])
    return labels


def _check_bound_labels(labels: list[str]) -> None:
    if not all(labels):
        detail = "Tab labels must be non-empty when bind='query-params'."
        raise StreamlitValueError("tabs", ["non-empty labels"], detail)
    if len(set(labels)) != len(labels):
        raise StreamlitValueError("tabs", ["unique labels"], "Tab labels must be unique when bind='query-params'.")


__all__ = ["LayoutMixin", "claimed", "expander_props", "gap_of"]
