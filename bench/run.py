"""`scripts/bench`: builds the bench's apps, measures them beside their floors in one run, prints a table, writes JSON.

Words: *content* is the first contentful paint with the title in it; *interactive* the moment from which a key press changes
the text; *floor* a static page with one heading; *bare* Pyodide in a worker with the same work and nothing else.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from appc.runtime_files import RuntimeFiles
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
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--record", action="store_true", help=f"keep the ratios in {RECORDED.name}")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        with served(Path(folder)) as host:
            figures = {name: summary(starts) for name, starts in run_all(host, args.runs, args.reruns).items()}
    ratios = compare(figures)
    report(figures, ratios, json.loads(RECORDED.read_text()) if RECORDED.exists() else {})
    if args.json:
        args.json.write_text(json.dumps({"figures": figures, "ratios": ratios}, indent=2) + "\n")
    if args.record:
        RECORDED.write_text(json.dumps(ratios, indent=2) + "\n")


def prepare(folder: Path) -> None:
    """Put all pages into `folder`: the floor, bare Pyodide, and our sites."""
    shutil.copytree(HERE / "pages", folder, dirs_exist_ok=True)
    shutil.copytree(RuntimeFiles.find().pyodide, folder / "bare" / "pyodide")
    appc = Path(sys.executable).with_name("appc")
    for name, script in {"hello": HERE.parent / "examples/hello/app.py", "thousand": HERE / "apps/thousand.py"}.items():
        subprocess.run([appc, "build", script, "--out", folder / name, "--no-index"], check=True, capture_output=True)


def run_all(host: str, runs: int, reruns: int) -> dict[str, list[Start]]:
    """Cold starts of each page in turn, so that a slow moment of the machine hits all alike."""
    targets = [
        Target("floor", f"{host}/floor/", "Hello", "h1"),
        Target("bare", f"{host}/bare/", "Hello", "[data-state=idle]"),
        Target("hello", f"{host}/hello/", "Hello", IDLE),
        Target("thousand", f"{host}/thousand/", "A thousand", IDLE),
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
    """The ratios that count."""
    hello, bare, floor, thousand = (figures[name] for name in ("hello", "bare", "floor", "thousand"))
    ratios = {
        "content: hello / floor": hello["content_ms"] / floor["content_ms"],
        "interactive: hello / bare": hello["interactive_ms"] / bare["interactive_ms"],
        "rerun p50: hello / bare": hello["rerun_p50_ms"] / bare["rerun_p50_ms"],
        "rerun p95: hello / bare": hello["rerun_p95_ms"] / bare["rerun_p95_ms"],
        "rerun p50: thousand / hello": thousand["rerun_p50_ms"] / hello["rerun_p50_ms"],
        "weight: hello / bare": hello["weight_mb"] / bare["weight_mb"],
    }
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
