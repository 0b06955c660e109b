"""Widget identity, and a widget's four steps' last: register.

A widget's id is `$$ID-<hash>-<key or None>`. With a user key the hash covers the key and only the parameters in `KEYED`
(source: streamlit-identity.json, Streamlit 1.67), so that changing a label keeps the value; without one, all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .context import RunContext
from .errors import StreamlitDuplicateElementId, StreamlitDuplicateElementKey, StreamlitInvalidFormCallbackError

KEYED: dict[str, tuple[str, ...]] = {
    "component_instance": ("name", "url"),
    "echarts_chart": ("is_selection_activated",),
    "data_editor": ("data_signature", "num_rows"),
    "dataframe": ("is_selection_activated", "selection_mode"),
    "plotly_chart": (
        "plotly_spec", "plotly_config", "selection_mode", "is_selection_activated", "theme", "width", "height", "alt",
    ),
    "pydeck_chart": ("selection_mode",),
    "vega_lite_chart": ("selection_mode",),
    "chat_input": ("accept_file", "file_type", "max_chars", "max_upload_size"),
    "file_uploader": ("accept_multiple_files", "max_upload_size", "type"),
    "multiselect": ("accept_new_options", "max_selections"),
    "selectbox": ("accept_new_options",),
    "slider": ("max_value", "min_value", "step"),
    "text_input": ("max_chars", "validate"),
    "text_area": ("max_chars",),
    "time_input": ("step",),
    "date_input": ("format",),
    "date_time_input": ("format", "step"),
    "pills": ("click_mode",),
    "segmented_control": ("click_mode",),
    "feedback": ("options",),
}  # fmt: skip


def _same(value: Any) -> Any:
    return value


@dataclass(slots=True)
class Widget:
    """What the runtime keeps of a widget between runs.

    `load` makes the script's value of what the page sends, `dump` the reverse. A `trigger` is True for one run.
    """

    kind: str
    default: Any
    key: str | None = None
    load: Callable[[Any], Any] = _same
    dump: Callable[[Any], Any] = _same
    callback: Callable[..., Any] | None = None
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    trigger: bool = False
    settable: bool = True
    id: str = ""
    fragment: str | None = None
    # Whose code drew it: "" the entrypoint's, else a page's.
    page: str = ""
    # Whether the query parameter that is named as its key shows its value.
    bound: bool = False
    # How long the value outlives the widget: "page", "session", or None (not at all).
    persist: str | None = None
    # Is told what the page holds for it, when it is registered.
    hold: Callable[[Any], None] | None = None

    def call(self) -> None:
        """Run the callback."""
        if self.callback is not None:
            self.callback(*self.args, **self.kwargs)


def element_id(
    kind: str, key: str | None, identity: Mapping[str, Any], *, root: int, form_id: str | None, page: str
) -> str:
    """The id of a widget of `kind` with these identity parameters, on this page, root and form."""
    relevant = identity if key is None else {name: identity.get(name) for name in KEYED.get(kind, ())}
    parts = [kind, key, root, form_id, page, *sorted(relevant.items())]
    digest = hashlib.md5(repr(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return f"$$ID-{digest}-{key}"


def claim(context: RunContext, kind: str, widget_id: str, key: str | None) -> None:
    """Note that this run draws the widget. Raises when it has drawn one of the same key or id before."""
    if key is not None:
        if key in context.widget_keys:
            raise StreamlitDuplicateElementKey(key)
        context.widget_keys.add(key)
    if widget_id in context.widget_ids:
        raise StreamlitDuplicateElementId(kind)
    context.widget_ids.add(widget_id)


def register(context: RunContext, widget: Widget, form_id: str | None) -> tuple[Any, bool]:
    """Make the widget known and return its value, and whether session_state set it to other than the page has.

    Raises StreamlitDuplicateElementId, StreamlitDuplicateElementKey, StreamlitInvalidFormCallbackError.
    """
    if form_id is not None and widget.callback is not None and widget.kind != "form_submit_button":
        raise StreamlitInvalidFormCallbackError
    claim(context, widget.kind, widget.id, widget.key)
    widget.fragment = context.fragment_id
    widget.page = context.active_page
    return context.session.state.register(widget)
