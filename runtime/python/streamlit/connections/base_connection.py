"""What all connections share: a name, settings, and the connection itself, made when it is needed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Literal

from appc_runtime.context import current

from ..secrets import Secret, secrets


class BaseConnection[RawConnectionT](ABC):
    """A connection of one's own overrides `_connect`, and has what its users call beside it."""

    def __init__(self, connection_name: str, **kwargs: Any) -> None:
        import uuid  # Few scripts have connections.

        self._connection_name = connection_name
        self._kwargs = kwargs
        self._connection_instance_id = uuid.uuid4()
        self._raw_instance: RawConnectionT | None = self._connect(**kwargs)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and hasattr(self._instance, name):
            raise AttributeError(
                f"`{name}` doesn't exist here, but you can call `._instance.{name}` instead", name=name, obj=self
            )
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)

    @property
    def _secrets(self) -> Secret:
        """Settings: a test's secrets, or what of secrets.toml the build could take because it is none (local files)."""
        context = current()
        public = {} if context is None else context.session.manifest.get("connections") or {}
        given = secrets.to_dict().get("connections") or public
        section = given.get(self._connection_name)
        return Secret(section) if isinstance(section, Mapping) else Secret()

    def reset(self) -> None:
        """Forget the connection: it is made again when it is needed."""
        self._raw_instance = None

    @property
    def _instance(self) -> RawConnectionT:
        if self._raw_instance is None:
            self._raw_instance = self._connect(**self._kwargs)
        return self._raw_instance

    @abstractmethod
    def _connect(self, **kwargs: Any) -> RawConnectionT:
        """Make the connection. `kwargs`: those of `st.connection` beyond its own."""

    @classmethod
    def scope(cls) -> Literal["global", "session"]:
        """Who shares it: in a browser there is one visitor anyway."""
        return "global"

    def close(self) -> None:  # noqa: B027  (nothing to do, unless a connection has something)
        """Called when the connection is dropped from the cache."""


class ExperimentalBaseConnection[RawConnectionT](BaseConnection[RawConnectionT]):
    """The old name of `BaseConnection`."""
