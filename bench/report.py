"""Prints figures: all of a page, ratios beside the recorded ones, limits line by line, and the marks of the start."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bench.figures import Figure, Figures
from bench.limits import Limit

#: A recorded ratio that is exceeded by more than this is called a regression: medians of 7 stray by about a tenth.
TOLERANCE = 1.15
COLUMNS = {
    "content": "content", "interactive": "interactive", "warm content": "warm\ncontent",
    "warm interactive": "warm\ninter.", "rerun p50": "rerun\np50", "rerun p95": "rerun\np95", "weight": "MB",
    "requests": "requests\n(warm)", "memory": "memory", "layout shift": "CLS",
}  # fmt: skip


def cell(name: str, figures: Figures) -> str:
    """Median, and below it the range where there is one."""
    found = figures.get(name)
    if not found:
        return ""
    if name == "requests":
        warm = figures.get("warm requests")
        return f"{found.median:.0f}" + (f" ({warm.median:.0f})" if warm else "")
    digits = {"weight": 2, "layout shift": 3}.get(name, 1 if found.median < 100 else 0)
    text = f"{found.median:.{digits}f}"
    spread = found.high > found.low and name != "weight"
    return text + (f"\n{found.low:.{digits}f}-{found.high:.{digits}f}" if spread else "")


def print_figures(console: Console, figures: dict[str, Figures]) -> None:
    """One row a page; ms and MB."""
    table = Table("page", *COLUMNS.values(), title="Medians and ranges (ms, MB)")
    for page, values in figures.items():
        table.add_row(page, *(cell(name, values) for name in COLUMNS))
    console.print(table)


def regressions(ratios: dict[str, float], recorded: dict[str, float]) -> list[str]:
    """Names of ratios that have grown beyond what was recorded."""
    return [name for name, value in ratios.items() if name in recorded and value > recorded[name] * TOLERANCE]


def print_ratios(console: Console, ratios: dict[str, float], recorded: dict[str, float]) -> None:
    """Every ratio, the recorded one, and a word where it has grown."""
    worse = regressions(ratios, recorded)
    table = Table("ratio", "now", "recorded", "", title="Ratios")
    for name, value in ratios.items():
        before = f"{recorded[name]:.2f}" if name in recorded else ""
        table.add_row(name, f"{value:.2f}", before, "regression" if name in worse else "")
    console.print(table)


def print_limits(console: Console, limits: list[Limit], figures: dict[str, Figures]) -> None:
    """One table for each line of "Must show"."""
    for line in sorted({limit.line for limit in limits}):
        table = Table("figure", "limit", "now", "", title=f"Must show {line}")
        for limit in (limit for limit in limits if limit.line == line):
            value = limit.value(figures)
            name = f"{limit.figure}: {limit.page}" + (f" / {limit.beside}" if limit.beside else "")
            said = "not measured" if value is None else "broken" if limit.broken(figures) else "holds"
            table.add_row(name, f"{limit.at_most:g}", "" if value is None else f"{value:.2f}", said)
        console.print(table)


def print_marks(console: Console, page: str, marks: dict[str, Figure]) -> None:
    """When the page's start passed each mark."""
    table = Table("mark", "ms", "range", title=f"Start of {page}")
    for name, found in marks.items():
        table.add_row(name, f"{found.median:.0f}", f"{found.low:.0f}-{found.high:.0f}")
    console.print(table)
