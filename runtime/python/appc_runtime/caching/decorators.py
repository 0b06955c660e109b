"""`st.cache_data`, `st.cache_resource`, and `st.cache` of old."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from appc_runtime.durations import to_seconds
from appc_runtime.errors import (
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)

from .cached_func import CachedFunc, Options
from .hashing import HashFuncs
from .store import Limits, clear_all

_logger = logging.getLogger(__name__)
_SIZE = re.compile(r"\s*(\d+(?:\.\d*)?)\s*(B|KB|MB|GB)?\s*", re.IGNORECASE)
SIZES = 'Write a number of bytes, or one with a unit, such as "500MB" or "1.5GB".'
_UNITS = {"B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}


def _limits(ttl: Any, max_entries: int | None, max_size: int | str | None = None) -> Limits:
    return Limits(_ttl(ttl), _max_entries(max_entries), _bytes(max_size))


def _ttl(ttl: float | timedelta | str | None) -> float | None:
    try:
        seconds = to_seconds(ttl)
    except ValueError:
        raise StreamlitBadTimeStringError(str(ttl)) from None
    return None if seconds == float("inf") else seconds


def _max_entries(number: int | None) -> int | None:
    if number is not None and number <= 0:
        raise StreamlitAPIException(f"`max_entries` must be positive (got {number}).")
    return number


def _bytes(size: int | str | None) -> int | None:
    if size is None:
        return None
    if not isinstance(size, (int, str)) or isinstance(size, bool):
        raise StreamlitInvalidParameterTypeError("max_size", type(size).__name__, ["int", "str"], detail=SIZES)
    if isinstance(size, int):
        if size <= 0:
            raise StreamlitValueError("max_size", ["a positive byte size"], SIZES)
        return size
    match = _SIZE.fullmatch(size)
    if match is None:
        raise StreamlitValueError("max_size", ["a positive byte size"], SIZES)
    return int(float(match[1]) * _UNITS[(match[2] or "B").upper()])


def _check(scope: str, refresh_mode: str) -> None:
    if scope not in ("global", "session"):
        raise StreamlitValueError("scope", ["'global'", "'session'"])
    if refresh_mode not in ("foreground", "background"):
        raise StreamlitValueError("refresh_mode", ["'foreground'", "'background'"])


class CacheData:
    """Caches what functions return: each call gets a copy of its own."""

    def __call__(
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: float | timedelta | str | None = None,
        max_entries: int | None = None,
        max_size: int | str | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: str | bool | None = None,
        hash_funcs: HashFuncs | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
    ) -> Any:
        """Make `func` remember its results; without `func`, a decorator that does.

        The browser keeps results over a reload, whatever `persist` says, unless `scope` is "session". In the
        background `refresh_mode` an expired result is served once more and computed anew when the run is over.
        Raises StreamlitAPIException for options that mean nothing.
        """
        if persist not in (None, False, True, "disk"):
            raise StreamlitValueError("persist", ["'disk'", "None"])
        _check(scope, refresh_mode)
        limits = _limits(ttl, max_entries, max_size)
        if persist and limits.ttl is not None:
            _logger.warning("A cached function has a ttl that will be ignored: it is persisted to disk.")
            limits = Limits(None, limits.max_entries, limits.max_size)
        options = Options(
            kind="cache_data",
            limits=limits,
            show_spinner=show_spinner,
            show_time=show_time,
            hash_funcs=hash_funcs,
            session_scope=scope == "session",
            background=refresh_mode == "background",
        )
        return _decorated(func, options)

    def clear(self) -> None:
        """Forget the results of all functions."""
        clear_all("cache_data")


class CacheResource:
    """Caches objects such as models and connections: each call gets the same one."""

    def __call__(
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: float | timedelta | str | None = None,
        max_entries: int | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        validate: Callable[[Any], bool] | None = None,
        hash_funcs: HashFuncs | None = None,
        on_release: Callable[[Any], Any] | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
    ) -> Any:
        """Make `func` remember its results; without `func`, a decorator that does.

        `validate(value)` is asked at each hit whether the object is still good; `on_release(value)` is called when
        it is let go. Raises StreamlitAPIException for options that mean nothing.
        """
        _check(scope, refresh_mode)
        options = Options(
            kind="cache_resource",
            limits=_limits(ttl, max_entries),
            show_spinner=show_spinner,
            show_time=show_time,
            hash_funcs=hash_funcs,
            session_scope=scope == "session",
            background=refresh_mode == "background",
            validate=validate,
            on_release=on_release,
        )
        return _decorated(func, options)

    def clear(self) -> None:
        """Forget the results of all functions."""
        clear_all("cache_resource")


def _decorated(func: Callable[..., Any] | None, options: Options) -> Any:
    if func is None:
        return lambda function: CachedFunc(function, options)
    return CachedFunc(func, options)


cache_data = CacheData()
cache_resource = CacheResource()


def legacy_cache(
    func: Callable[..., Any] | None = None,
    persist: bool = False,
    allow_output_mutation: bool = False,
    show_spinner: bool | str = True,
    suppress_st_warning: bool = False,
    hash_funcs: HashFuncs | None = None,
    max_entries: int | None = None,
    ttl: float | None = None,
) -> Any:
    """`st.cache`: the same object if it may be changed (`allow_output_mutation`), else copies if they can be made."""
    options = Options(
        kind="cache_resource" if allow_output_mutation else "cache_data",
        limits=_limits(ttl, max_entries),
        show_spinner=show_spinner,
        hash_funcs=hash_funcs,
        keep_unpicklable=True,
    )
    return _decorated(func, options)
