"""How the command line talks: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from .check import CheckReport
from .errors import AppcError, PackageError
from .finding import Finding
from .report import PART_NAMES, LockReport, Progress, Report, silent

#: Seconds from which on a cached call is named that the visitor has to wait for.
WORTH_A_WORD = 0.5


@contextmanager
def progress_on(console: Console) -> Iterator[Progress]:
    """A bar that goes away when the work is done; nothing where nobody watches."""
    if not console.is_terminal:
        yield silent
        return
    with ProgressBar(BarColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda step, done: bar.update(task, description=step, completed=done)


def print_findings(console: Console, notes: Iterable[Finding], findings: Iterable[Finding]) -> None:
    for note in notes:
        console.print(Text.assemble(("note    ", "cyan"), str(note)), soft_wrap=True)
    for finding in findings:
        console.print(Text.assemble(("warning ", "yellow"), str(finding)), soft_wrap=True)
        if finding.hint:
            console.print(Text(f"        {finding.hint}", "dim"), soft_wrap=True)


def print_report(console: Console, report: Report) -> None:
    """Notes, warnings, then pages, weight by part and time."""
    print_findings(console, report.notes, report.findings)
    table = Table("part", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for name in ("files", "size", "gzip"):
        table.add_column(name, justify="right")
    for name, part in report.parts.items():
        table.add_row(PART_NAMES[name], str(part.files), size(part.size), size(part.weight))
    parts = report.parts.values()
    total = (
        str(sum(part.files for part in parts)),
        size(sum(p.size for p in parts)),
        size(sum(p.weight for p in parts)),
    )
    table.add_row("total", *total, style="bold")
    console.print(table)
    if report.snapshot.get("level", "off") != "off":
        level, weight, why = (report.snapshot[name] for name in ("level", "weight", "why"))
        console.print(f"snapshot: {level}, {size(weight)} ({why})", soft_wrap=True, highlight=False)
    print_results(console, report.results)
    pages = len(report.manifest["pages"])
    packages = len(report.manifest["packages"])
    counts = f"{pages} page{'s' * (pages != 1)}, {packages} package{'s' * (packages != 1)}"
    console.print(f"{counts}, {sum(report.seconds.values()):.1f} s -> {report.out}", soft_wrap=True, highlight=False)


def print_needed(console: Console, report: Report) -> None:
    """What travels before the page is interactive, heaviest first."""
    table = Table("needed before interactive", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column("weight", justify="right")
    for name, weight in report.needed.items():
        table.add_row(name, size(weight))
    table.add_row("total", size(sum(report.needed.values())), style="bold")
    console.print(table)


def print_results(console: Console, results: dict[str, list[dict[str, Any]]]) -> None:
    """What of the cached functions comes with the site; of the rest, what would have been worth it."""
    if shipped := results.get("shipped"):
        names = ", ".join(f"{item['function']} {size(item['bytes'])}" for item in shipped)
        console.print(f"results: {names}", soft_wrap=True, highlight=False)
    for item in results.get("left", ()):
        if item["seconds"] >= WORTH_A_WORD:
            text = f"not shipped: {item['function']}, {item['seconds']:.1f} s ({item['why']})"
            console.print(Text(text, "dim"), soft_wrap=True)


def print_check(console: Console, report: CheckReport) -> None:
    """Each finding and note with its way out, and the sum."""
    for style, word, items in (("bold red", "error ", report.findings), ("cyan", "note  ", report.notes)):
        for item in items:
            console.print(Text.assemble((word, style), str(item)), soft_wrap=True)
            if item.hint:
                lines = "\n".join(f"      {line}" for line in item.hint.splitlines())
                console.print(Text(lines, "dim"), soft_wrap=True)
    counts = [(len(report.findings), "error"), (len(report.notes), "note"), (len(report.files), "file")]
    console.print(", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts), highlight=False)


def print_lock(console: Console, report: LockReport) -> None:
    """Notes, warnings, changed versions, and the sum."""
    print_findings(console, report.resolution.notes, report.resolution.findings)
    for line in report.lines:
        console.print(Text(line), soft_wrap=True)
    count = len(report.resolution.wheels)
    state = "written" if report.changed else "unchanged"
    console.print(f"{report.path}: {count} package{'s' * (count != 1)}, {state}", soft_wrap=True, highlight=False)


def print_error(console: Console, error: AppcError) -> None:
    """One error, or one for each package that cannot be had."""
    items: Sequence[AppcError | Finding] = error.parts if isinstance(error, PackageError) and error.parts else [error]
    for item in items:
        where = f"{item.where}: " if item.where else ""
        console.print(Text.assemble(("error ", "bold red"), f"{where}{item.what}"), soft_wrap=True)
        if item.hint:
            console.print(Text(item.hint), soft_wrap=True)


def size(count: int) -> str:
    """Bytes for reading."""
    value = float(count)
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
