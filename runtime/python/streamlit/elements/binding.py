"""`bind="query-params"`: a widget's value in the page's address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from appc_runtime.errors import StreamlitAPIException

from ..errors import StreamlitMissingRequiredParameterError, StreamlitValueError
from ..state import EMBEDDING

if TYPE_CHECKING:
    from appc_runtime.session import Session


@dataclass(frozen=True, slots=True)
class Codec:
    """How a value stands in the address: one text for each of its parts.

    `decode` raises ValueError for texts that are no value.
    """

    encode: Callable[[Any], list[str]]
    decode: Callable[[list[str]], Any]


def each(encode: Callable[[Any], str], decode: Callable[[str], Any]) -> Codec:
    """A codec of single values. None is an empty text."""

    def load(texts: list[str]) -> Any:
        return None if texts[-1] == "" else decode(texts[-1])

    return Codec(lambda value: ["" if value is None else encode(value)], load)


def several(encode: Callable[[Any], str], decode: Callable[[str], Any], make: Callable[[list[Any]], Any]) -> Codec:
    """A codec of lists or tuples. An empty one is one empty text."""

    def load(texts: list[str]) -> Any:
        return make([] if texts == [""] else [decode(text) for text in texts])

    return Codec(lambda values: [encode(value) for value in values] or [""], load)


def _bool(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


TEXT = Codec(lambda value: ["" if value is None else str(value)], lambda texts: texts[-1])
# Never None: an empty text is no value.
BOOL = Codec(lambda value: ["true" if value else "false"], lambda texts: _bool(texts[-1]))
TIME = each(lambda value: value.strftime("%H:%M"), time.fromisoformat)
TIME_WITH_SECONDS = each(lambda value: value.strftime("%H:%M:%S"), time.fromisoformat)
DATE = each(date.isoformat, date.fromisoformat)
DATES = several(date.isoformat, date.fromisoformat, tuple)


def asks_to_bind(bind: str | None) -> bool:
    """Whether a widget's `bind` asks for the address. Raises StreamlitValueError."""
    if bind not in (None, "query-params"):
        raise StreamlitValueError("bind", ["'query-params'", "None"])
    return bind is not None


@dataclass(frozen=True, slots=True)
class Binding:
    """One widget's tie to the query parameter that is named as its key."""

    key: str
    codec: Codec

    @classmethod
    def of(cls, bind: str | None, key: str | None, codec: Codec) -> Binding | None:
        """The binding that a widget asks for. Raises StreamlitValueError, StreamlitMissingRequiredParameterError."""
        if not asks_to_bind(bind):
            return None
        if key is None:
            raise StreamlitMissingRequiredParameterError(
                "key",
                "When using bind='query-params', the widget must have a unique 'key' parameter specified. "
                "This 'key' will be used as the name of the query parameter.",
            )
        if key.lower() in EMBEDDING:
            raise StreamlitAPIException(
                f"Cannot bind to reserved query parameter '{key}'. 'embed' and 'embed_options' say how a page is embedded."
            )
        return cls(key, codec)

    def seed(self, session: Session, value: Any, accept: Callable[[Any], Any] | None) -> Any:
        """What the address says, where that is a value for the widget; else `value`."""
        texts = [text for name, text in session.query if name == self.key]
        if not texts:
            return value
        try:
            found = self.codec.decode(texts)
            return found if accept is None else accept(found)
        except (ValueError, TypeError, OverflowError, StreamlitAPIException):
            return value

    def mirror(self, session: Session, value: Any, default: Any) -> None:
        """Write the value into the address; a default needs no mention."""
        texts = [] if value == default else self.codec.encode(value)
        # What stands there already stays in its place: else two bound widgets would take turns at the end.
        if texts != [text for name, text in session.query if name == self.key]:
            others = [pair for pair in session.query if pair[0] != self.key]
            session.set_query([*others, *((self.key, text) for text in texts)], step=False)
