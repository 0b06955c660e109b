"""A web server for a folder: it plays a CDN, or a package index with a password."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class Host:
    """`asked` are the paths that were answered with a file."""

    def __init__(self, folder: Path, password: str = "") -> None:
        self.asked: list[str] = []
        host = self
        wanted = "Basic " + base64.b64encode(f"user:{password}".encode()).decode()

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(folder))

            def do_GET(self) -> None:
                if password and self.headers.get("Authorization") != wanted:
                    self.send_response(401)
                    self.send_header("WWW-Authenticate", "Basic")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                host.asked.append(self.path)
                super().do_GET()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def hosting(folder: Path, password: str = "") -> Iterator[Host]:
    host = Host(folder, password)
    try:
        yield host
    finally:
        host.stop()
