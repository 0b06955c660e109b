"""`st.multiselect`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...errors import (
    StreamlitDefaultNotInOptionsError,
    StreamlitInvalidParameterTypeError,
    StreamlitSelectionCountExceedsMaxError,
    StreamlitValueError,
)
from ..base import Drawable
from ..lib import widget_props
from ..numbers import is_int
from ..options import Options, as_list, filter_mode_of


class MultiselectMixin(Drawable):
    """Any of many options."""

    def multiselect(
        self,
        label: str,
        options: Any,
        default: Any = None,
        format_func: Callable[[Any], str] = str,
        key: Any = None,
        help: str | None = None,
        on_change: Callable[..., Any] | str | None = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *,
        max_selections: int | None = None,
        placeholder: str | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        accept_new_options: bool = False,
        filter_mode: str | None = "fuzzy",
        select_all: bool | int = 1000,
        width: Any = "stretch",
        wrap: bool | None = None,
        bind: str | None = None,
        persist_state: str | None = None,
    ) -> list[Any]:
        """Show a select box for many. Returns a list of the chosen options themselves (a new option's text)."""
        check_limits(max_selections, select_all)
        choice = Chosen(options, format_func, max_selections, accept_new_options)
        chosen = choice.default(default)
        props = {
            **widget_props(label, label_visibility, help, disabled, width),
            "options": choice.texts,
            "placeholder": placeholder,
            "max_selections": max_selections,
            "accept_new_options": bool(accept_new_options),
            "filter_mode": filter_mode_of(filter_mode, accept_new_options),
            "select_all": select_all,
        }
        identity = {
            "label": label, "options": choice.texts, "default": choice.wires(chosen), "help": help,
            "max_selections": max_selections, "placeholder": placeholder, "accept_new_options": accept_new_options,
            "filter_mode": filter_mode, "select_all": select_all, "width": width,
        }  # fmt: skip
        return self._widget(
            "multiselect", props, default=chosen, identity=identity, key=key, load=choice.of_texts, dump=choice.wires,
            accept=choice.accept, check=choice.keep, query=choice.queries(list, accept_new_options),
            on_change=on_change, args=args, kwargs=kwargs, bind=bind, persist_state=persist_state,
        )  # fmt: skip


def check_limits(max_selections: Any, select_all: Any) -> None:
    """Raise StreamlitValueError or StreamlitInvalidParameterTypeError unless both are numbers that mean something."""
    if max_selections is not None and (
        not is_int(max_selections) or isinstance(max_selections, bool) or max_selections < 1
    ):
        detail = "To disable `st.multiselect`, use `disabled=True`." if max_selections == 0 else None
        raise StreamlitValueError("max_selections", ["a positive integer"], detail)
    if not isinstance(select_all, int):
        raise StreamlitInvalidParameterTypeError("select_all", type(select_all).__name__, ["bool", "int"])
    if select_all < 0:
        raise StreamlitValueError("select_all", ["True", "False", "a non-negative integer"])


class Chosen(Options):
    """Options of which many may be chosen, up to `most`."""

    def __init__(self, options: Any, format_func: Callable[[Any], Any], most: int | None, accept_new: bool) -> None:
        super().__init__(options, format_func)
        self._most = most
        self._accept_new = accept_new

    def default(self, default: Any) -> list[Any]:
        """The options that `default` names. Raises StreamlitDefaultNotInOptionsError, or for too many."""
        values = as_list(default)
        for value in values:
            if self.index(value) is None and not self._accept_new:
                raise StreamlitDefaultNotInOptionsError(value)
        return self.accept(values)

    def accept(self, values: Any) -> list[Any]:
        """What the script set, without what is no option. Raises StreamlitSelectionCountExceedsMaxError."""
        kept = self.keep(as_list(values))
        if self._most is not None and len(kept) > self._most:
            raise StreamlitSelectionCountExceedsMaxError(len(kept), self._most)
        return kept

    def keep(self, values: list[Any]) -> list[Any]:
        """The present options of these values; the rest is dropped."""
        found = [(value, self.index(value)) for value in values]
        kept = [
            value if index is None else self.items[index]
            for value, index in found
            if index is not None or self._accept_new
        ]
        unchanged = len(kept) == len(values) and all(a is b for a, b in zip(kept, values, strict=True))
        return values if unchanged else kept

    def wires(self, values: list[Any]) -> list[str]:
        """The texts of the chosen."""
        return [self.text(value) for value in values]

    def of_texts(self, texts: list[str] | None) -> list[Any]:
        """The options of the texts that the page sends."""
        return [self.of_text(text) for text in texts or ()]
