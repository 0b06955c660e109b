"""How the worker starts the engine."""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
import time
from typing import Any

from . import caching, context, network, threads
from .caching import results, shipped, watch
from .context import current
from .platform.browser import BrowserHost
from .session import Session


def load() -> None:
    """Import what every app needs: `streamlit`, whose API the script will ask for."""
    # Matplotlib draws into memory; Pyodide's own choice would draw into the page. Read at its import, so it comes first.
    os.environ.setdefault("MPLBACKEND", "agg")
    if "streamlit" not in sys.modules:  # A snapshot has done all of this.
        network.install()
        threads.install()
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
    host = BrowserHost()
    shipped.configure(manifest, host.results)
    caching.hooks.writes = host.writes
    session = Session(manifest, host)
    signal.signal(signal.SIGINT, session.interrupt)
    folder = os.path.dirname(manifest["script"])
    if folder not in sys.path:
        sys.path.insert(0, folder)
    # Nothing of the runtime is garbage: collections need not look at it.
    gc.freeze()
    return session


def watch_results(world: watch.World) -> None:
    """At build time, once: watch what cached calls depend on. `world` is JavaScript's half."""
    time.sleep = watch.unwatched(time.sleep)
    # The clock by which a run breathes is read in each `st.` call, and what it sends is heard by the page's side.
    setattr(context, "perf_counter", watch.unwatched(context.perf_counter))  # noqa: B010
    for owner, name in ((context.RunContext, "breathe"), (Session, "post")):
        setattr(owner, name, watch.unwatched(getattr(owner, name)))
    watch.begin(world)


def take_results() -> list[dict[str, Any]]:
    """At build time: the cached calls since the last time, for the compiler to choose from."""
    return results.take_results()


def _patch_sleep() -> None:
    """`time.sleep` first sends what has been drawn, and ends with the run when the visitor does something meanwhile."""
    original = time.sleep

    def sleep(seconds: float, /) -> None:
        context = current()
        if context is None or seconds < 0:
            return original(seconds)
        context.flush()
        if not context.sleep(seconds):
            original(seconds)
        return None

    time.sleep = sleep
