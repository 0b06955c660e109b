"""Results of cached calls that the first run computed: those worth it come with the site.

Which may be shipped at all says the runtime, which watched the calls (`appc_runtime.caching.watch`). Here is chosen by time and
size. The file is what `appc_runtime.caching.shipped` reads: a line of JSON, and the results, each compressed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .bundle import Bundle

#: Bytes that all results of a site may weigh, compressed.
LIMIT = 10_000_000
#: A call that took less is computed as soon as its result could be fetched. Seconds.
LEAST_SECONDS = 0.05
#: A visitor's bandwidth, bit/s: a result is shipped if it arrives sooner than it is computed.
BANDWIDTH = 25e6
#: Up to this many bytes the file is fetched while Python starts, on pages that do not need it too.
SMALL = 50_000


@dataclass
class CachedResult:
    """One cached call of the first run. `data` is its pickled result; None with the reason in `why`."""

    function: str
    call: str
    name: str
    page: str
    seconds: float
    data: bytes | None
    why: str = ""


@dataclass
class ShippedResults:
    """What was taken, and what not and why. Sizes are bytes as they travel."""

    shipped: list[dict[str, Any]] = field(default_factory=list)
    left: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {"shipped": self.shipped, "left": self.left}


def add_results(bundle: Bundle, results: Iterable[CachedResult], pages: int) -> ShippedResults:
    """Put what is worth it into the bundle; `pages` is how many the app has. The dearest to compute come first."""
    choice = ShippedResults()
    places: dict[str, dict[str, list[int]]] = {}
    content = bytearray()
    used: set[str] = set()
    for result in sorted(results, key=lambda result: -result.seconds):
        data = zlib.compress(result.data, 9) if result.data is not None else b""
        why = result.why or reason_to_leave(result, len(data), len(content))
        if why:
            choice.left.append({"function": result.name, "why": why, "seconds": round(result.seconds, 3)})
            continue
        places.setdefault(result.function, {})[result.call] = [len(content), len(data)]
        content += data
        used.add(result.page)
        choice.shipped.append({"function": result.name, "bytes": len(data), "seconds": round(result.seconds, 3)})
    if places:
        head = json.dumps({"functions": places}, separators=(",", ":")).encode() + b"\n"
        url = bundle.add_hashed("results", "results", ".bin", head + content)
        eager = len(used) == pages or len(content) <= SMALL
        bundle.results = {"url": url, "eager": eager, "functions": sorted(places)}
    return choice


def reason_to_leave(result: CachedResult, size: int, before: int) -> str:
    """Why a result that could be shipped is not; empty if it is. `before`: bytes that are taken already."""
    if result.seconds < LEAST_SECONDS or result.seconds < size * 8 / BANDWIDTH:
        return "it is computed sooner than it could be fetched"
    if before + size > LIMIT:
        return f"with it the results would weigh more than {LIMIT / 1e6:.0f} MB"
    return ""
