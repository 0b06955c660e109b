"""Cached functions: when they are called, what they return, what they refuse."""

import threading
import time
from datetime import timedelta

import pytest

from appc_runtime import caching
from appc_runtime.caching import cache_data, cache_resource, legacy_cache, store
from appc_runtime.caching.errors import AsyncFunctionError, UnhashableParamError, UnserializableReturnValueError
from appc_runtime.errors import StreamlitAPIException


@pytest.fixture
def clock(monkeypatch):
    """`clock(seconds)` lets time pass."""
    now = [1000.0]
    monkeypatch.setattr(store.time, "time", lambda: now[0])

    def advance(seconds):
        now[0] += seconds

    return advance


def counted(decorator, **options):
    """A cached function and the list of its real calls."""
    calls = []

    @decorator(**options)
    def double(x, _ignored=None, *rest, **named):
        calls.append(x)
        return [x, x]

    return double, calls


@pytest.mark.parametrize("decorator", [cache_data, cache_resource])
def test_called_once_for_equal_arguments(decorator):
    double, calls = counted(decorator)
    assert double(1) == double(1) == double(x=1) == [1, 1]
    assert double(1, "other") == [1, 1]
    assert calls == [1]
    double(2), double(1.0), double(True), double(1, None, 5), double(1, a=1, b=2), double(1, b=2, a=1)
    assert calls == [1, 2, 1.0, True, 1, 1]


def test_data_are_copies_and_resources_are_not():
    data, _ = counted(cache_data)
    data(1).append("changed")
    data(1).append("changed")
    assert data(1) == [1, 1]
    resource, _ = counted(cache_resource)
    assert resource(1) is resource(1)


def test_none_is_a_result_and_an_exception_is_not():
    calls = []

    @cache_data
    def fails(x):
        calls.append(x)
        if len(calls) == 1:
            raise ValueError("first")

    with pytest.raises(ValueError, match="first"):
        fails(1)
    assert fails(1) is None
    assert fails(1) is None
    assert calls == [1, 1]


def test_clear_one_function_one_call_and_all():
    double, calls = counted(cache_data)
    other, other_calls = counted(cache_resource)
    double(1), double(2), other(1)
    double.clear(1)
    double(1), double(2)
    assert calls == [1, 2, 1]
    double.clear()
    double(1), double(2)
    assert calls == [1, 2, 1, 1, 2]
    cache_data.clear()
    double(1), other(1)
    assert (len(calls), len(other_calls)) == (6, 1)
    cache_resource.clear()
    other(1)
    assert len(other_calls) == 2


@pytest.mark.parametrize("ttl", [60, 60.0, timedelta(minutes=1), "1m", "60 seconds", "0h1m"])
def test_ttl(clock, ttl):
    double, calls = counted(cache_data, ttl=ttl)
    double(1)
    clock(59)
    double(1)
    assert calls == [1]
    clock(1)
    double(1)
    assert calls == [1, 1]


def test_max_entries_drops_the_one_used_longest_ago():
    released = []
    double, calls = counted(cache_resource, max_entries=2, on_release=released.append)
    double(1), double(2), double(1), double(3)
    assert released == [[2, 2]]
    double(1), double(2)
    assert calls == [1, 2, 3, 2]


def test_max_size():
    calls = []

    @cache_data(max_size="1KB")
    def text(x):
        calls.append(x)
        return "x" * 600

    text(1), text(2), text(2), text(1)
    assert calls == [1, 2, 1]


def test_validate_and_on_release():
    released = []
    double, calls = counted(cache_resource, validate=lambda value: len(calls) > 1, on_release=released.append)
    double(1), double(1), double(1)
    assert calls == [1, 1]
    assert released == [[1, 1]]
    double.clear()
    assert len(released) == 2


def test_background_refresh_serves_the_old_result_once(clock):
    double, calls = counted(cache_data, ttl=10, refresh_mode="background")
    double(1)
    clock(11)
    assert double(1) == [1, 1]
    assert calls == [1]
    caching.run_refreshes()
    assert calls == [1, 1]
    double(1)
    assert calls == [1, 1]


