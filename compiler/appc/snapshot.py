"""Drives Node: a snapshot of Python's memory with packages imported and the app compiled, which the worker restores.

At level full the visitor loads the packages that the first run imported as memory; at level core as compiled modules, which
Python then imports. Whatever else the packages have is fetched out of their wheels when it is asked for.

How `auto` chooses. It makes both, and knows of each what a visitor has to load and how long Python took to import. So full
costs

    extra = (files of full) - (files of core)        bytes

more and saves that time. Above the bandwidth extra / saved it is sooner, below it core is. `auto` puts full first if that lies
at or below BANDWIDTH, or if there is nothing extra. A visitor whose browser cannot use the first one gets the other.
"""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from .bundle import Bundle
from .config import Config
from .finding import Finding
from .manifest import Manifest
from .node import node_command, node_environment
from .prerender import PrerenderResult, local_files
from .runtime_files import RuntimeFiles
from .script import App

#: A visitor's bandwidth that `auto` reckons with. Bit a second.
BANDWIDTH = 25e6
#: Seconds that making one may take.
LIMIT = 240.0
#: The clock while one is made, seconds: always the same, so that an unchanged app keeps its snapshot, and caches theirs.
EPOCH = 315532800
#: Modules that exist in each interpreter anew.
OWN_MODULES = ("__main__", "js", "pyodide_js", "_appc_host")
PARTS = ("memory", "libraries")


@dataclass
class Snapshot:
    """One snapshot, compressed. `seconds`: what installing and importing took."""

    level: str
    files: dict[str, bytes]
    seconds: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(map(len, self.files.values()))


@dataclass
class SnapshotChoice:
    """What was taken, why, and what to say about it. `entries` are the manifest's, the first one is what visitors get.

    `turn`: bandwidth, bit/s, above which full is sooner than core; 0 where it always is, None where there was no choice.
    """

    level: str = "off"
    why: str = ""
    entries: list[dict[str, Any]] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    saved: float | None = None
    turn: float | None = None
    findings: list[Finding] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For the report. `turn` in Mbit/s, `saved` in seconds: what full saves."""
        return {
            "level": self.level,
            "why": self.why,
            "weight": self.weights.get(self.level, 0),
            "weights": self.weights,
            "saved": None if self.saved is None else round(self.saved, 2),
            "turn": None if self.turn is None else round(self.turn / 1e6, 1),
        }


class SnapshotError(Exception):
    """Why there is no snapshot, for a warning."""


def add_snapshot(
    config: Config,
    app: App,
    manifest: Manifest,
    bundle: Bundle,
    first_run: PrerenderResult,
    files: RuntimeFiles,
    work: Path,
) -> SnapshotChoice:
    """Make the snapshots that the configuration asks for and put them into the bundle.

    One that can't be made is a warning, and the next smaller one is used. `work` is an empty folder.
    """
    choice = SnapshotChoice()
    wanted = import_order(app, first_run.modules)
    used = first_run.package_files if first_run.pages else None
    made: dict[str, Snapshot] = {}

    def make(level: str) -> Snapshot | SnapshotError:
        try:
            return make_snapshot(level, wanted, used, manifest, bundle, files, work / level)
        except SnapshotError as error:
            return error

    levels = levels_to_make(config.snapshot, bundle)
    with ThreadPoolExecutor() as pool:
        for level, result in zip(levels, pool.map(make, levels), strict=True):
            if isinstance(result, Snapshot):
                made[level] = result
            else:
                choice.findings.append(Finding("snapshot", f"the {level} snapshot could not be made: {result}"))
    choose(config.snapshot, made, choice)
    # What visitors get comes first; a smaller one is for those whose browser cannot use it.
    for snapshot in [item for level, item in made.items() if choice.level == "full" or level == "core"]:
        keep(snapshot, bundle, choice)
    return choice


def levels_to_make(setting: str, bundle: Bundle) -> list[str]:
    """Largest first. Without packages there is nothing that full could hold beside core."""
    if setting == "off":
        return []
    return ["core"] if setting == "core" or not bundle.packages else ["full", "core"]


def choose(setting: str, made: Mapping[str, Snapshot], choice: SnapshotChoice) -> None:
    """Say in `choice` which of the snapshots visitors get, and why."""
    choice.weights = {level: snapshot.weight for level, snapshot in made.items()}
    full, core = made.get("full"), made.get("core")
    if full and core:
        choice.saved = max(0.0, full.seconds - core.seconds)
        choice.turn = turning_point(full, core)
    choice.level = next(iter(made), "off")
    if choice.findings:
        choice.why = "nothing larger could be made"
    elif setting != "auto":
        choice.why = "as the configuration says"
    elif choice.turn is None or not core:
        choice.why = "the app has no packages"
    else:
        choice.level = "full" if choice.turn <= BANDWIDTH else "core"
        choice.why = reason(choice)


def turning_point(full: Snapshot, core: Snapshot) -> float:
    """The bandwidth, bit/s, above which `full` is sooner than `core`; 0 where it always is, infinite where it never is."""
    extra, saved = full.weight - core.weight, full.seconds - core.seconds
    if extra <= 0:
        return 0.0
    return extra * 8 / saved if saved > 0 else math.inf


def reason(choice: SnapshotChoice) -> str:
    """For an app with packages: what each costs, and where the choice turns."""
    other = "core" if choice.level == "full" else "full"
    turn = choice.turn or 0.0
    if turn == 0:
        return "it saves time, and weighs no more than core"
    if turn == math.inf:
        return "full would save no time"
    weight, saved = choice.weights[other] / 1e6, choice.saved or 0.0
    return f"{other} weighs {weight:.1f} MB; full saves {saved:.1f} s of imports, and is sooner above {turn / 1e6:.0f} Mbit/s"


def keep(snapshot: Snapshot, bundle: Bundle, choice: SnapshotChoice) -> None:
    """Into the bundle, under names that change with the content. Compressed, but not by name: hosts would add a header."""
    entry: dict[str, Any] = {"level": snapshot.level} | dict.fromkeys(PARTS)
    for part, content in snapshot.files.items():
        entry[part] = bundle.add_hashed("snapshot", part, ".bin", content)
    bundle.snapshots.append(entry)
    choice.entries.append(entry)


# ------------------------------------------------------------------------------------------------ making


def import_order(app: App, modules: Iterable[str]) -> list[str]:
    """What to import: the app's imports in its own order, then all else that the first run loaded, packages first.

    Nothing of the app's own is among them: its code never runs in a snapshot.
    """
    own = set(local_modules(app))
    loaded = [name for name in modules if name not in OWN_MODULES and name.partition(".")[0] not in own]
    known = set(loaded)
    asked = [item.module for item in app.imports if item.module in known or (not known and not item.optional)]
    return list(dict.fromkeys([*asked, *loaded]))


def local_modules(app: App) -> Iterator[str]:
    """Top-level names under which the app's own files can be imported."""
    script = PurePosixPath(app.entrypoint).parent
    for source in map(PurePosixPath, app.sources):
        for folder in (PurePosixPath(), script):
            if source.is_relative_to(folder):
                yield source.relative_to(folder).parts[0].removesuffix(".py")


