"""A project in a temporary folder."""

from pathlib import Path
from textwrap import dedent
from typing import Any

from appc.config import Config


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write dedented texts (or bytes) by relative path; returns `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return folder


def make_config(folder: Path, **flags: Any) -> Config:
    """Config of `app.py` in `folder`, without prerender, snapshot and package index unless asked for."""
    return Config.load(
        folder / "app.py", **{"out": folder / "dist", "prerender": False, "snapshot": "off", "index": False, **flags}
    )
