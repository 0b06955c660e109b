"""The session's state from outside its runs."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from appc_runtime.state import SessionState


class AppTestSessionState(MutableMapping[str, Any]):
    """`at.session_state`: by item or by attribute. What a test sets, the next run finds."""

    def __init__(self, state: SessionState) -> None:
        object.__setattr__(self, "_state", state)

    def __getitem__(self, key: str) -> Any:
        return self.__dict__["_state"][key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.__dict__["_state"][key] = value

    def __delitem__(self, key: str) -> None:
        del self.__dict__["_state"][key]

    def __contains__(self, key: object) -> bool:
        return key in self.__dict__["_state"]

    def __iter__(self) -> Iterator[str]:
        return iter(list(self.__dict__["_state"]))

    def __len__(self) -> int:
        return len(self.__dict__["_state"])

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f"{key} not found in session_state.") from None

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    def __delattr__(self, key: str) -> None:
        try:
            del self[key]
        except KeyError:
            raise AttributeError(f"{key} not found in session_state.") from None

    def to_dict(self) -> dict[str, Any]:
        """A plain copy."""
        return dict(self)

    def __repr__(self) -> str:
        return repr(self.to_dict())
