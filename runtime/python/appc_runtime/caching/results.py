"""What the first run at build time computed and may be shipped with the site; the compiler chooses by time and size."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

from .store import Entry
from .watch import Call


@dataclass(slots=True)
class Result:
    """One cached call. `data` is its pickled result, or None with the reason in `why`."""

    function: str
    call: str
    name: str
    seconds: float
    data: bytes | None
    why: str


_results: dict[tuple[str, str], Result] = {}


def note(call: Call, function: str, arguments: str, entry: Entry, *, why: str | None) -> None:
    """Note a call that has returned. `why`: what already speaks against shipping its result."""
    reasons = [why] if why else call.doubts
    data = None
    if not reasons:
        try:
            data = pickle.dumps((entry.value, entry.pickled, entry.messages), protocol=pickle.HIGHEST_PROTOCOL)
            pickle.loads(data)
            entry.load()
        except Exception as error:
            data = None
            reasons = [f"its result can't be stored ({type(error).__name__})"]
    name = f"{call.function.__module__}.{call.function.__qualname__}".removeprefix("__main__.")
    key = f"{arguments}-{call.surroundings}"
    _results[function, key] = Result(function, key, name, call.seconds, data, "; ".join(dict.fromkeys(reasons)))


def take_results() -> list[dict[str, Any]]:
    """What was noted since the last call of this."""
    taken = [{name: getattr(result, name) for name in Result.__slots__} for result in _results.values()]
    _results.clear()
    return taken
