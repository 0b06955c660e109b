"""What caching raises at a script. `streamlit.runtime.caching.cache_errors` shows these under their public names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from appc_runtime.errors import MarkdownFormattedException, StreamlitAPIException


def type_name(value: Any) -> str:
    """The full name of a value's type, as `hash_funcs` takes it."""
    return fqn(type(value))


def fqn(cls: type) -> str:
    """The full name of a class; builtins keep their module too."""
    return f"{cls.__module__}.{cls.__qualname__}"


def _function_name(function: Callable[..., Any]) -> str:
    return f"`{getattr(function, '__name__', type(function).__name__)}()`"


class UnhashableTypeError(Exception):
    """A value has no hash that would tell it from another."""


class UnhashableParamError(StreamlitAPIException):
    """An argument of a cached function can't be hashed."""

    def __init__(self, decorator: str, function: Callable[..., Any], name: str | None, value: Any) -> None:
        shown = name if name is not None else "(unnamed)"
        super().__init__(
            f"Cannot hash argument '{shown}' (of type `{type_name(value)}`) in '{function.__name__}'.\n\n"
            "To address this, you can tell Streamlit not to hash this argument by adding a leading underscore to the "
            f"argument's name in the function signature:\n\n```python\n@st.{decorator}\n"
            f"def {function.__name__}(_{name or 'arg'}, ...):\n    ...\n```"
        )


class UserHashError(StreamlitAPIException):
    """A function given in `hash_funcs` failed."""

    def __init__(self, error: BaseException, value: Any, hash_func: Callable[..., Any]) -> None:
        super().__init__(
            f"{error}\n\nThis error is likely due to a bug in {_function_name(hash_func)}, a hash function that was "
            f"passed in `hash_funcs`: it failed when hashing an object of type `{type_name(value)}`."
        )


class UnserializableReturnValueError(MarkdownFormattedException):
    """`cache_data` can't copy what the function returned. The message is Markdown."""

    def __init__(self, function: Callable[..., Any], value: Any, reason: str = "") -> None:
        super().__init__(
            f"Cannot serialize the return value (of type `{type_name(value)}`) in {_function_name(function)}. "
            "`st.cache_data` uses [pickle](https://docs.python.org/3/library/pickle.html) to keep a copy of the "
            "function's return value, so that a change of the returned object does not reach the cache. Please convert "
            "the return value to a type that can be pickled. To cache objects that cannot be, such as database connections or "
            "models, use `st.cache_resource` instead." + (f"\n\n{reason}" if reason else "")
        )


class AsyncFunctionError(StreamlitAPIException):
    """A coroutine can be awaited only once, so it can't be cached."""

    def __init__(self, decorator: str, function: Callable[..., Any]) -> None:
        super().__init__(
            f"{_function_name(function)} is an async function: `@st.{decorator}` would cache its coroutine, which can "
            "be awaited only once. Cache a plain function that returns the awaited result instead."
        )


class CacheReplayClosureError(StreamlitAPIException):
    """A cached function draws in a block that it has not made itself."""

    def __init__(self, decorator: str, function: Callable[..., Any]) -> None:
        name = _function_name(function)
        super().__init__(
            f"While running {name}, a streamlit element is called on some layout block created outside the function. "
            "This is incompatible with replaying the cached effect of that element, because the referenced block might "
            "not exist when the replay happens.\n\nHow to fix this:\n"
            f"* Move the creation of the block inside {name}.\n"
            f"* Move the call to the streamlit element outside of {name}.\n"
            f"* Remove the `@st.{decorator}` decorator from {name}."
        )


class CachedWidgetWarning(Warning):
    """A widget was drawn inside a cached function."""

    def __init__(self) -> None:
        super().__init__(
            "Your script uses a widget command in a cached function (function decorated with `@st.cache_data` or "
            '`@st.cache_resource`). This code will only be called when we detect a cache "miss", which can lead to '
            "unexpected results.\n\nTo fix this, move all widget commands outside the cached function."
        )
