"""A function that remembers its results."""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from . import results, watch
from .errors import (
    AsyncFunctionError,
    CacheReplayClosureError,
    UnhashableParamError,
    UnhashableTypeError,
    UnserializableReturnValueError,
)
from .function_key import function_digest
from .hashing import Hasher, HashFuncs, digest
from .hooks import Recording, hooks
from .persistence import mark_cleared
from .shipped import shipped
from .store import Entry, FunctionCache, Limits, cache_of, copied
from .surroundings import surroundings

_logger = logging.getLogger(__name__)
# Results that were served although they had expired, to be computed anew when nothing else happens.
_refreshes: dict[tuple[str, str], Callable[[], Any]] = {}


@dataclass(frozen=True, slots=True)
class Options:
    """How a function is cached. `kind` is the decorator's name."""

    kind: str
    limits: Limits = field(default_factory=Limits)
    show_spinner: bool | str = True
    show_time: bool = False
    hash_funcs: HashFuncs | None = None
    session_scope: bool = False
    background: bool = False
    validate: Callable[[Any], bool] | None = None
    on_release: Callable[[Any], Any] | None = None
    #: Keep what can't be pickled as it is, instead of raising (`st.cache` did).
    keep_unpicklable: bool = False


class CachedFunc:
    """Calls its function only for arguments that it has no result for."""

    def __init__(self, function: Callable[..., Any], options: Options) -> None:
        functools.update_wrapper(self, function)
        self._function: Any = function
        self._options = options
        self._parameters = _Parameters(function)
        self._key: str | None = None

    def __repr__(self) -> str:
        return f"<CachedFunc: {self._function}>"

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        return functools.update_wrapper(BoundCachedFunc(self, instance), self, updated=())

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        cache = self._cache()
        key = self._argument_key(args, kwargs)
        entry, fresh = cache.get(key, stale=self._options.background)
        if entry is None and shipped.has(cache.key, key):
            entry, fresh = self._shipped(cache, key, args, kwargs), True
        if entry is not None:
            if entry.doubt is not None:
                watch.touch(entry.doubt)
            found, value = self._read(cache, key, entry)
            if found:
                if not fresh:
                    _refreshes[cache.key, key] = functools.partial(self._compute, cache, key, args, kwargs)
                return value
        with self._spinner(bool(args or kwargs)):
            return self._compute(cache, key, args, kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forget the result for these arguments; without any, all results of the function."""
        cache = self._cache()
        key = self._argument_key(args, kwargs) if args or kwargs else None
        if key is not None:
            cache.remove(key)
        else:
            cache.clear()
        if shipped.has(cache.key, key or ""):
            shipped.forget(cache.key, key)
            mark_cleared(cache.key, key)

    def _cache(self) -> FunctionCache:
        if self._key is None:
            # Not at decoration: the functions that this one reaches may be defined below it.
            function = self._function
            name = f"{function.__module__}.{function.__qualname__}".encode()
            self._key = digest(self._options.kind.encode(), name, function_digest(function)).hex()
        options = self._options
        persistent = options.kind == "cache_data" and not options.session_scope
        return cache_of(options.kind, self._key, options.limits, persistent=persistent, on_release=options.on_release)

    def _shipped(
        self, cache: FunctionCache, key: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> Entry | None:
        """What the site brings along for this call, if all that the function reads is as it was at build time."""
        around = surroundings(self._function, self._parameters.named(args, kwargs))
        return None if around is None else cache.take_shipped(key, around)

    def _argument_key(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
        hasher = Hasher(self._options.hash_funcs)
        parts = []
        for name, value in self._parameters.named(args, kwargs):
            if name is not None and name.startswith("_"):
                continue
            try:
                parts.append(b"%s=%s" % ((name or "").encode(), hasher.encode(value)))
            except UnhashableTypeError as error:
                raise UnhashableParamError(self._options.kind, self._function, name, value) from error
        return digest(*parts).hex()

    def _read(self, cache: FunctionCache, key: str, entry: Entry) -> tuple[bool, Any]:
        """Whether the entry is of use, and its value. What it drew is drawn again."""
        try:
            value = entry.load()
        except Exception as error:
            _logger.info("a cached result of %s can't be read and is computed again: %s", self.__qualname__, error)
            cache.remove(key)
            return False, None
        if self._options.validate is not None and not self._options.validate(value):
            cache.remove(key)
            return False, None
        if entry.messages:
            if entry.messages[0] is _FOREIGN:
                raise CacheReplayClosureError(self._options.kind, self._function)
            hooks.replay(entry.messages)
        return True, value

    def _compute(self, cache: FunctionCache, key: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        named = functools.partial(self._parameters.named, args, kwargs)
        writes = hooks.writes()
        with hooks.record() as recording, watch.call(self._function, named) as watched:
            value = self._function(*args, **kwargs)
        if inspect.iscoroutine(value) or inspect.isasyncgen(value):
            if inspect.iscoroutine(value):
                value.close()
            raise AsyncFunctionError(self._options.kind, self._function)
        entry = self._entry(value, _messages(recording))
        # What wrote a file may return its name: after a reload there is neither.
        cache.put(key, entry, keep=hooks.writes() == writes)
        if watched is not None:
            why = self._unshippable(recording)
            results.note(watched, cache.key, key, entry, why=why)
            if why is not None or watched.doubts:
                entry.doubt = f"it calls `{self.__qualname__}` ({why or watched.doubts[0]})"
                watch.touch(entry.doubt)
        return value

    def _unshippable(self, recording: Recording) -> str | None:
        """Why a result of this function is never shipped with the site."""
        options = self._options
        if options.kind == "cache_resource":
            return "it is a cache_resource"
        if options.limits.ttl is not None:
            return "it has a ttl"
        if options.session_scope:
            return "its scope is the session"
        return "it draws in a block from outside" if recording.foreign else None

    def _entry(self, value: Any, messages: list[Any]) -> Entry:
        if self._options.kind == "cache_resource":
            return Entry(value, None, messages)
        try:
            return copied(value, messages)
        except Exception as error:
            if self._options.keep_unpicklable:
                return Entry(value, None, messages)
            raise UnserializableReturnValueError(self._function, value, f"{type(error).__name__}: {error}") from error

    def _spinner(self, has_arguments: bool) -> Any:
        show = self._options.show_spinner
        if show is False:
            return nullcontext()
        text = show if isinstance(show, str) else f"Running `{self.__qualname__}({'...' if has_arguments else ''})`."
        return hooks.show_spinner(text, self._options.show_time)


class BoundCachedFunc:
    """A cached method of an instance, which is its first argument (name it `_self` to leave it out of the hash)."""

    def __init__(self, function: CachedFunc, instance: Any) -> None:
        self._function = function
        self._instance = instance

    def __repr__(self) -> str:
        return f"<BoundCachedFunc: {self._function._function} of {self._instance}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(self._instance, *args, **kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forget the result for these arguments; without any, all results of the method."""
        if args or kwargs:
            self._function.clear(self._instance, *args, **kwargs)
        else:
            self._function.clear()


_FOREIGN = "drawn outside"


def _messages(recording: Recording) -> list[Any]:
    return [_FOREIGN] if recording.foreign else recording.messages


class _Parameters:
    """Gives arguments their names, so that `f(1)` and `f(x=1)` are one call."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._positional: list[str] = []
        self._rest: str | None = None
        self._order: dict[str, int] = {}
        for parameter in inspect.signature(function).parameters.values():
            self._order[parameter.name] = len(self._order)
            if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
                self._positional.append(parameter.name)
            elif parameter.kind == parameter.VAR_POSITIONAL:
                self._rest = parameter.name

    def named(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[tuple[str | None, Any]]:
        """Name and value of each argument, in the order of the signature, whatever the order of the call."""
        pairs: list[tuple[str | None, Any]] = list(zip(self._positional, args, strict=False))
        rest = self._rest if self._rest is not None and self._rest.startswith("_") else None
        pairs += [(rest, value) for value in args[len(self._positional) :]]
        last = len(self._order)
        pairs += sorted(kwargs.items(), key=lambda pair: (self._order.get(pair[0], last), pair[0]))
        return pairs


def run_refreshes() -> None:
    """Compute anew what was served although it had expired. A failure leaves the old result for the next call."""
    while _refreshes:
        _, refresh = _refreshes.popitem()
        try:
            refresh()
        except Exception:
            _logger.exception("a cached result could not be refreshed")
