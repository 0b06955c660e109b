"""Hashes: equal values alike, others apart, in any process."""

import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import pathlib
import re
import subprocess
import sys
import threading
import types
import uuid
import zoneinfo

import numpy as np
import pandas as pd
import PIL.Image
import polars as pl
import pytest

from appc_runtime.caching.errors import UnhashableTypeError, UserHashError
from appc_runtime.caching.hashing import Hasher


def encode(value, **hash_funcs):
    return Hasher(hash_funcs).encode(value)


@dataclasses.dataclass
class Point:
    x: int
    y: object = None


@dataclasses.dataclass
class Other:
    x: int
    y: object = None


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Plain:
    def __init__(self, **values):
        self.__dict__.update(values)


Named = collections.namedtuple("Named", "a b")

NAMES = ["a", "b"]
# Each entry differs from all others.
DIFFERENT = [
    None, True, False, 0, 1, -1, 2**70, 1.0, 0.0, -0.0, float("nan"), 1j, "", "1", "a", b"", b"a", bytearray(b"a"), ...,
    [], [1], [1, 2], [2, 1], [[1], 2], [1, [2]], (), (1, 2), {1, 2}, {1}, frozenset({1, 2}), {}, {"a": 1}, {"a": 2},
    {"b": 1}, {1: "a"}, [("a", 1)], ["a", 1], ["ab", "c"], ["a", "bc"], "x" * 300, "x" * 301, Named(1, 2),
    collections.OrderedDict(a=1), collections.defaultdict(int, a=1), collections.defaultdict(list, a=1),
    collections.deque([1]), Point(1), Point(2), Other(1), Point(1, Point(1)), Color.RED, Color.BLUE, Plain(a=1),
    Plain(a=2), Plain(b=1), datetime.datetime(2024, 1, 1), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
    datetime.datetime(2024, 1, 1, tzinfo=zoneinfo.ZoneInfo("UTC")), datetime.date(2024, 1, 1), datetime.time(1),
    datetime.timedelta(1), datetime.timedelta(seconds=1), decimal.Decimal("1.0"), decimal.Decimal("1.00"),
    fractions.Fraction(1, 2), uuid.UUID(int=1), pathlib.PurePosixPath("a"), pathlib.PurePosixPath("b"), range(3),
    range(4), slice(1, 2), re.compile("a"), re.compile("a", re.IGNORECASE), re, int, str, Point, len, max, "a".upper,
    [].append, functools.partial(max, 1), functools.partial(max, 2), lambda: 1, lambda: 2, lambda x: x,
    io.BytesIO(b"a"), io.BytesIO(b"b"), io.StringIO("a"), types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}),
    np.int64(1), np.int32(1), np.float64(1), np.array([1, 2]), np.array([[1, 2]]), np.array([1.0, 2.0]),
    np.array([1, 2], dtype="int32"), np.array(["a", "b"]), np.array(["a", "b"], dtype=object),
    np.array(["2024-01-01"], dtype="datetime64[D]"), np.array(["2024-01-02"], dtype="datetime64[D]"),
    np.ma.array([1, 2], mask=[0, 1]), np.ma.array([1, 2], mask=[1, 0]), np.dtype("int8"), np.add, np.multiply,
    np.array(1), np.zeros((0, 2)), np.zeros((0, 3)), np.random.RandomState(1), np.random.RandomState(2),
    pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"b": [1, 2]}), pd.DataFrame({"a": [2, 1]}),
    pd.DataFrame({"a": [1.0, 2]}),
    pd.DataFrame({"a": [1, 2]}, index=["x", "y"]), pd.DataFrame({"a": ["1", "2"]}), pd.DataFrame({"a": [1, "2"]}),
    pd.DataFrame({"a": ["1", 2]}), pd.DataFrame({"a": [[1], {}]}), pd.DataFrame({"a": [1, 2], "b": [1, 2]}),
    pd.DataFrame({"b": [1, 2], "a": [1, 2]}), pd.DataFrame({"a": pd.Categorical(["1", "2"])}),
    pd.DataFrame({"a": pd.to_datetime(["2024-01-01", "2024-01-02"])}),
    pd.DataFrame({"a": pd.to_datetime(["2024-01-01", "2024-01-02"], utc=True)}), pd.DataFrame(),
    pd.DataFrame({"a": []}),
    pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}), pd.DataFrame({"a": pd.array([1, 0], dtype="Int64")}),
    pd.DataFrame({"a": [1, 2]}, index=pd.MultiIndex.from_tuples([(1, 2), (3, 4)])), pd.Series([1, 2]),
    pd.Series([1, 2], name="a"), pd.Series(["a", None]), pd.Series(["a", "None"]), pd.Index([1, 2]),
    pd.Index([1, 2], name="i"), pd.RangeIndex(3), pd.RangeIndex(1, 4), pd.Timestamp("2024-01-01"), pd.Timedelta("1s"),
    pd.NaT, pd.NA, PIL.Image.new("RGB", (2, 2)), PIL.Image.new("RGB", (2, 2), "red"), PIL.Image.new("L", (2, 2)),
    PIL.Image.new("RGB", (4, 1)), pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2]}), pl.Series("a", [1]),
]  # fmt: skip