def make_snapshot(
    level: str,
    modules: list[str],
    used: list[str] | None,
    manifest: Manifest,
    bundle: Bundle,
    files: RuntimeFiles,
    work: Path,
) -> Snapshot:
    """Run Node once. `used`: files of packages that the first run opened, None where there was none. Raises SnapshotError."""
    output = work / "out"
    output.mkdir(parents=True, exist_ok=True)
    job = {
        "pyodide": str(files.pyodide),
        "manifest": manifest,
        "files": local_files(bundle.files, work / "files"),
        "level": level,
        "modules": modules,
        **({} if used is None else {"used": used}),
        "epoch": EPOCH,
        "output": str(output),
    }
    path = work / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    run_node(node_command(files, "snapshot", path), work)
    return read_snapshot(output)


def run_node(command: list[str], work: Path) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=work,
            env=node_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SnapshotError(f"it was not done after {LIMIT:.0f} s.") from None
    except OSError as error:
        raise SnapshotError(f"Node could not be started: {error}.") from error
    if done.returncode:
        lines = [line for line in done.stderr.decode("utf-8", errors="replace").splitlines() if line.strip()]
        # A crash shows the line of the script that it happened in, which may be a megabyte long.
        short = [line.strip() for line in lines if len(line) < 1000] or [f"exit code {done.returncode}"]
        raise SnapshotError(next((line for line in short if "Error" in line), short[-1]))


def read_snapshot(folder: Path) -> Snapshot:
    try:
        result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
        parts = {part: (folder / result[part]).read_bytes() for part in PARTS if result[part]}
    except (OSError, ValueError, KeyError) as error:
        raise SnapshotError(f"Node left no result ({error}).") from error
    return Snapshot(result["level"], parts, result["seconds"], result["failed"])
