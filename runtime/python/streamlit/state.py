"""`st.session_state` and `st.query_params`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from appc_runtime.caching.watch import touch
from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException
from appc_runtime.state import SessionState

from .errors import StreamlitQueryParamDictValueError

#: Query parameters that speak to the page itself.
EMBEDDING = ("embed", "embed_options")


class SessionStateProxy(MutableMapping[str, Any]):
    """The running session's state, by item or by attribute. Outside a run it is an empty one of its own."""

    def __init__(self) -> None:
        object.__setattr__(self, "_outside", SessionState())

    def _state(self) -> SessionState:
        touch("it read session_state")
        context = current()
        state: SessionState = self.__dict__["_outside"] if context is None else context.session.state
        return state

    def __getitem__(self, key: Any) -> Any:
        key = str(key)
        try:
            return self._state()[key]
        except KeyError:
            raise KeyError(
                f'st.session_state has no key "{key}". Did you forget to initialize it? '
                "More info: https://docs.streamlit.io/develop/concepts/architecture/session-state#initialization"
            ) from None

    def __setitem__(self, key: Any, value: Any) -> None:
        key = str(key)
        if key.startswith("$$"):
            raise StreamlitAPIException(f"`{key}` is not a valid key: names that begin with `$$` are reserved.")
        self._state()[key] = value

    def __delitem__(self, key: Any) -> None:
        key = str(key)
        if key not in self._state():
            raise KeyError(f'st.session_state has no key "{key}". Did you forget to initialize it?')
        del self._state()[key]

    def __contains__(self, key: object) -> bool:
        return str(key) in self._state()

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._state()))

    def __len__(self) -> int:
        return len(self._state())

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(
                f'st.session_state has no attribute "{key}". Did you forget to initialize it? '
                "More info: https://docs.streamlit.io/develop/concepts/architecture/session-state#initialization"
            ) from None

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    def __delattr__(self, key: str) -> None:
        try:
            del self[key]
        except KeyError as error:
            raise AttributeError(str(error)) from None

    def __repr__(self) -> str:
        return repr(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """A plain copy."""
        return {key: self[key] for key in self}


class QueryParamsProxy(MutableMapping[str, str]):
    """The page's query parameters. A repeated key reads as its last value; assign a list to repeat one."""

    def _pairs(self) -> list[tuple[str, str]]:
        touch("it read query_params")
        context = current()
        return [] if context is None else context.session.query

    def _replace(self, pairs: list[tuple[str, str]]) -> None:
        context = current()
        if context is not None:
            context.session.set_query(pairs)

    def _free(self, keys: Iterable[str], verb: str) -> None:
        """Hold that no widget has taken one of these parameters. Raises StreamlitAPIException."""
        context = current()
        bound = set() if context is None else context.session.state.bound()
        for key in keys:
            if key in bound:
                raise StreamlitAPIException(
                    f"Cannot directly {verb} query parameter '{key}' - it is bound to a widget. "
                    "Modify the widget value instead."
                )

    def __getitem__(self, key: str) -> str:
        values = self.get_all(key)
        if not values:
            raise KeyError(f'st.query_params has no key "{key}".')
        return values[-1]

    def __setitem__(self, key: str, value: Any) -> None:
        self.update({key: value})

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(f'st.query_params has no key "{key}".')
        self._free([key], "delete")
        self._replace([pair for pair in self._pairs() if pair[0] != key])

    def update(self, other: Any = (), /, **more: Any) -> None:
        """Set these parameters, all or none."""
        given = {str(key): value for key, value in dict(other, **more).items()}
        self._free(given, "set")
        values = {key: self.get_all(key) for key in self}
        values.update((key, []) for key in given)  # each in its place, where it has one
        for key, value in pairs_of(given):
            values[key].append(value)
        self._replace([(key, value) for key, texts in values.items() for value in texts])

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._pairs()))

    def __len__(self) -> int:
        return len(dict(self._pairs()))

    def __getattr__(self, key: str) -> str:
        try:
            return self[key]
        except KeyError as error:
            raise AttributeError(f'st.query_params has no attribute "{key}".') from error

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    def __delattr__(self, key: str) -> None:
        del self[key]

    def __repr__(self) -> str:
        values = {key: self.get_all(key) for key in self}
        return repr({key: found if len(found) > 1 else found[0] for key, found in values.items()})

    def get_all(self, key: str) -> list[str]:
        """All values of a key, in order; empty if there is none."""
        return [value for name, value in self._pairs() if name == key]

    def to_dict(self) -> dict[str, str]:
        """A plain copy, with the last value of each key."""
        return dict(self._pairs())

    def from_dict(self, params: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> None:
        """Replace all parameters."""
        pairs = pairs_of(params)
        self._free((key for key, _ in pairs), "set")
        self._replace(pairs)

    def clear(self) -> None:
        """Remove all."""
        self._free(self, "clear")
        self._replace([])


def pairs_of(params: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Parameters one by one; a key of several values comes several times. Raises StreamlitAPIException."""
    pairs: list[tuple[str, str]] = []
    for key, value in params.items() if isinstance(params, Mapping) else params:
        if isinstance(value, dict):
            raise StreamlitQueryParamDictValueError(key)
        if str(key).lower() in EMBEDDING:
            raise StreamlitAPIException(
                "Query param embed and embed_options (case-insensitive) cannot be set programmatically."
            )
        values = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
        pairs.extend((str(key), str(v)) for v in values)
    return pairs


session_state = SessionStateProxy()
query_params = QueryParamsProxy()
