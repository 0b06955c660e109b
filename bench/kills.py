"""`scripts/bench kills`: Stop pressed again and again on a run that never comes by an `st.` call.

Each kill ends the worker; a new one is started from the snapshot. Measured: seconds from the press on Stop until the app is
idle again, with the visitor's values; the renderer's memory (PSS, MB, after a garbage collection) along the way. Exit code 1
when one took 2 s or longer, another number of workers than one is alive, or the last memory is more than 10 % from that after
three kills.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console

from bench import processes
from bench.apps import HERE, App, build
from bench.hosts import hosted
from bench.visit import IDLE
from tests.browser.conftest import FLAGS

APP = App("kills", "Kills", HERE / "apps/kills/app.py")
#: Seconds, and the share of the memory after `EARLY` kills.
AT_MOST, DRIFT, EARLY = 2.0, 0.10, 3
#: Milliseconds: state is saved in idle time; then memory is given back.
SETTLED = 2500


def main() -> None:
    """Build, press, print; exit 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30, help="how many (default 30)")
    args = parser.parse_args()
    console = Console()
    with (
        tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder,
        sync_playwright() as playwright,
    ):
        build(APP, "core", Path(folder) / "kills")
        profile = Path(folder) / "profile"
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=shutil.which("chromium"), args=FLAGS
        )
        with hosted(Path(folder), "none") as host:
            page = context.pages[0]
            page.goto(f"{host.address}/kills/")
            prepare(page)
            memory: dict[int, float] = {}
            took = []
            for number in range(1, args.kills + 1):
                took.append(kill(page))
                if number % 10 == 0 or number in (EARLY, args.kills):
                    memory[number] = settled_memory(page, profile)
                    console.print(f"{number} kills: {memory[number]:.1f} MB, {len(page.workers)} worker(s)")
            workers = len(page.workers)
        context.close()
    sys.exit(conclude(console, took, memory, workers))


def prepare(page: Page) -> None:
    """What the visitor has: a name and a count."""
    page.wait_for_selector(IDLE)
    page.get_by_label("name").fill("Ada")
    page.keyboard.press("Enter")
    page.get_by_text("Ada has kept 0").wait_for()
    page.get_by_role("button", name="count").click()
    page.get_by_text("Ada has kept 1").wait_for()
    page.wait_for_timeout(SETTLED)


def kill(page: Page) -> float:
    """Start the loop and stop it: seconds until the app is idle with what the visitor had."""
    page.get_by_role("button", name="forever").click()
    stop = page.get_by_role("button", name="Stop")
    stop.wait_for()
    page.wait_for_timeout(200)
    began = time.perf_counter()
    stop.click()
    page.wait_for_selector(IDLE)
    took = time.perf_counter() - began
    page.get_by_text("Ada has kept 1").wait_for()
    return took


def settled_memory(page: Page, profile: Path) -> float:
    """The renderer's memory once the ended workers are gone and garbage is collected.

    Twice: what an ended worker leaves is freed after the collection that finds it, and given back after the next.
    """
    client = page.context.new_cdp_session(page)
    for _ in range(2):
        page.wait_for_timeout(SETTLED)
        client.send("HeapProfiler.collectGarbage")
    client.detach()
    page.wait_for_timeout(SETTLED)
    found = processes.memory(profile)
    assert found is not None, "the renderer is not to be found in /proc"
    return found


def conclude(console: Console, took: list[float], memory: dict[int, float], workers: int) -> int:
    """Print the figures; 1 if a limit is broken."""
    last, early = memory[max(memory)], memory.get(EARLY, memory[max(memory)])
    drift = last / early - 1
    console.print(
        f"Stop to idle: median {statistics.median(took):.2f} s, longest {max(took):.2f} s (below {AT_MOST:.0f})"
    )
    console.print(
        f"memory after {len(took)} kills {drift:+.1%} of that after {EARLY} (at most {DRIFT:.0%}); {workers} worker"
    )
    return int(max(took) >= AT_MOST or workers != 1 or drift > DRIFT)


if __name__ == "__main__":
    main()
