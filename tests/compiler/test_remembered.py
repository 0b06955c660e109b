"""A kept resolution counts for the same question, for a while, and only as long as the code that found it is the same."""

from pathlib import Path

import pytest

from appc import remembered
from appc.app_lock import AppLock
from appc.cache import WheelCache
from appc.remembered import FRESH, Remembered


def test_an_answer_counts_for_its_question_its_time_and_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, lock = WheelCache(tmp_path), AppLock("314.0.7", ())
    memory = Remembered(cache, ["numpy"])
    memory.keep(lock, [])
    assert memory.get() == (lock, [])
    assert Remembered(cache, ["pandas"]).get() is None
    kept = memory.path.stat().st_mtime
    assert Remembered(cache, ["numpy"], lambda: kept + FRESH + 1).get() is None
    monkeypatch.setattr(remembered, "maker", lambda: "other code")
    assert memory.get() is None
