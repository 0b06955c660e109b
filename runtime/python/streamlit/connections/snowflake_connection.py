"""Snowflake: its connections need a server with credentials, which a site cannot have."""

from __future__ import annotations

from typing import Any, Literal

from appc_runtime.errors import StreamlitAPIException

from .base_connection import BaseConnection


class SnowflakeConnection(BaseConnection[Any]):
    """Says that it cannot be, and what can."""

    def _connect(self, **kwargs: Any) -> Any:
        raise StreamlitAPIException(
            f"The connection {self._connection_name!r} to Snowflake needs credentials on a server: a static site has none, "
            "and all that is in it can be read by everyone. Export what the app needs to a file that comes with it "
            "(CSV, Parquet, or SQLite with `st.connection(..., type='sql')`)."
        )


class SnowflakeCallersRightsConnection(SnowflakeConnection):
    """As `SnowflakeConnection`."""

    @classmethod
    def scope(cls) -> Literal["session"]:
        """Each visitor's own."""
        return "session"
