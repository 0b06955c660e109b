"""The bench's web host, a process of its own: `python -m bench.server FOLDER LOG [--compress]` prints its port.

It keeps connections open and lets files be cached for ten minutes, as GitHub Pages does; with --compress it also sends the
types compressed that GitHub Pages compresses. Every request is a line of JSON in LOG, whoever made it: a page's script, a
worker's import, a synchronous request. The browser's own events miss some of those.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import threading
import time
from pathlib import Path
from typing import Any

COMPRESSIBLE = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm", ".xml"}


@functools.cache
def compressed(path: Path) -> bytes:
    """Level 6, as web hosts do."""
    return gzip.compress(path.read_bytes(), 6)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Python's own handler with the headers of a host for static sites."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    compress = False
    log: Any = None
    lock = threading.Lock()

    def log_message(self, *args: object) -> None:
        pass

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        status = int(getattr(code, "value", code))
        entry = {"at": self.arrived, "path": self.path.partition("?")[0], "status": status}
        with self.lock:
            self.log.write(json.dumps(entry) + "\n")
            self.log.flush()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        self.arrived = time.time() * 1000
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if self.compress and path.suffix in COMPRESSIBLE and path.is_file():
            self.send_compressed(path)
        else:
            super().do_GET()

    def send_compressed(self, path: Path) -> None:
        body = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Serve until the end of the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("log", type=Path)
    parser.add_argument("--compress", action="store_true")
    args = parser.parse_args()
    Handler.compress = args.compress
    Handler.log = args.log.open("a")
    if args.compress:
        for path in Path(args.folder).rglob("*"):
            if path.suffix in COMPRESSIBLE:
                compressed(path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=args.folder))
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
