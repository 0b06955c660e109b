"""Drives Node: a snapshot of Python's memory with packages imported and the app compiled, which the worker restores.

How `auto` chooses. With a full snapshot the visitor loads imported packages as memory; with a core snapshot they load the
wheels and the standard library, and Python installs and imports them. So full costs

    extra = (heap + files + libraries of full) - (heap of core + wheels + standard library)      bytes

more, and saves the time that installing and importing takes, which is measured while the snapshot is made. Above the
bandwidth extra / saved, full is sooner. `auto` takes it if that lies at or below BANDWIDTH, or if there is nothing extra.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from .bundle import Bundle, size_of
from .config import Config
from .finding import Finding
from .manifest import Manifest
from .prerender import local_files, node_command, node_environment
from .runtime_files import RuntimeFiles
from .script import App

#: A visitor's bandwidth that `auto` reckons with. Bit a second.
BANDWIDTH = 25e6
#: Weight of a core snapshot: interpreter, runtime and a small script. Bytes.
CORE_WEIGHT = 4_300_000
#: Seconds that making one may take.
LIMIT = 240.0
#: The clock while one is made, seconds: always the same, so that an unchanged app keeps its snapshot, and caches theirs.
EPOCH = 315532800
#: Modules that exist in each interpreter anew.
OWN_MODULES = ("__main__", "js", "pyodide_js", "_appc_host")
PARTS = ("memory", "libraries")


@dataclass
class Snapshot:
    """One snapshot, compressed. `saved`: seconds that installing and importing the packages took."""

    level: str
    files: dict[str, bytes]
    saved: float = 0.0
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(map(len, self.files.values()))


@dataclass
class SnapshotChoice:
    """What was taken, why, and what to say about it. `entries` are the manifest's."""

    level: str = "off"
    why: str = ""
    entries: list[dict[str, Any]] = field(default_factory=list)
    weight: int = 0
    turn: float | None = None
    findings: list[Finding] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For the report. `turn`: Mbit/s above which full is sooner than core."""
        turn = None if self.turn is None else round(self.turn / 1e6, 1)
        return {"level": self.level, "why": self.why, "weight": self.weight, "turn": turn}


class SnapshotError(Exception):
    """Why there is no snapshot, for a warning."""


def add_snapshot(
    config: Config, app: App, manifest: Manifest, bundle: Bundle, modules: list[str], files: RuntimeFiles, work: Path
) -> SnapshotChoice:
    """Make the snapshot that the configuration asks for and put it into the bundle. `modules`: what the first run loaded.

    One that can't be made is a warning, and the next smaller one is tried. `work` is an empty folder.
    """
    choice = SnapshotChoice(why="as the configuration says")
    levels = levels_to_try(config.snapshot, bundle)
    wanted = import_order(app, modules)
    for level in levels:
        try:
            snapshot = make_snapshot(level, wanted, manifest, bundle, files, work / level)
        except SnapshotError as error:
            choice.findings.append(Finding("snapshot", f"the {level} snapshot could not be made: {error}"))
            choice.why = "nothing larger could be made"
            continue
        choice.turn = turning_point(snapshot, bundle)
        if config.snapshot == "auto" and level == "full" and not is_worth_it(choice.turn):
            choice.why = f"full would only be sooner above {(choice.turn or 0) / 1e6:.0f} Mbit/s"
            continue
        if config.snapshot == "auto" and not choice.findings:
            choice.why = choice.why if level == "core" and len(levels) > 1 else reason(level, choice.turn)
        keep(snapshot, bundle, choice)
        break
    return choice


def levels_to_try(setting: str, bundle: Bundle) -> list[str]:
    """Without packages there is nothing that full could hold beside core."""
    if setting == "off":
        return []
    if setting == "core" or not bundle.packages:
        return ["core"]
    return ["full", "core"]


def turning_point(snapshot: Snapshot, bundle: Bundle) -> float | None:
    """The bandwidth, bit/s, above which `snapshot` is sooner than core; 0 where it always is, None for core itself."""
    if snapshot.level != "full":
        return None
    smaller = CORE_WEIGHT + size_of(bundle.files[bundle.pyodide["stdlib"]])
    smaller += sum(size_of(content) for name, content in bundle.files.items() if name.endswith(".whl"))
    extra = snapshot.weight - smaller
    return max(0.0, extra * 8 / max(snapshot.saved, 0.001))


def is_worth_it(turn: float | None) -> bool:
    return turn is None or turn <= BANDWIDTH


def reason(level: str, turn: float | None) -> str:
    if level == "core":
        return "the app has no packages"
    return f"sooner than core above {turn / 1e6:.0f} Mbit/s" if turn else "sooner than core, and no heavier"


def keep(snapshot: Snapshot, bundle: Bundle, choice: SnapshotChoice) -> None:
    """Into the bundle, under names that change with the content. Compressed, but not by name: hosts would add a header."""
    entry: dict[str, Any] = {"level": snapshot.level} | dict.fromkeys(PARTS)
    for part, content in snapshot.files.items():
        entry[part] = bundle.add_hashed("snapshot", part, ".bin", content)
    bundle.snapshots.append(entry)
    choice.level = snapshot.level
    choice.weight = snapshot.weight
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
    level: str, modules: list[str], manifest: Manifest, bundle: Bundle, files: RuntimeFiles, work: Path
) -> Snapshot:
    """Run Node once. Raises SnapshotError."""
    output = work / "out"
    output.mkdir(parents=True, exist_ok=True)
    job = {
        "pyodide": str(files.pyodide),
        "manifest": manifest,
        "files": local_files(bundle.files, work / "files"),
        "level": level,
        "modules": modules if level == "full" or not bundle.packages else [],
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
