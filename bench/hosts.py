"""Where the measured pages lie: the bench's own host with its log, a slow line to a host, a Streamlit server."""

from __future__ import annotations

import functools
import gzip
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Mbit/s and milliseconds of a round trip.
NETWORKS: dict[str, tuple[float, float] | None] = {"none": None, "50mbit": (50, 40), "10mbit": (10, 80)}
COMPRESSED = (b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"wOF2", b"\x89PNG", b"\xff\xd8\xff")


@functools.cache
def weigh(path: Path) -> int:
    """Bytes of the file as they count: its own size if it is compressed already, else `gzip -9`."""
    body = path.read_bytes()
    return len(body) if body.startswith(COMPRESSED) else min(len(body), len(gzip.compress(body, 9)))


@dataclass(frozen=True)
class Host:
    """A served folder: its address, and what was asked for."""

    folder: Path
    log: Path
    address: str

    def count(self, start: float, end: float) -> tuple[int, float]:
        """Requests that came between two moments (ms since the epoch), and their MB; a favicon nobody named is none."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        # Page and server read the same clock, but browsers round theirs.
        asked = [line for line in lines if start - 5 <= line["at"] <= end and line["path"] != "/favicon.ico"]
        return len(asked), sum(self._weight(line["path"]) for line in asked if line["status"] == 200) / 1e6

    def _weight(self, path: str) -> int:
        file = self.folder / unquote(path).lstrip("/")
        return weigh(file / "index.html" if file.is_dir() else file)


@contextmanager
def hosted(folder: Path, network: str) -> Iterator[Host]:
    """Serve `folder`; on a slow line the host compresses by type, as hosts do."""
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        arguments = [os.fspath(folder), log.name, *(["--compress"] if NETWORKS[network] else [])]
        with _process("bench.server", arguments) as port, linked(f"http://127.0.0.1:{port}", network) as address:
            yield Host(folder, Path(log.name), address)


@contextmanager
def linked(address: str, network: str) -> Iterator[str]:
    """The address under which `address` is reached over that network."""
    shape = NETWORKS[network]
    if shape is None:
        yield address
        return
    parts = urlsplit(address)
    if parts.scheme != "http":
        raise SystemExit(f"{address}: only plain http can be put behind a slow line; use --network none.")
    with _process("bench.link", [parts.hostname or "", str(parts.port or 80), *map(str, shape)]) as port:
        yield parts._replace(netloc=f"127.0.0.1:{port}").geturl()


@contextmanager
def _process(module: str, arguments: list[str]) -> Iterator[str]:
    """Run a module of the bench; yields the line it prints when it is ready."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline().strip()
            if not line:
                raise RuntimeError(f"{module} did not start")
            yield line
        finally:
            process.terminate()


@contextmanager
def streamlit_server(command: Path, script: Path) -> Iterator[str]:
    """Run the script on a real Streamlit server; yields its address once it is healthy."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    arguments = [f"--server.{name}={value}" for name, value in options.items()]
    arguments += ["--browser.gatherUsageStats=false"]
    address = f"http://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([command, "run", script, *arguments], cwd=script.parent, **quiet) as process:  # type: ignore[call-overload]
        try:
            _healthy(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()


def _healthy(address: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the Streamlit server did not answer at {address} within {seconds:.0f} s")
