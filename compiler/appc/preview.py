"""Serves a built site as a static host would."""

from __future__ import annotations

import socket
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from .errors import ConfigError
from .privacy import is_site


def make_app(folder: Path) -> Starlette:
    """The site as an ASGI app: compressed, `index.html` for folders, 404.html where the site has one."""
    files = StaticFiles(directory=folder, html=True)
    return Starlette(routes=[Mount("/", files)], middleware=[Middleware(GZipMiddleware)])


def check_site(folder: Path) -> None:
    if not is_site(folder):
        raise ConfigError(f"{folder} is no site that appc built.", hint="Build it first: appc build SCRIPT --out DIR")


def free_port(host: str, port: int, tries: int = 100) -> int:
    """`port`, or the next free one; 0 lets the system choose. Raises ConfigError when all are taken."""
    for candidate in range(port, port + tries) if port else (0,):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise ConfigError(f"no free port from {port} to {port + tries - 1} on {host}.", hint="Give one: --port PORT")


def serve(folder: Path, host: str, port: int) -> None:
    """Serve until interrupted."""
    uvicorn.run(make_app(folder), host=host, port=port, log_level="warning")
