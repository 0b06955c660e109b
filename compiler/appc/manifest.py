"""manifest.json: what the worker reads (see CONTRIBUTING, "Where the rooms meet")."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from . import __version__
from .bundle import STREAMLIT_VERSION, Bundle, size_of
from .config import Config
from .connections import local_connections
from .script import App

Manifest = dict[str, Any]
APP_ROOT = PurePosixPath("/app")
#: What is left of files that hosts compress.
COMPRESSED = {".js": 0.21, ".wasm": 0.37}


def make_manifest(config: Config, app: App, bundle: Bundle, *, dev: bool = False) -> Manifest:
    """The manifest as a dict. `generator` comes first: it marks a folder as appc's own."""
    content = {
        "version": 1,
        "streamlit": STREAMLIT_VERSION,
        "lang": config.lang,
        "entrypoint": app.entrypoint,
        "root": str(APP_ROOT),
        "script": str(APP_ROOT / app.entrypoint),
        "cwd": str(APP_ROOT),
        "pages": [asdict(page) for page in app.pages],
        "pyodide": bundle.pyodide,
        "lock": bundle.lock,
        "packages": bundle.packages,
        "packs": bundle.packs,
        **({"data": bundle.data} if bundle.data else {}),
        **({"bokeh": bundle.bokeh} if bundle.bokeh else {}),
        **({"frontends": bundle.frontends} if bundle.frontends else {}),
        "snapshots": bundle.snapshots,
        "results": bundle.results,
        "assets": bundle.assets,
        "weights": weights(bundle),
        "config": dict(config.streamlit),
        "dev": dev,
    }
    if connections := local_connections(config.root):
        content["connections"] = connections
    build = hashlib.sha256(to_json(content).encode()).hexdigest()[:16]
    return {"generator": f"appc {__version__}", "build": build, **content}


def weights(bundle: Bundle) -> dict[str, int]:
    """What each file of Python's start weighs on its way, in bytes: address -> about what a host sends."""
    addresses = [bundle.lock, *bundle.pyodide.values(), *(pack["url"] for pack in bundle.packs)]
    addresses += [entry[part] for entry in bundle.snapshots for part in ("memory", "libraries") if entry[part]]
    return {
        address: round(size_of(bundle.files[address]) * COMPRESSED.get(PurePosixPath(address).suffix, 1.0))
        for address in addresses
    }


def to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=str)
