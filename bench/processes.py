"""The browser's renderer processes (Linux): what memory they hold, and a brake for them."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SLICE = 0.004


def renderers(profile: Path) -> list[int]:
    """Process ids of the renderers of the browser that runs on `profile`. Empty where there is no /proc."""
    parents: dict[int, int] = {}
    commands: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            commands[int(folder.name)] = (folder / "cmdline").read_text(errors="replace")
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    mine = {process for process, command in commands.items() if f"--user-data-dir={profile}\0" in command + "\0"}
    return [
        process
        for process, command in commands.items()
        if "--type=renderer" in command and mine & set(_ancestors(process, parents))
    ]


def _ancestors(process: int, parents: dict[int, int]) -> Iterator[int]:
    while process in parents:
        yield process
        process = parents[process]


def memory(profile: Path) -> float | None:
    """PSS of the page's renderer in MB: the largest one, as the others are spares without a page. None without /proc."""
    sizes = []
    for process in renderers(profile):
        with contextlib.suppress(OSError):
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
            sizes.append(int(re.search(r"(?m)^Pss:\s+(\d+) kB", text)[1]) * 1024 / 1e6)  # type: ignore[index]
    return max(sizes, default=None)


@contextmanager
def braked(profile: Path, times: float) -> Iterator[None]:
    """Let the renderers run only 1/`times` of the time.

    Chromium's Emulation.setCPUThrottlingRate slows a page's main thread alone; asked for a worker it answers "only
    supported for pages, not workers". So the processes are stopped and continued. Measured: a loop of 30
    million steps took 160 ms in page and worker, with setCPUThrottlingRate(4) 640 and 160 ms; a process that computes got
    0.98 of a core, braked twice 0.44, braked four times 0.30. Others that keep the processor busy blur it.
    """
    if times == 1:
        yield
        return
    if not sys.platform.startswith("linux"):
        raise RuntimeError("--cpu needs Linux: the renderers are found in /proc")
    done = threading.Event()
    thread = threading.Thread(target=_brake, args=(profile, times, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _brake(profile: Path, times: float, done: threading.Event) -> None:
    looked, known = 0.0, list[int]()
    while not done.is_set():
        if time.monotonic() - looked > 0.1:
            looked, known = time.monotonic(), renderers(profile)
        _send(known, signal.SIGSTOP)
        time.sleep(SLICE * (times - 1))
        _send(known, signal.SIGCONT)
        time.sleep(SLICE)


def _send(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
