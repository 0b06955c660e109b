"""`st.connection`."""

from __future__ import annotations

import importlib
import inspect
import os
from datetime import timedelta
from typing import Any

from appc_runtime.context import current
from appc_runtime.errors import StreamlitAPIException

from ..caching import cache_resource
from ..secrets import secrets
from . import BaseConnection, SnowflakeCallersRightsConnection, SnowflakeConnection, SQLConnection

FIRST_PARTY: dict[str, type[BaseConnection[Any]]] = {
    "sql": SQLConnection,
    "snowflake": SnowflakeConnection,
    "snowflake-callers-rights": SnowflakeCallersRightsConnection,
}


class _Unset:
    def __repr__(self) -> str:
        return "<unset>"


UNSET: Any = _Unset()


def connection(
    name: str,
    type: Any = None,
    max_entries: int | None = None,
    ttl: float | timedelta | None = UNSET,
    **kwargs: Any,
) -> Any:
    """A connection, made once and kept. `type`: "sql", "snowflake", a class, or a class's full name.

    `kwargs` go to the connection. A name of "env:NAME" stands for what that variable of the environment holds.

    Raises:
        StreamlitAPIException: there is no such type, or its package is missing.
    """
    if name.startswith("env:"):
        name = os.environ[name.removeprefix("env:")]
    kind = class_of(name, type)
    if not (inspect.isclass(kind) and issubclass(kind, BaseConnection)):
        raise StreamlitAPIException(f"A connection is made by a subclass of `BaseConnection`: {kind!r} is none.")
    lifetime = None if ttl is UNSET else ttl

    def make(name: str, kind: Any, **kwargs: Any) -> Any:
        return kind(connection_name=name, **kwargs)

    # Each setting of the cache is a cache of its own.
    make.__qualname__ = f"connection(ttl={lifetime}, max_entries={max_entries})"
    cached = cache_resource(
        make,
        max_entries=max_entries,
        ttl=lifetime,
        show_spinner=f"Connecting to {name}…",
        scope=kind.scope(),
        on_release=lambda made: made.close(),
    )
    return cached(name, kind, **kwargs)


def class_of(name: str, kind: Any) -> Any:
    """The class that `type` means; without one, what settings or the name itself say."""
    if kind is None:
        kind = name if name in FIRST_PARTY else _settings(name).get("type")
    if kind is None:
        raise StreamlitAPIException(
            f"Missing connection type for {name!r}: pass `type='sql'`, another type, or a class. A site has no secrets."
        )
    if not isinstance(kind, str):
        return kind
    if "." not in kind:
        if kind not in FIRST_PARTY:
            raise StreamlitAPIException(f"Invalid connection '{kind}'. Supported connection classes: {FIRST_PARTY}")
        return FIRST_PARTY[kind]
    module, _, last = kind.rpartition(".")
    try:
        return getattr(importlib.import_module(module), last)
    except (ImportError, AttributeError) as error:
        raise StreamlitAPIException(
            f"The connection type `{kind}` cannot be imported: {error}. Add its package to the app's requirements."
        ) from error


def _settings(name: str) -> dict[str, Any]:
    context = current()
    public = {} if context is None else context.session.manifest.get("connections") or {}
    return dict((secrets.to_dict().get("connections") or public).get(name) or {})
