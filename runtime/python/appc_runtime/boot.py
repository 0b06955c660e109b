"""How the worker starts the engine."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from typing import Any

from . import caching
from .context import current
from .platform.browser import BrowserHost
from .session import Session


def load() -> None:
    """Import what every app needs: `streamlit`, whose API the script will ask for."""
    # Matplotlib draws into memory; Pyodide's own choice would draw into the page. Read at its import, so it comes first.
    os.environ.setdefault("MPLBACKEND", "agg")
    importlib.import_module("streamlit")


def start(manifest_json: str) -> Session:
    """Make the session of this site: the worker then calls its `run_pending` whenever messages wait.

    Sets the working directory and `sys.path` as `python -m streamlit run` would.
    """
    manifest: dict[str, Any] = json.loads(manifest_json)
    cwd = manifest.get("cwd") or manifest["root"]
    os.makedirs(cwd, exist_ok=True)
    os.chdir(cwd)
    _patch_sleep()
    load()
    # Results of other packages are worth nothing; the page itself drops those of other builds, and of other sites.
    caching.configure(manifest["entrypoint"], str(manifest.get("lock")))
    session = Session(manifest, BrowserHost())
    folder = os.path.dirname(manifest["script"])
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return session


def _patch_sleep() -> None:
    """`time.sleep` first sends what has been drawn. Pyodide's own suspends where it can, and blocks where it can't."""
    original = time.sleep

    def sleep(seconds: float, /) -> None:
        context = current()
        if context is None:
            return original(seconds)
        context.flush()
        original(seconds)
        context.breathe_next()
        return None

    time.sleep = sleep
