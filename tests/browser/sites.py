"""Builds sites as a user would, and serves them as a plain web host would, under a sub-path."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.wheels import wheels_folder

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/app.py"))


def run_appc(
    *args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed `appc`."""
    command = [str(Path(sys.executable).with_name("appc")), *map(str, args)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=600, check=False)


def build(script: Path, out: Path, *options: str) -> str:
    """Build `script` into `out`; returns what was printed. Fails the test if the build does."""
    done = run_appc("build", script, "--out", out, "--find-links", wheels_folder(), "--no-index", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class _Handler(http.server.SimpleHTTPRequestHandler):
    extra_headers: Mapping[str, str] = {}
    asked: list[str] | None = None

    def do_GET(self) -> None:
        if self.asked is not None:
            self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in self.extra_headers.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None, asked: list[str] | None = None) -> Iterator[str]:
    """Serve `folder` on a free port of 127.0.0.1 with Python's own server; yields the address.

    `asked` takes every path that is asked for, by workers too.
    """
    handler = type("Handler", (_Handler,), {"extra_headers": headers or {}, "asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=os.fspath(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
