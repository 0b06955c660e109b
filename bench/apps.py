"""The bench's apps, each with a bare page beside it that does the same work, and how both are put together."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appc.runtime_files import RuntimeFiles
from tests.wheels import wheels_folder

HERE = Path(__file__).parent
PAGES = HERE / "pages"
LEVELS = ("full", "core", "off", "auto")
PANDAS = ("numpy", "pandas", "python-dateutil", "six")
MATPLOTLIB = (
    "contourpy", "cycler", "fonttools", "kiwisolver", "matplotlib", "numpy", "packaging", "pillow", "pyparsing",
    "python-dateutil", "six",
)  # fmt: skip


@dataclass(frozen=True)
class App:
    """A script, its first heading, and the packages of the bare page: what the imports need and no more."""

    name: str
    title: str
    script: Path
    packages: tuple[str, ...] = ()


def _app(name: str, title: str, packages: tuple[str, ...] = ()) -> App:
    return App(name, title, HERE / "apps" / name / "app.py", packages)


APPS = {
    app.name: app
    for app in (
        App("hello", "Hello", HERE.parent / "examples/hello/app.py"),
        _app("data", "Data", PANDAS),
        _app("matplotlib", "Matplotlib", MATPLOTLIB),
        _app("sklearn", "Scikit-learn", ("joblib", "numpy", "scikit-learn", "scipy", "threadpoolctl")),
        _app("dashboard", "Dashboard"),
    )
}


def prepare_bare(folder: Path, apps: list[App]) -> None:
    """Put the floor and the bare pages of `apps` into `folder`: `floor/` and `bare/<app>/`."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True)
    shutil.copytree(RuntimeFiles.find().pyodide, folder / "bare/pyodide")
    (folder / "bare/wheels").mkdir()
    for app in apps:
        lock = bare_lock(app.packages)
        (folder / "bare" / app.name / "pyodide-lock.json").write_text(json.dumps(lock))
        for package in lock["packages"].values():
            shutil.copy(wheels_folder() / package["file_name"], folder / "bare/wheels")


def bare_lock(packages: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
    """The lock of the wheels, cut to `packages`: a page written by hand would not bring more either."""
    lock = json.loads((wheels_folder() / "pyodide-lock.json").read_text(encoding="utf-8"))
    kept = {name: lock["packages"][name] for name in packages}
    for package in kept.values():
        package["depends"] = [name for name in package["depends"] if name in kept]
    return {**lock, "packages": kept}


def build(app: App, level: str, out: Path) -> dict[str, Any]:
    """Build the app's site with that snapshot level; returns the build's report. Raises when that fails or makes another."""
    appc = Path(sys.executable).with_name("appc")
    options = ["--snapshot", level, "--find-links", wheels_folder(), "--no-index", "--json"]
    done = subprocess.run([appc, "build", app.script, "--out", out, *options], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"appc build {app.script} --snapshot {level} failed:\n{done.stdout}{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    made = report["snapshot"]["level"]
    warnings = "; ".join(warning["what"][-300:] for warning in report["warnings"])
    if level != "auto" and made != (level if app.packages or level != "full" else "core"):
        raise RuntimeError(f"appc build {app.script} made the snapshot {made}, not {level}: {warnings}")
    return report
