"""`st.context` and `st.user`: the visitor's browser, and who the visitor is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from appc_runtime.context import current

from .elements.selection import AttributeDictionary
from .errors import StreamlitAPIException, StreamlitAuthError

KEYS = (
    "headers", "cookies", "theme", "timezone", "timezone_offset", "locale", "url", "ip_address", "is_embedded",
)  # fmt: skip
NOTHING: Mapping[str, str] = MappingProxyType({})


def _told(name: str) -> Any:
    """What the page has said of itself; None while the page is built."""
    context = current()
    return None if context is None else context.session.visitor.get(name)


class ContextProxy:
    """What is known of the visitor's browser. Without a server there are no headers, cookies and addresses."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Empty: the page asks no server."""
        return NOTHING

    @property
    def cookies(self) -> Mapping[str, str]:
        """Empty: the page has none."""
        return NOTHING

    @property
    def theme(self) -> Any:
        """`type` is "light", "dark", or None while the page is built."""
        return AttributeDictionary({"type": _told("theme")})

    @property
    def timezone(self) -> str | None:
        """The visitor's time zone, "Europe/Vienna"."""
        return _told("timezone")  # type: ignore[no-any-return]

    @property
    def timezone_offset(self) -> int | None:
        """Minutes from the visitor's time to UTC."""
        return _told("timezone_offset")  # type: ignore[no-any-return]

    @property
    def locale(self) -> str | None:
        """The visitor's language, "de-AT"."""
        return _told("locale")  # type: ignore[no-any-return]

    @property
    def url(self) -> str | None:
        """The page's address, without query."""
        return _told("url")  # type: ignore[no-any-return]

    @property
    def ip_address(self) -> None:
        """None: the page asks no server."""
        return None

    @property
    def is_embedded(self) -> bool | None:
        """Whether the page is shown with `?embed=true`."""
        return _told("is_embedded")  # type: ignore[no-any-return]

    def __getitem__(self, key: str) -> Any:
        if key not in KEYS:
            raise KeyError(key)
        return getattr(self, key)

    def __contains__(self, key: object) -> bool:
        return key in KEYS

    # Without it Python would count through numbers.
    __iter__ = None


class UserProxy(Mapping[str, Any]):
    """Who the visitor is: nobody that we know, since there is no server to log in to."""

    def _values(self) -> dict[str, Any]:
        context = current()
        user = None if context is None else context.session.user
        return {"is_logged_in": False} if user is None else dict(user)

    def __getitem__(self, key: str) -> Any:
        try:
            return self._values()[key]
        except KeyError:
            raise KeyError(f'st.user has no key "{key}".') from None

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        try:
            return self._values()[key]
        except KeyError:
            raise AttributeError(f'st.user has no attribute "{key}".') from None

    def __setattr__(self, key: str, value: Any) -> NoReturn:
        raise StreamlitAPIException("st.user cannot be modified")

    def __setitem__(self, key: str, value: Any) -> NoReturn:
        raise StreamlitAPIException("st.user cannot be modified")

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def to_dict(self) -> dict[str, Any]:
        """A plain copy."""
        return self._values()

    @property
    def tokens(self) -> NoReturn:
        """There are none. Raises StreamlitAuthError."""
        raise StreamlitAuthError("There are no tokens: this app has no server to log in to.")


context = ContextProxy()
user = UserProxy()
