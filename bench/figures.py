"""From starts to figures: medians with their ranges, ratios against floors, marks."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from bench.visit import Start

#: Name of a figure -> the attribute of Start it comes from. Times in ms, weight and memory in MB.
PLAIN = {
    "content": "content", "interactive": "interactive", "warm content": "warm_content",
    "warm interactive": "warm_interactive", "requests": "requests", "warm requests": "warm_requests",
    "weight": "weight", "memory": "memory", "layout shift": "shift",
}  # fmt: skip
#: The ratios that are kept: figure -> what it stands beside.
BESIDE = {
    "content": "floor", "interactive": "bare", "warm interactive": "bare", "rerun p50": "bare", "rerun p95": "bare",
    "memory": "bare", "weight": "bare",
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A median, and the range of what it is the median of."""

    median: float
    low: float
    high: float
    number: int


Figures = dict[str, Figure]


def figure(values: Iterable[float]) -> Figure:
    """Median and range. Raises StatisticsError without values."""
    values = list(values)
    return Figure(statistics.median(values), min(values), max(values), len(values))


def percentile(values: list[float], part: float) -> float:
    """The smallest value that at least `part` of all values do not exceed."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def summarise(starts: list[Start]) -> Figures:
    """All figures of a page. Reruns: over all presses, with the range of the single starts."""
    out = {}
    for name, attribute in PLAIN.items():
        values = [value for start in starts if (value := getattr(start, attribute)) is not None]
        if values:
            out[name] = figure(values)
    presses = [start.presses for start in starts if start.presses]
    for name, part in {"rerun p50": 0.5, "rerun p95": 0.95}.items() if presses else ():
        single = [percentile(some, part) for some in presses]
        together = [latency for some in presses for latency in some]
        out[name] = Figure(percentile(together, part), min(single), max(single), len(together))
    return out


def ratio(figures: dict[str, Figures], name: str, page: str, beside: str) -> float | None:
    """The median of `name` of a page over that of another; None where one of them was not measured."""
    above, below = figures.get(page, {}).get(name), figures.get(beside, {}).get(name)
    return above.median / below.median if above and below and below.median else None


def ratios(figures: dict[str, Figures], apps: dict[str, str]) -> dict[str, float]:
    """Every page beside the floor and its app's bare page. `apps`: page -> app."""
    out = {}
    for page, app in apps.items():
        for name, kind in BESIDE.items():
            beside = "floor" if kind == "floor" else f"bare {app}"
            value = ratio(figures, name, page, beside)
            if value is not None and page not in (beside, "floor"):
                out[f"{name}: {page} / {beside}"] = round(value, 3)
    return out


def marks(starts: list[Start]) -> Figures:
    """When each mark of the timeline was set, over all starts."""
    found: dict[str, list[float]] = {}
    for start in starts:
        for entry in start.timeline:
            if entry["type"] in ("mark", "paint"):
                found.setdefault(entry["name"], []).append(entry["start"])
    return dict(sorted(((name, figure(times)) for name, times in found.items()), key=lambda item: item[1].median))