def test_methods():
    class Model:
        def __init__(self, name):
            self.name = name
            self.calls = 0

        @cache_data
        def by_value(self, x):
            return (self.name, x)

        @cache_data
        def ignoring(_self, x):
            _self.calls += 1
            return x

    first, second = Model("a"), Model("b")
    assert first.by_value(1) == ("a", 1)
    assert second.by_value(1) == ("b", 1)
    assert first.ignoring(1) == second.ignoring(1) == 1
    assert (first.calls, second.calls) == (1, 0)
    first.ignoring.clear(1)
    second.ignoring(1)
    assert second.calls == 1
    assert Model.ignoring.__name__ == "ignoring"


def test_metadata_is_the_functions():
    @cache_data
    def documented(x: int) -> int:
        """Doc."""
        return x

    assert (documented.__name__, documented.__doc__) == ("documented", "Doc.")
    assert documented.__wrapped__(3) == 3
    assert "documented" in repr(documented)


def test_recursion():
    @cache_data
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    assert fibonacci(60) == 1548008755920


def test_an_edit_of_a_reached_function_counts():
    def define(body):
        namespace = {"cache_data": cache_data, "__name__": "user", "calls": calls}
        source = (
            f"def helper():\n    return {body}\n\n@cache_data\ndef f():\n    calls.append(1)\n    return helper()\n"
        )
        exec(compile(source, "<user>", "exec"), namespace)
        return namespace["f"]

    calls = []
    assert define("1")() == 1
    assert define("1")() == 1
    assert len(calls) == 1
    assert define("2")() == 2
    assert len(calls) == 2


def test_moving_a_function_is_no_edit():
    calls = []
    for lead in ("", "\n\n# More above.\n"):
        namespace = {"cache_data": cache_data, "__name__": "user", "calls": calls}
        source = f"{lead}@cache_data\ndef moved(x=(1, 'a')):\n    calls.append(1)\n    return x in {{1, 'b', 'c'}}\n"
        exec(compile(source, "<user>", "exec"), namespace)
        namespace["moved"]()
    assert calls == [1]


def test_unhashable_argument_is_named():
    double, _ = counted(cache_data)
    with pytest.raises(UnhashableParamError, match=r"Cannot hash argument 'x' \(of type `_thread.lock`\) in 'double'"):
        double(threading.Lock())
    assert double(1, threading.Lock()) == [1, 1]
    locks, _ = counted(cache_data, hash_funcs={"_thread.lock": lambda lock: 1})
    with pytest.raises(UnserializableReturnValueError, match="Cannot serialize the return value"):
        locks(threading.Lock())


def test_generators_and_coroutines():
    @cache_data
    def generator():
        yield 1

    with pytest.raises(UnserializableReturnValueError, match="generator"):
        generator()
    for decorator in (cache_data, cache_resource):

        @decorator
        async def coroutine():
            return 1

        with pytest.raises(AsyncFunctionError, match="async function"):
            coroutine()


@pytest.mark.parametrize(
    "options",
    [
        {"ttl": "soon"},
        {"max_entries": 0},
        {"max_size": "big"},
        {"scope": "user"},
        {"refresh_mode": "x"},
        {"persist": "db"},
    ],
)
def test_options_that_mean_nothing(options):
    with pytest.raises(StreamlitAPIException):
        cache_data(**options)


def test_other_limits_start_anew():
    calls = []

    def define(**options):
        @cache_data(**options)
        def same(x):
            calls.append(x)
            return x

        return same

    define()(1), define()(1), define(ttl=5)(1), define(ttl=5)(1)
    assert calls == [1, 1]


def test_legacy_cache_keeps_what_it_cannot_copy():
    lock = threading.Lock()
    assert legacy_cache(lambda: lock)() is lock

    @legacy_cache(allow_output_mutation=True)
    def shared():
        return [time.time()]

    assert shared() is shared()
