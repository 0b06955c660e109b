"""Serves a built site as GitHub Pages does (docs/hosting.md), at the root or under a sub-path."""

from __future__ import annotations

import os
import socket
from pathlib import Path, PurePosixPath

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .errors import ConfigError
from .privacy import is_site
from .static import answer, content_type

#: What the host compresses, all else goes out as it is.
COMPRESSED = {
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "application/wasm",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/html",
    "text/javascript",
    "text/plain",
}
#: The same for every file, whatever its name says.
CACHE_CONTROL = "max-age=600"


def make_app(folder: Path, base: str = "/") -> Starlette:
    """The site below `base` (see `check_base`); beside it the host has other sites."""
    root = folder.resolve()

    def lookup(address: str) -> Path | None:
        """The file, unless a link or `..` leads out of the site."""
        try:
            path = (root / address).resolve()
            return path if path.is_file() and path.is_relative_to(root) else None
        except (OSError, ValueError):
            return None

    async def serve_file(request: Request) -> Response:
        address = "/" + request.path_params["path"]
        if f"{address}/" == base:
            return RedirectResponse(base, 301)
        if not address.startswith(base):
            return PlainTextResponse(f"404: the site is at {base}", 404)
        return as_host(request, answer(request, address.removeprefix(base), lookup, base))

    routes = [Route("/{path:path}", serve_file, methods=["GET", "HEAD"])]
    return Starlette(routes=routes, middleware=[Middleware(CompressByType)])


def as_host(request: Request, response: Response) -> Response:
    """The host's own headers; 304 for what the browser has already."""
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Access-Control-Allow-Origin"] = "*"
    tag = response.headers.get("etag")
    if tag and response.status_code == 200 and tag == request.headers.get("if-none-match"):
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": CACHE_CONTROL})
    return response


class CompressByType:
    """gzip for the types that the host compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self.plain = app
        self.compressing = GZipMiddleware(app, compresslevel=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # An address without a suffix is a page's.
        name = PurePosixPath(scope.get("path", "")).name
        kind = content_type(name if "." in name else "index.html").partition(";")[0]
        await (self.compressing if kind in COMPRESSED else self.plain)(scope, receive, send)


def check_base(base: str) -> str:
    """`/repo/`, however it was written. Raises ConfigError for what is no path."""
    parts = [part for part in base.split("/") if part]
    if any(part in (".", "..") or set(part) & set("?#\\") for part in parts):
        raise ConfigError(f"{base!r} is no path of a site.", hint="Give one like /repo/.")
    return f"/{'/'.join(parts)}/" if parts else "/"


def check_site(folder: Path) -> None:
    if not is_site(folder):
        raise ConfigError(f"{folder} is no site that appc built.", hint="Build it first: appc build SCRIPT --out DIR")


def free_port(host: str, port: int, tries: int = 100) -> int:
    """`port`, or the next free one; 0 lets the system choose. Raises ConfigError when all are taken."""
    for candidate in range(port, port + tries) if port else (0,):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # Elsewhere the option takes a port from the program that has it.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    raise ConfigError(f"no free port from {port} to {port + tries - 1} on {host}.", hint="Give one: --port PORT")


def serve(folder: Path, host: str, port: int, base: str = "/") -> None:
    """Serve until interrupted."""
    uvicorn.run(make_app(folder, base), host=host, port=port, log_level="warning")
