"""Answers for the files of a built site, as a static host gives them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

#: Written out: the machine's own table may lack some, or be wrong (Windows keeps it in the registry).
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".whl": "application/octet-stream",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}

#: An address relative to the site's root -> the file, None where there is none.
Lookup = Callable[[str], bytes | Path | None]


def content_type(address: str) -> str:
    return CONTENT_TYPES.get(PurePosixPath(address).suffix.lower(), "application/octet-stream")


def cache_control(address: str) -> str:
    """Assets have a hash in their names; everything else may be another file the next time."""
    return "public, max-age=31536000, immutable" if address.startswith("assets/") else "no-store"


def answer(request: Request, address: str, lookup: Lookup, base: str = "/") -> Response:
    """The file at `address`, a folder's index.html, a redirect into the folder, or 404.html.

    `address` is relative to the root, which lies at `base` (it begins and ends with a slash).
    """
    if request.method not in ("GET", "HEAD"):
        return PlainTextResponse("Only GET and HEAD.", 405, {"Allow": "GET, HEAD"})
    name = f"{address}index.html" if address == "" or address.endswith("/") else address
    for candidate in (name, f"{name}.html"):
        content = lookup(candidate)
        if content is not None:
            return file_response(candidate, content)
    if lookup(f"{address}/index.html") is not None:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{base}{quote(address)}/{query}", 301)
    missing = lookup("404.html")
    if missing is not None:
        return file_response("404.html", missing, 404)
    return PlainTextResponse(f"404: this site has no {base}{address}", 404)


def file_response(address: str, content: bytes | Path, status: int = 200) -> Response:
    headers = {
        "Cache-Control": cache_control(address),
        "Content-Type": content_type(address),
        "X-Content-Type-Options": "nosniff",
    }
    if isinstance(content, Path):
        return FileResponse(content, status, headers, stat_result=content.stat())
    return Response(content, status, headers)
