"""`st.selectbox`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..base import Drawable
from ..lib import icon_props, widget_props
from ..options import Options, default_index, filter_mode_of


class SelectboxMixin(Drawable):
    """One of many options."""

    def selectbox(
        self,
        label: str,
        options: Any,
        index: int | None = 0,
        format_func: Callable[[Any], str] = str,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        accept_new_options: bool = False,
        filter_mode: str | None = "fuzzy",
        width: Any = "stretch",
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show a select box. Returns the chosen option itself, a new one's text, or None where nothing is chosen."""
        choice = Options(options, format_func)
        index = default_index(choice, index)
        clearable = index is None or self._stored(key) is None
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required),
            "options": choice.texts,
            "placeholder": placeholder,
            "clearable": clearable,
            "accept_new_options": bool(accept_new_options),
            "filter_mode": filter_mode_of(filter_mode, accept_new_options),
        }
        props.update(icon_props(icon))
        identity = {
            "label": label, "options": choice.texts, "index": index, "help": help, "placeholder": placeholder,
            "accept_new_options": accept_new_options, "filter_mode": filter_mode, "width": width, "required": required,
            "icon": icon,
        }  # fmt: skip
        default = None if clearable else choice.items[index or 0]
        return self._widget(
            "selectbox", props, default=default, identity=identity, key=key, query=choice.query(accept_new_options),
            load=lambda text: None if text is None else choice.of_text(text), dump=choice.wire,
            check=lambda value: choice.checked(value, value if accept_new_options else default),
            hold=choice.hold, on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip
