"""SQL by SQLAlchemy: SQLite, DuckDB and whatever else has a driver that needs no server."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from copy import deepcopy
from datetime import timedelta
from typing import Any

from appc_runtime.errors import StreamlitAPIException

from ..caching import cache_data
from ..errors import StreamlitMissingRequiredParameterError
from .base_connection import BaseConnection

_PARAMETERS = frozenset({"url", "driver", "dialect", "username", "password", "host", "port", "database", "query"})
_REQUIRED = ("dialect", "username", "host")
#: Dialects whose database is a file, or in memory.
_LOCAL = ("sqlite", "duckdb")


class SQLConnection(BaseConnection[Any]):
    """A database. `st.connection("pets", type="sql", url="sqlite:///pets.db")`; the file comes with the site."""

    def _connect(self, autocommit: bool = False, **kwargs: Any) -> Any:
        """An SQLAlchemy engine.

        Raises:
            StreamlitAPIException: SQLAlchemy is missing, or nothing says which database.
            StreamlitMissingRequiredParameterError: the database has a server, and part of its address is missing.
        """
        try:
            import sqlalchemy
        except ImportError as error:
            raise StreamlitAPIException(
                '`st.connection(..., type="sql")` needs SQLAlchemy: add `sqlalchemy` to the app\'s requirements.'
            ) from error
        kwargs = deepcopy(kwargs)
        own = {name: kwargs.pop(name) for name in _PARAMETERS if name in kwargs}
        parameters = ChainMap(own, self._secrets.to_dict())
        if not parameters:
            raise StreamlitAPIException(
                f"Missing SQL DB connection configuration for {self._connection_name!r}. A site has no secrets: pass "
                "the address of a database that comes with it, such as `url='sqlite:///data.db'`. The build takes "
                "addresses of SQLite and DuckDB files out of secrets.toml too."
            )
        engine = sqlalchemy.create_engine(
            address(parameters), **ChainMap(kwargs, dict(self._secrets.get("create_engine_kwargs", {})))
        )
        return engine.execution_options(isolation_level="AUTOCOMMIT") if autocommit else engine

    def query(
        self,
        sql: str,
        *,
        show_spinner: bool | str = "Running `sql.query(...)`.",
        ttl: float | timedelta | None = None,
        index_col: str | list[str] | None = None,
        chunksize: int | None = None,
        params: Any | None = None,
        **kwargs: Any,
    ) -> Any:
        """The rows of a query as a data frame. Kept for `ttl` seconds, as by `st.cache_data`."""

        def _query(instance: Any, sql: str, **options: Any) -> Any:
            import pandas
            from sqlalchemy import text

            with self._instance.connect() as connection:
                return pandas.read_sql(text(sql), connection, **options)

        _query.__qualname__ += f"_{self._connection_name}_{ttl}".replace(".", "_")
        cached = cache_data(show_spinner=show_spinner, ttl=ttl)(_query)
        return cached(
            str(self._connection_instance_id), sql, index_col=index_col, chunksize=chunksize, params=params, **kwargs
        )

    def connect(self) -> Any:
        """A new SQLAlchemy connection."""
        return self._instance.connect()

    @property
    def engine(self) -> Any:
        """The SQLAlchemy engine."""
        return self._instance

    @property
    def driver(self) -> str:
        """The driver's name."""
        return str(self._instance.driver)

    @property
    def session(self) -> Any:
        """A new SQLAlchemy session: `with connection.session as session: ...`."""
        from sqlalchemy.orm import Session

        return Session(self._instance)


def address(parameters: Mapping[str, Any]) -> Any:
    """SQLAlchemy's URL. Raises StreamlitMissingRequiredParameterError."""
    from sqlalchemy.engine import URL, make_url

    if "url" in parameters:
        return make_url(parameters["url"])
    needed = ("dialect",) if parameters.get("dialect") in _LOCAL else _REQUIRED
    for name in needed:
        if name not in parameters:
            raise StreamlitMissingRequiredParameterError(name)
    driver = f"+{parameters['driver']}" if "driver" in parameters else ""
    return URL.create(
        drivername=f"{parameters['dialect']}{driver}",
        username=parameters.get("username"),
        password=parameters.get("password"),
        host=parameters.get("host"),
        port=int(parameters["port"]) if "port" in parameters else None,
        database=parameters.get("database"),
        query=parameters.get("query", {}),
    )
