"""`st.secrets`: a static site has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Never, NoReturn

from appc_runtime.caching.watch import touch
from appc_runtime.context import current

from .errors import StreamlitSecretNotFoundError


class Secret(dict[str, Any]):
    """A section of a test's secrets: its entries are to be had by attribute too."""

    def __getattr__(self, key: str) -> Any:
        try:
            return _section(self[key])
        except KeyError:
            raise AttributeError(f'st.secrets has no attribute "{key}" here.') from None

    def to_dict(self) -> dict[str, Any]:
        """A plain copy."""
        return dict(self)


def _section(value: Any) -> Any:
    return Secret({key: _section(entry) for key, entry in value.items()}) if isinstance(value, Mapping) else value


class Secrets(Mapping[str, Any]):
    """What a test gives as secrets. A site has none, and says why: everything in it can be read by anybody."""

    def _given(self) -> dict[str, Any]:
        touch("it read secrets")
        context = current()
        return {} if context is None else context.session.secrets

    def _none(self, key: str | None = None) -> NoReturn:
        what = f'st.secrets has no key "{key}". ' if key else ""
        raise StreamlitSecretNotFoundError(
            what + "No secrets found: this app runs in the visitor's browser, where nothing can be kept secret. "
            'Ask the visitor for it instead, for example with `st.text_input(..., type="password")`.'
        )

    def __getitem__(self, key: str) -> Any:
        given = self._given()
        if not given:
            self._none(key)
        if key not in given:
            raise KeyError(f'st.secrets has no key "{key}".')
        return _section(given[key])

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f'st.secrets has no attribute "{key}".') from None

    def __contains__(self, key: object) -> bool:
        return key in self._given()

    def __iter__(self) -> Iterator[str]:
        return iter(self._given())

    def __len__(self) -> int:
        return len(self._given())

    def __setattr__(self, key: str, value: Never) -> NoReturn:
        raise TypeError("Secrets does not support attribute assignment.")

    def __setitem__(self, key: str, value: Never) -> NoReturn:
        raise TypeError("Secrets does not support item assignment.")

    def __delitem__(self, key: str) -> NoReturn:
        raise TypeError("Secrets does not support item deletion.")

    def has_key(self, key: str) -> bool:
        """Whether there is one of this name."""
        return key in self

    def to_dict(self) -> dict[str, Any]:
        """A plain copy."""
        return dict(self._given())

    def load_if_toml_exists(self) -> bool:
        """Whether there are any."""
        return bool(self._given())


secrets = Secrets()
