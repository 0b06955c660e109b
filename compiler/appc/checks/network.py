"""Hosts that the code names in calls of libraries that fetch: worth a note, as each host decides whether pages may."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..finding import Finding
from .uses import Module

LIBRARIES = ("requests", "httpx", "urllib.request", "urllib3", "pyodide.http", "aiohttp", "feedparser")
#: Libraries that read addresses as well as files, in calls that begin so.
READERS = ("pandas.read_", "polars.read_", "geopandas.read_", "imageio.imread", "skimage.io.imread")
HINT = "A browser reads only what the host allows to pages of other sites (CORS); else the call raises, and says so."


def network_notes(module: Module, known: set[str]) -> Iterator[Finding]:
    """One for each host that is not `known` yet."""
    for use, call in module.calls():
        if not fetches(use.name):
            continue
        for argument in [*call.args, *(item.value for item in call.keywords)]:
            parts = urlsplit(literal_start(argument, module))
            host = parts.hostname
            if parts.scheme in ("http", "https") and host and host not in known:
                known.add(host)
                yield Finding("network", f"asks {host}.", module.where(use.line), hint_for(parts.scheme, host))


def fetches(name: str) -> bool:
    return name.startswith(tuple(f"{library}." for library in LIBRARIES)) or name.startswith(READERS)


def literal_start(node: ast.expr, module: Module) -> str:
    """The text that an argument is known to begin with."""
    if isinstance(node, ast.Name):
        node = module.constants.get(node.id, node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and node.values:
        return literal_start(node.values[0], module)
    if isinstance(node, ast.FormattedValue):
        return literal_start(node.value, module)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return literal_start(node.left, module)
    return ""


def hint_for(scheme: str, host: str) -> str:
    if host in ("localhost", "127.0.0.1"):
        return "In a site this is the visitor's own machine."
    return "A page that came by https may not ask by http: use https. " + HINT if scheme == "http" else HINT
