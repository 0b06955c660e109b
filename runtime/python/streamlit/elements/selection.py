"""Selections in tables and charts: checking `on_select`, and the state that the script gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from ..errors import StreamlitValueError


class AttributeDictionary(dict):
    """A dict whose entries can be read as attributes too. Scripts cannot change it."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"This selection has no `{name}`. It has: {', '.join(map(str, self))}.") from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise TypeError("A selection cannot be changed by the script.")

    def __deepcopy__(self, memo: dict) -> AttributeDictionary:
        return AttributeDictionary(self)


def attributes(value: Any) -> Any:
    """`value` with all dicts in it readable by attribute."""
    if isinstance(value, Mapping):
        return AttributeDictionary({key: attributes(entry) for key, entry in value.items()})
    return [attributes(entry) for entry in value] if isinstance(value, list) else value


def is_activated(on_select: str | Callable) -> bool:
    """Whether `on_select` makes a widget of the element. Raises StreamlitValueError."""
    if on_select not in ("ignore", "rerun") and not callable(on_select):
        raise StreamlitValueError("on_select", ["'rerun'", "'ignore'", "a callback function"])
    return on_select != "ignore"


def fingerprint(table: Any) -> str:
    """A digest of props that hold big buffers, for a widget's identity."""
    digest = sha256()

    def feed(value: Any) -> None:
        if isinstance(value, bytes):
            digest.update(value)
        elif isinstance(value, Mapping):
            for key, entry in value.items():
                digest.update(str(key).encode())
                feed(entry)
        elif isinstance(value, (list, tuple)):
            for entry in value:
                feed(entry)
        else:
            digest.update(repr(value).encode())

    feed(table)
    return digest.hexdigest()