def test_all_these_differ():
    seen = {}
    for value in DIFFERENT:
        encoded = encode(value)
        assert encoded not in seen, (value, seen.get(encoded))
        assert len(encoded) < 1000
        seen[encoded] = value


@pytest.mark.parametrize(
    "make",
    [
        lambda: {"a": [1, (2.5, None)], "b": {"x", "y", "z"}},
        lambda: Point(1, Point(2, [Color.RED])),
        lambda: Plain(a=Plain(b=[1, 2])),
        lambda: np.arange(12).reshape(3, 4),
        lambda: np.arange(12).reshape(3, 4)[:, ::2],
        lambda: pd.DataFrame({"a": [1, 2], "b": ["x", None]}),
        lambda: pd.Series(["a", "b"]),
        lambda: io.BytesIO(b"abc"),
        lambda: datetime.datetime(2024, 1, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")),
        lambda: np.random.RandomState(1),
        lambda: lambda x, y=1: x + y,
    ],
)
def test_equal_values_hash_alike(make):
    assert encode(make()) == encode(make())


def test_layout_in_memory_does_not_count():
    assert encode(np.arange(12).reshape(3, 4).T) == encode(np.arange(12).reshape(3, 4).T.copy(order="C"))


def test_cycles_and_shared_parts():
    loop = [1]
    loop.append(loop)
    other = [1]
    other.append(other)
    assert encode(loop) == encode(other) != encode([1, [1]])
    wide = []
    for _ in range(100):
        # Without remembering what is done this takes 2 ** 100 steps.
        wide = [wide, wide]
    assert encode(wide)


def test_closures_defaults_and_reached_functions_count():
    def make(number, default=0):
        def inner():
            return number

        def outer(x=default):
            return inner() + x

        return outer

    assert encode(make(1)) == encode(make(1))
    assert encode(make(1)) != encode(make(2))
    assert encode(make(1)) != encode(make(1, default=5))


def test_files_by_name_time_and_position(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one")
    with path.open() as file:
        first = encode(file)
        file.read(1)
        assert encode(file) != first
    path.write_text("longer")
    with path.open() as file:
        assert encode(file) != first


@pytest.mark.parametrize("value", [threading.Lock(), (x for x in []), sys.stdin.__class__, sys._getframe()])
def test_what_has_no_hash(value):
    if isinstance(value, type):
        assert encode(value)
        return
    with pytest.raises(UnhashableTypeError):
        encode([value])


def test_hash_funcs_by_type_and_by_name():
    lock = threading.Lock()
    by_type = Hasher({type(lock): lambda value: 1})
    by_name = Hasher({"_thread.lock": lambda value: 1})
    assert by_type.encode([lock]) == by_name.encode([lock])
    assert Hasher({str: str.lower}).encode("A") == Hasher({str: str.lower}).encode("a")
    assert Hasher({Point: id}).encode(Point(1)) != encode(Point(1))


def test_a_failing_hash_func_is_named():
    def broken(value):
        raise KeyError("inner")

    with pytest.raises(UserHashError, match=r"bug in `broken\(\)`"):
        Hasher({Point: broken}).encode([Point(1)])


def test_hashes_are_the_same_in_every_process():
    code = (
        "from appc_runtime.caching.hashing import Hasher\n"
        "from appc_runtime.caching.function_key import function_digest\n"
        "def f(x, y='k', *, z=frozenset({'a', 'b', 'c'})): return x in {'p', 'q', 'r', 's'}\n"
        "print(Hasher().encode({'a': {'x', 'y', 'z'}, 'f': f}), function_digest(f))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": "runtime/python"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(outputs) == 1
    assert outputs.pop().startswith("b")


def test_nothing_is_imported_for_it():
    code = (
        "import sys\nfrom appc_runtime import caching\n"
        "from appc_runtime.caching.hashing import Hasher\nHasher().encode([1, 'a', {}, {1: object})\n"
        "assert not {'numpy', 'pandas', 'PIL', 'polars', 'asyncio'} & set(sys.modules)"
    ).replace("{1: object})", "{1: object}])")
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "runtime/python"}, check=True)
