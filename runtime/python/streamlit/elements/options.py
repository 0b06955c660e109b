"""What select widgets choose from: the script's own objects, and the text of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import EnumMeta
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..errors import (
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from .binding import Codec, each, several

EPSILON = 5e-12


def as_list(options: Any) -> list[Any]:
    """The options one by one: of a table its first column, of a dict its keys, of an Enum class its members."""
    if options is None:
        return []
    if isinstance(options, (str, bytes, int, float)):
        return [options]
    if isinstance(options, EnumMeta):
        return [member.value if isinstance(member, str) else member for member in options]
    if isinstance(options, Mapping):
        return list(options)
    column = _first_column(options)
    for convert in ("to_list", "tolist"):  # pandas and polars; numpy
        if callable(getattr(column, convert, None)):
            return list(getattr(column, convert)())
    return list(column) if isinstance(column, Iterable) else [column]


def _first_column(options: Any) -> Any:
    if hasattr(options, "iloc") and hasattr(options, "columns"):
        return options.iloc[:, 0] if len(options.columns) else []
    if hasattr(options, "get_columns"):  # polars
        return next(iter(options.get_columns()), [])
    if getattr(options, "ndim", 1) > 1:
        return options.reshape(len(options), -1)[:, 0]
    return options


def check_comparable(options: list[Any]) -> None:
    """Raise StreamlitAPIException unless `==` of two options is true or false."""
    try:
        bool(options[0] == options[0])
    except LookupError:
        return
    except ValueError:
        raise StreamlitAPIException(
            "Invalid option type provided. Options must be comparable, returning a boolean when used with *==*. "
            f"\n\nGot **{type(options[0]).__name__}**, which cannot be compared. Refactor your code to use elements of "
            "comparable types as options, e.g. use indices instead."
        ) from None


def same(a: Any, b: Any) -> bool:
    """Whether two options are equal; floats may differ by rounding."""
    if a is b:
        return True
    try:
        if isinstance(a, float) and isinstance(b, float) and abs(a - b) < EPSILON:
            return True
        return bool(a == b)
    except (TypeError, ValueError):
        return False


class Options:
    """The options of one widget: `items` as the script gave them, `texts` as the visitor sees them."""

    def __init__(self, options: Any, format_func: Callable[[Any], Any] = str) -> None:
        self.items = as_list(options)
        check_comparable(self.items)
        self._format = format_func
        self.texts = [str(format_func(item)) for item in self.items]
        # Of options with the same text the page's choice is the last one, as Streamlit's.
        self._by_text = {text: index for index, text in enumerate(self.texts)}
        self._held: str | None = None

    def __len__(self) -> int:
        return len(self.items)

    def hold(self, text: str | None) -> None:
        """Note which text the page holds, for values that `format_func` can make nothing of."""
        self._held = text

    def index(self, value: Any) -> int | None:
        """Where `value` is among the options, else None.

        An option of an earlier run counts as the one of now with the same text: classes and Enums that the script
        defines are others in each run.
        """
        if value is None:  # no choice, unless None is an option
            return next((index for index, item in enumerate(self.items) if item is None), None)
        try:
            by_text = self._by_text.get(str(self._format(value)))
        except Exception:  # a format_func that knows the present options only
            by_text = None if self._held is None else self._by_text.get(self._held)
        if by_text is not None and same(self.items[by_text], value):
            return by_text
        equal = next((index for index, item in enumerate(self.items) if same(item, value)), None)
        return by_text if equal is None else equal

    def text(self, value: Any) -> str:
        """The text of an option, or of a value that is none."""
        index = self.index(value)
        return str(value) if index is None else self.texts[index]

    def wire(self, value: Any) -> str | None:
        """What the page gets for a value: its text, or None for no choice."""
        return None if value is None and self.index(None) is None else self.text(value)

    def of_text(self, text: str) -> Any:
        """The option of this text; the text itself if there is none."""
        index = self._by_text.get(text)
        return text if index is None else self.items[index]

    def known(self, text: str) -> Any:
        """The option of this text. Raises ValueError if there is none."""
        if text not in self._by_text:
            raise ValueError(f"{text!r} is not among the options")
        return self.items[self._by_text[text]]

    def checked(self, value: Any, default: Any) -> Any:
        """The present option for a value of an earlier run or of session_state; `default` if there is none."""
        if value is None:
            return None
        index = self.index(value)
        return default if index is None else self.items[index]

    def query(self, accept_new: bool = False) -> Codec:
        """How one option stands in the address."""
        return each(self.text, self.of_text if accept_new else self.known)

    def queries(self, make: Callable[[list[Any]], Any], accept_new: bool = False) -> Codec:
        """How several options stand in the address."""
        return several(self.text, self.of_text if accept_new else self.known, make)


def default_index(options: Options, index: Any) -> int | None:
    """A valid `index` argument: a position, or None for no choice.

    Raises StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError.
    """
    if index is not None and (not isinstance(index, int) or isinstance(index, bool)):
        raise StreamlitInvalidParameterTypeError("index", type(index).__name__, ["int", "None"])
    if index is not None and len(options) > 0 and not 0 <= index < len(options):
        raise StreamlitValueOutOfRangeError("index", index, 0, len(options) - 1)
    return index if len(options) else None


def filter_mode_of(filter_mode: str | None, accept_new_options: bool) -> str | None:
    """A valid way of searching in options. Raises StreamlitValueError, StreamlitIncompatibleParametersError."""
    if filter_mode not in ("fuzzy", "contains", "prefix", None):
        raise StreamlitValueError("filter_mode", ["'fuzzy'", "'contains'", "'prefix'", "None"])
    if filter_mode is None and accept_new_options:
        raise StreamlitIncompatibleParametersError("filter_mode=None", "accept_new_options=True")
    return filter_mode
