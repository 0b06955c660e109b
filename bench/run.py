"""`scripts/bench`: builds the bench's apps, measures them beside their floors in one run, prints tables, writes JSON.

Words: *content* is the first contentful paint with the title in it; *interactive* the moment from which a key press changes
the text; *floor* a static page with one heading; *bare* Pyodide in a worker with the same work and nothing else; *warm* a
second visit with the same profile; *weight* what was asked for before interactive, gzip -9 of each body or its own size if
it is compressed; *memory* the renderer's PSS 5 s after interactive; *CLS* the layout shift until 3 s after it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console

from bench import report, timeline
from bench.apps import APPS, LEVELS, build, prepare_bare
from bench.figures import marks, ratios, summarise
from bench.hosts import NETWORKS, Host, hosted, linked, streamlit_server
from bench.limits import read_limits
from bench.visit import IDLE, SLIDER, TEXT, Conditions, Start, Target, visit

RECORDED = Path(__file__).with_name("recorded.json")


def main() -> None:
    """Parse, build, measure, print; exit 1 if --check finds a broken limit."""
    args = parse()
    console = Console(width=None if sys.stdout.isatty() else 130)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ExitStack() as stack:
        sites = Path(args.sites or folder)
        if not (sites / "floor").is_dir():
            prepare(sites, args.apps, args.levels, console)
        host = stack.enter_context(hosted(sites, args.network))
        targets = [*own_targets(host, args.apps, args.levels), *peers(args, stack)]
        starts = run_all(targets, host, args, console)
    done = conclude(targets, starts, args, console)
    sys.exit(1 if args.check and done else 0)


def parse() -> argparse.Namespace:
    """The options, checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--apps", type=_names(APPS), default=list(APPS), help=f"which of {','.join(APPS)} (default: all)")
    add("--levels", type=_names(LEVELS), default=["full", "core"], help="snapshot levels (default: full,core)")
    add("--runs", type=int, default=7, help="starts of each page (default 7)")
    add("--presses", type=int, default=50, help="key presses in each start (default 50)")
    add("--network", choices=NETWORKS, default="none", help="line between browser and host (default none)")
    add("--cpu", type=float, default=1, help="how many times slower the renderer runs (default 1)")
    add("--no-warm", dest="warm", action="store_false", help="no second visits")
    add("--streamlit", type=Path, help="measure the apps on a real server too: the path of `streamlit`")
    add("--url", action="append", default=[], metavar="NAME=ADDRESS", help="measure this page too; may be repeated")
    add("--title", default="Hello", help="of the pages of --url: text of the first heading")
    add("--idle", default=IDLE, help="of the pages of --url: selector that holds once a key press is answered")
    add("--slider", default=SLIDER, help="of the pages of --url: selector of the slider")
    add("--text", default=TEXT, help="of the pages of --url: the text after n presses, {n} in it")
    add("--sites", type=Path, help="keep the built sites there, and use those that are there")
    add("--json", type=Path, help="write all figures there")
    add("--timeline", type=Path, help="draw each page's start-up timeline into this folder")
    add("--record", action="store_true", help=f"keep the ratios in {RECORDED.name}")
    add(
        "--check",
        action="store_true",
        help="exit with code 1 when a limit of limits.toml is broken or was not measured",
    )
    args = parser.parse_args()
    if (args.check or args.record) and (args.network != "none" or args.cpu != 1):
        parser.error("--check and --record are for an unshaped line and the processor as it is")
    return args


def _names(known: Any) -> Any:
    def names(text: str) -> list[str]:
        chosen = text.split(",")
        for name in chosen:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
        return chosen

    return names


def pages(apps: list[str], levels: list[str]) -> dict[str, tuple[str, str]]:
    """Page -> (app, level). Without packages there is nothing for a full snapshot to hold: it is the core one."""
    out = {}
    for app in apps:
        for level in levels:
            level = "core" if level == "full" and not APPS[app].packages else level
            out[f"{app} {level}"] = (app, level)
    return out


