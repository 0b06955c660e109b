"""`appc test` and `appc typings`: the runtime as the `streamlit` of a user's pytest, and of an editor."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .errors import AppcError, OutputError
from .runtime_files import RuntimeFiles

#: What `appc typings` writes: the API, and what it is made of.
PACKAGES = ("streamlit", "appc_runtime")


def run_tests(args: Sequence[str]) -> int:
    """Run pytest in a child for which `streamlit` is the runtime. Returns its exit code. Raises AppcError without pytest."""
    if importlib.util.find_spec("pytest") is None:
        raise AppcError(
            "pytest is not installed in the environment that appc runs in.",
            where=sys.executable,
            hint="Install it there: `pip install pytest`.",
        )
    path = [str(RuntimeFiles.find().python), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
    return subprocess.run([sys.executable, "-m", "pytest", *args], env=env).returncode


def write_typings(folder: Path) -> list[Path]:
    """Copy the API's sources into `folder`, for editors where Streamlit is not installed. Returns the packages' folders.

    Raises OutputError if a package of that name is there that appc did not write.
    """
    source = RuntimeFiles.find().python
    targets = [folder / name for name in PACKAGES]
    for target in targets:
        if target.exists() and not (target / "py.typed").is_file():
            raise OutputError(
                f"{target} exists, and appc did not write it.", hint="Choose another folder: `appc typings DIR`."
            )
    try:
        for target in targets:
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source / target.name, target, ignore=shutil.ignore_patterns("__pycache__", "_vendor"))
            (target / "py.typed").touch()
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from None
    return targets
