"""`st.pills` and `st.segmented_control`: options side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appc_runtime.errors import StreamlitAPIException
from appc_runtime.markdown import label_html
from appc_runtime.protocol import MISSING

from ...errors import StreamlitIncompatibleParametersError, StreamlitValueError
from ..base import Drawable
from ..lib import icon_name, leading_icon, widget_props
from .multiselect import Chosen


class ButtonGroupMixin(Drawable):
    """One or many of a few options, all in sight."""

    def pills(
        self,
        label: str,
        options: Any,
        *,
        selection_mode: str = "single",
        default: Any = None,
        required: bool = False,
        format_func: Callable[[Any], str] | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show options as pills. Returns the chosen one or None; in "multi" mode a list."""
        return self._button_group(
            "pills", label, options, selection_mode, default, required, format_func, key, help, disabled,
            label_visibility, width, on_change=on_change, args=args, kwargs=kwargs, bind=bind,
            persist_state=persist_state,
        )  # fmt: skip

    def segmented_control(
        self,
        label: str,
        options: Any,
        *,
        selection_mode: str = "single",
        default: Any = None,
        required: bool = False,
        format_func: Callable[[Any], str] | None = None,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> Any:
        """Show options as segments of a bar. Returns the chosen one or None; in "multi" mode a list."""
        return self._button_group(
            "segmented_control", label, options, selection_mode, default, required, format_func, key, help, disabled,
            label_visibility, width, on_change=on_change, args=args, kwargs=kwargs, bind=bind,
            persist_state=persist_state,
        )  # fmt: skip

    def _button_group(
        self,
        style: str,
        label: str,
        options: Any,
        mode: str,
        default: Any,
        required: bool,
        format_func: Callable[[Any], Any] | None,
        key: Any,
        help: str | None,
        disabled: bool,
        label_visibility: str,
        width: Any,
        **rest: Any,
    ) -> Any:
        _check(style, mode, default, required)
        choice = Chosen(options, format_func or str, None, False)
        group = Group(choice, mode == "multi", choice.default(default))
        props = {
            **widget_props(label, label_visibility, help, disabled, width, required=required, content=True),
            "style": style,
            "many": group.many,
            "options": [_face(text) for text in choice.texts],
        }
        identity = {
            "options": choice.texts, "default": choice.wires(group.chosen), "click_mode": mode, "style": style,
            "width": width, "label": label, "help": help,
        }  # fmt: skip
        return self._widget(
            "button_group", props, kind=style, default=group.default, identity=identity, key=key,
            load=group.load, dump=group.dump, check=group.check, query=group.query,
            accept=group.check if self._stored(key) is not MISSING or rest["bind"] else None, **rest,
        )  # fmt: skip


class Group:
    """The value of one group: an option or None, or a list of options. On its way it is a list of positions."""

    def __init__(self, choice: Chosen, many: bool, chosen: list[Any]) -> None:
        self.choice = choice
        self.many = many
        self.chosen = chosen
        self.default = chosen if many else (chosen[0] if chosen else None)
        self.query = choice.queries(list) if many else choice.query()

    def load(self, wire: Sequence[int] | None) -> Any:
        """The options at these positions."""
        chosen = [self.choice.items[int(at)] for at in wire or () if 0 <= at < len(self.choice)]
        return chosen if self.many else (chosen[0] if chosen else None)

    def dump(self, value: Any) -> list[int]:
        """The positions of the chosen."""
        values = value if self.many else ([] if value is None else [value])
        found = [self.choice.index(one) for one in values or ()]
        return [at for at in found if at is not None]

    def check(self, value: Any) -> Any:
        """What of a value is still among the options."""
        if self.many:
            return self.choice.keep(value if isinstance(value, list) else [] if value is None else [value])
        return self.choice.checked(value, None)


def _check(style: str, mode: str, default: Any, required: bool) -> None:
    if mode not in ("single", "multi"):
        raise StreamlitValueError("selection_mode", ["'single'", "'multi'"])
    if required and mode == "multi":
        raise StreamlitIncompatibleParametersError("required=True", "selection_mode='multi'")
    if mode == "single" and isinstance(default, Sequence) and not isinstance(default, str) and len(default) > 1:
        raise StreamlitAPIException(
            f"The default argument to `st.{style}` must be a single value when `selection_mode='single'`."
        )


def _face(text: str) -> dict[str, Any]:
    """An option's icon and label: a leading emoji or `:material/name:` stands before the text."""
    icon, rest = leading_icon(text.strip())
    face: dict[str, Any] = {"label": label_html(rest, links=False)}
    if icon:
        face["icon"] = icon_name(icon)
    return face
