"""`st.secrets`: a static site has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from appc_runtime.caching.watch import touch

from .errors import StreamlitSecretNotFoundError


class Secrets(Mapping[str, Any]):
    """Empty, and says why: everything in a published site can be read by anybody."""

    def _none(self, key: str | None = None) -> NoReturn:
        touch("it read secrets")
        what = f'st.secrets has no key "{key}". ' if key else ""
        raise StreamlitSecretNotFoundError(
            what + "No secrets found: this app runs in the visitor's browser, where nothing can be kept secret. "
            'Ask the visitor for it instead, for example with `st.text_input(..., type="password")`.'
        )

    def __getitem__(self, key: str) -> Any:
        self._none(key)

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        self._none(key)

    def __contains__(self, key: object) -> bool:
        touch("it read secrets")
        return False

    def __iter__(self) -> Iterator[str]:
        touch("it read secrets")
        return iter(())

    def __len__(self) -> int:
        touch("it read secrets")
        return 0

    def has_key(self, key: str) -> bool:
        """There is none."""
        touch("it read secrets")
        return False

    def to_dict(self) -> dict[str, Any]:
        """Nothing, as a dict."""
        touch("it read secrets")
        return {}

    def load_if_toml_exists(self) -> bool:
        """There never is one."""
        touch("it read secrets")
        return False


secrets = Secrets()
