"""`scripts/bench rows`: a data frame of a million rows beside a bare Glide Data Grid with as many, in one run.

*Opens* is the time from the data frame's existence in Python to the grid's first drawn rows, in ms; *longest frame* and
*middle frame* are of 100 scrolls by a page, one in each frame, in ms; *sorts* is from the click on a header to the sorted
first row, in ms. Medians of all rounds; exit code 1 when the page opens in more than 1.5 s, its longest frame is more than
1.5 times the bare one's, or it is not sorted right.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from bench.apps import HERE, PAGES, App, build
from bench.hosts import hosted
from bench.visit import IDLE
from tests.browser.conftest import FLAGS

PROBE = (HERE / "rows.js").read_text(encoding="utf-8")
APP = App("rows", "Rows", HERE / "apps/rows/app.py", ("pandas",))
WEB = HERE.parent / "runtime/web"
#: Milliseconds, and times the bare page's longest frame.
OPENS, LONGEST = 1500, 1.5
SCROLLS = 100
FIGURES = ("opens", "longest frame", "middle frame", "sorts")
#: Where the header of the column "value" is: a place inside, from the grid's left edge.
VALUE_X, HEADER_Y = 300, 17


def main() -> None:
    """Build both pages, visit them in turn, print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="visits of each page (default 7)")
    args = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        sites = Path(folder)
        bundle(sites / "bare")
        build(APP, "full", sites / "ours")
        rounds: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
        with hosted(sites, "none") as host, sync_playwright() as playwright:
            for _ in range(args.runs):
                rounds["bare"].append(visited(playwright, f"{host.address}/bare/", scrolled))
                rounds["ours"].append(visited(playwright, f"{host.address}/ours/", opened))
    sys.exit(conclude(console, rounds))


def bundle(out: Path) -> None:
    """The bare page, put together by esbuild from the grid that the runtime uses."""
    shutil.copytree(PAGES / "rows", out)
    options = [out / "page.tsx", "--bundle", "--minify", "--jsx=automatic", f"--outfile={out / 'page.js'}"]
    command = [WEB / "node_modules/esbuild/bin/esbuild", *options, '--define:process.env.NODE_ENV="production"']
    subprocess.run(command, check=True, capture_output=True, env={"NODE_PATH": str(WEB / "node_modules")})


def visited(playwright: Playwright, address: str, measure: Any) -> dict[str, float]:
    """What `measure` finds in the page, in a browser of its own."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    try:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(PROBE)
        page.goto(address)
        figures: dict[str, float] = measure(page)
        return figures
    finally:
        browser.close()


def scrolled(page: Page) -> dict[str, float]:
    """The frames of the scrolls."""
    page.evaluate("() => window.__drawn()")
    page.wait_for_timeout(1000)
    times, passed = page.evaluate("pages => window.__scroll(pages)", SCROLLS)
    if passed < SCROLLS:
        raise SystemExit(f"{page.url} went on by {passed} pages of its grid, not by {SCROLLS}.")
    return {"longest frame": max(times), "middle frame": statistics.median(times)}


def opened(page: Page) -> dict[str, float]:
    """Press Make, wait for the grid, scroll it, sort it."""
    page.wait_for_selector(IDLE, timeout=90_000)
    page.evaluate("() => { window.__opened = window.__drawn(); }")
    page.get_by_role("button", name="Make").click()
    drawn: float = page.evaluate("() => window.__opened")
    made = float(page.get_by_text("made at").inner_text().split()[-1])
    figures = {"opens": drawn - made, **scrolled(page)}
    page.evaluate("() => { document.querySelector('.dvn-scroller').scrollTop = 0; }")
    page.wait_for_timeout(1000)
    return {**figures, "sorts": sort(page)}


def sort(page: Page) -> float:
    """Click the header of "value" and wait until another row is first: that with the smallest, nearly -1000."""
    box = page.locator("canvas[data-testid=data-grid-canvas]").bounding_box()
    assert box
    before = page.evaluate("() => window.__firstRow()")
    page.mouse.click(box["x"] + VALUE_X, box["y"] + HEADER_Y)
    took, row = page.evaluate("before => window.__otherRow(before)", before)
    if float(row[2]) > -999.999:
        raise SystemExit(f"A click on the header of value did not sort: the first row was {before}, then {row}.")
    return float(took)


def conclude(console: Console, rounds: dict[str, list[dict[str, float]]]) -> int:
    """Print the medians; 1 if a limit is broken."""
    medians = {
        page: {name: statistics.median(one[name] for one in some) for name in some[0]} for page, some in rounds.items()
    }
    table = Table("", *FIGURES)
    for page, figures in medians.items():
        table.add_row(page, *(f"{figures[name]:.0f} ms" if name in figures else "" for name in FIGURES))
    console.print(table)
    opens = medians["ours"]["opens"]
    ratio = medians["ours"]["longest frame"] / medians["bare"]["longest frame"]
    console.print(f"opens in {opens:.0f} ms (at most {OPENS}); longest frame {ratio:.2f} of bare (at most {LONGEST})")
    return int(opens > OPENS or ratio > LONGEST)


if __name__ == "__main__":
    main()