def prepare(folder: Path, apps: list[str], levels: list[str], console: Console) -> None:
    """Build everything that is measured into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for page, (app, level) in pages(apps, levels).items():
        snapshot = build(APPS[app], level, folder / page.replace(" ", "-")).get("snapshot")
        console.print(f"built {page}: {snapshot}", style="dim")
    prepare_bare(folder, [APPS[app] for app in apps])


def own_targets(host: Host, apps: list[str], levels: list[str]) -> list[Target]:
    """The floor, the bare pages and our sites."""
    at = host.address
    bare = [
        Target(f"bare {app}", f"{at}/bare/{app}/", APPS[app].title, "[data-state=idle]", app=app, kind="bare")
        for app in apps
    ]
    ours = [
        Target(page, f"{at}/{page.replace(' ', '-')}/", APPS[app].title, app=app, kind=level)
        for page, (app, level) in pages(apps, levels).items()
    ]
    return [Target("floor", f"{at}/floor/", "Hello", "h1", kind="floor"), *bare, *ours]


def peers(args: argparse.Namespace, stack: ExitStack) -> list[Target]:
    """Real Streamlit servers for the apps, and the pages of --url; all over the same line."""
    targets = []
    for app in args.apps if args.streamlit else ():
        server = stack.enter_context(streamlit_server(args.streamlit.absolute(), APPS[app].script))
        address = stack.enter_context(linked(server, args.network))
        targets.append(Target(f"streamlit {app}", address, APPS[app].title, app=app, kind="streamlit"))
    for given in args.url:
        name, _, address = given.partition("=")
        address = stack.enter_context(linked(address, args.network))
        targets.append(Target(name, address, args.title, args.idle, args.slider, args.text))
    return targets


def run_all(targets: list[Target], host: Host, args: argparse.Namespace, console: Console) -> dict[str, list[Start]]:
    """Starts of each page in turn, so that a slow moment of the machine hits all alike."""
    conditions = Conditions(args.presses, args.cpu, args.warm)
    starts: dict[str, list[Start]] = {target.name: [] for target in targets}
    with sync_playwright() as playwright:
        for number in range(args.runs):
            for target in targets:
                count = None if target.kind in ("streamlit", "url") else host.count
                start = visit(playwright, target, conditions, count)
                starts[target.name].append(start)
                line = f"{number + 1}/{args.runs} {target.name}: content {start.content:.0f}, interactive {start.interactive:.0f}"
                console.print(line, style="dim", highlight=False)
    return starts


def conclude(targets: list[Target], starts: dict[str, list[Start]], args: argparse.Namespace, console: Console) -> bool:
    """Print and write everything; whether a limit is broken or was not measured."""
    figures = {name: summarise(some) for name, some in starts.items()}
    now = ratios(figures, {target.name: target.app for target in targets})
    recorded = json.loads(RECORDED.read_text()) if RECORDED.exists() else {}
    limits = read_limits()
    for target in targets:
        if target.kind in LEVELS:
            report.print_marks(console, target.name, marks(starts[target.name]))
    report.print_figures(console, figures)
    report.print_ratios(console, now, recorded)
    report.print_limits(console, limits, figures)
    write(starts, figures, now, args)
    return any(limit.value(figures) is None or limit.broken(figures) for limit in limits)


def write(
    starts: dict[str, list[Start]], figures: dict[str, Any], now: dict[str, float], args: argparse.Namespace
) -> None:
    """JSON, the recorded ratios, and the pictures, as asked for."""
    if args.json:
        medians = {page: {name: asdict(value) for name, value in some.items()} for page, some in figures.items()}
        raw = {page: [asdict(start) for start in some] for page, some in starts.items()}
        conditions = {"network": args.network, "cpu": args.cpu, "runs": args.runs}
        data = {"conditions": conditions, "figures": medians, "ratios": now, "starts": raw}
        args.json.write_text(json.dumps(data, indent=1) + "\n")
    if args.record:
        kept = json.loads(RECORDED.read_text()) if RECORDED.exists() else {}
        RECORDED.write_text(json.dumps(kept | now, indent=2) + "\n")
    if args.timeline:
        args.timeline.mkdir(parents=True, exist_ok=True)
        for page, some in starts.items():
            middle = sorted(some, key=lambda start: start.interactive)[len(some) // 2]
            picture = args.timeline / f"{page.replace(' ', '-')}.svg"
            picture.write_text(timeline.draw(page, middle.timeline), encoding="utf-8")


if __name__ == "__main__":
    main()
