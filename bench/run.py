"""`scripts/bench`: builds the bench's apps, measures them beside their floors in one run, prints a table, writes JSON.

Words: *content* is the first contentful paint with the title in it; *interactive* the moment from which a key press changes
the text; *floor* a static page with one heading; *bare* Pyodide in a worker with the same work and nothing else.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from bench.apps import APPS, App, build, prepare_bare
from bench.measure import Start, Target, measure
from tests.browser.conftest import FLAGS
from tests.browser.sites import served

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
IDLE = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"


def main() -> None:
    """Parse, build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="cold starts of each page (default 7)")
    parser.add_argument("--reruns", type=int, default=50, help="key presses (default 50)")
    parser.add_argument("--apps", default="hello,data,dashboard", help=f"which of {', '.join(APPS)}")
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--record", action="store_true", help=f"keep the ratios in {RECORDED.name}")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        apps = [APPS[name] for name in args.apps.split(",")]
        prepare_bare(Path(folder), apps)
        for app in apps:
            build(app, "auto", Path(folder) / app.name)
        with served(Path(folder)) as host:
            figures = {name: summary(starts) for name, starts in run_all(host, apps, args.runs, args.reruns).items()}
    ratios = compare(figures)
    report(figures, ratios, json.loads(RECORDED.read_text()) if RECORDED.exists() else {})
    if args.json:
        args.json.write_text(json.dumps({"figures": figures, "ratios": ratios}, indent=2) + "\n")
    if args.record:
        RECORDED.write_text(json.dumps(ratios, indent=2) + "\n")


def run_all(host: str, apps: list[App], runs: int, reruns: int) -> dict[str, list[Start]]:
    """Cold starts of each page in turn, so that a slow moment of the machine hits all alike."""
    targets = [
        Target("floor", f"{host}/floor/", "Hello", "h1"),
        *(Target(f"bare {app.name}", f"{host}/bare/{app.name}/", app.title, "[data-state=idle]") for app in apps),
        *(Target(app.name, f"{host}/{app.name}/", app.title, IDLE) for app in apps),
    ]
    starts: dict[str, list[Start]] = {target.name: [] for target in targets}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for number in range(runs):
            for target in targets:
                last = number == runs - 1 and target.name != "floor"
                starts[target.name].append(measure(browser, target, reruns if last else 0))
        browser.close()
    return starts


def summary(starts: list[Start]) -> dict[str, Any]:
    """Medians; reruns also their 95th percentile."""
    reruns = sorted(latency for start in starts for latency in start.reruns)
    out = {
        "content_ms": statistics.median(start.content for start in starts),
        "interactive_ms": statistics.median(start.interactive for start in starts),
        "requests": starts[0].requests,
        "weight_mb": starts[0].weight / 1e6,
    }
    if reruns:
        out["rerun_p50_ms"] = statistics.median(reruns)
        out["rerun_p95_ms"] = reruns[min(len(reruns) - 1, int(0.95 * len(reruns)))]
    return {name: round(value, 3) for name, value in out.items()}


def compare(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Each app beside its bare page, and beside the floor."""
    ratios = {}
    for name in (name for name in figures if f"bare {name}" in figures):
        app, bare = figures[name], figures[f"bare {name}"]
        ratios[f"content: {name} / floor"] = app["content_ms"] / figures["floor"]["content_ms"]
        for figure in ("interactive_ms", "rerun_p50_ms", "rerun_p95_ms", "weight_mb"):
            ratios[f"{figure}: {name} / bare {name}"] = app[figure] / bare[figure]
    return {name: round(ratio, 2) for name, ratio in ratios.items()}


def report(figures: dict[str, dict[str, Any]], ratios: dict[str, float], recorded: dict[str, float]) -> None:
    """Print both tables."""
    console = Console()
    table = Table("page", *next(iter(figures.values())), "rerun_p50_ms", "rerun_p95_ms")
    for name, values in figures.items():
        table.add_row(name, *(str(values.get(column.header, "")) for column in table.columns[1:]))
    console.print(table)
    table = Table("ratio", "now", "recorded")
    for name, ratio in ratios.items():
        table.add_row(name, f"{ratio:.2f}", f"{recorded[name]:.2f}" if name in recorded else "")
    console.print(table)


if __name__ == "__main__":
    main()
