"""What a site is made of, under content-hashed names: the runtime, the app, the packages."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from .config import Config
from .lockfile import Distribution, site_lock
from .page_files import bokeh_scripts, frontends, runs_text, static_files
from .resolve import Resolution
from .runtime_files import RuntimeFiles
from .script import App

#: The Streamlit release whose API the runtime follows.
STREAMLIT_VERSION = "1.67.0"
STREAMLIT_METADATA = f"Metadata-Version: 2.1\nName: streamlit\nVersion: {STREAMLIT_VERSION}\n"
#: Zip files are the same bytes for the same content.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

#: A data file above this size is fetched when it is first opened. Bytes.
LARGE = 1_000_000
TEXT_SUFFIXES = (".csv", ".json", ".txt", ".xml")

Content = bytes | Path


@dataclass
class Bundle:
    """`files`: address relative to the site's root -> content. Most other fields are the manifest's."""

    files: dict[str, Content] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    pyodide: dict[str, str] = field(default_factory=dict)
    lock: str = ""
    packages: list[str] = field(default_factory=list)
    packs: list[dict[str, str]] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)
    snapshots: list[dict[str, Any]] = field(default_factory=list)
    results: dict[str, Any] | None = None
    assets: dict[str, Any] = field(default_factory=dict)
    #: BokehJS: name of the script -> address; folders of components: path in Python -> address.
    bokeh: dict[str, str] = field(default_factory=dict)
    frontends: dict[str, str] = field(default_factory=dict)
    #: Stands in each page.
    head_script: str = ""
    #: Address of the stylesheet of the first frame's fonts, which stands in each page.
    first_fonts: str = ""
    needs_eval: bool = False

    def add(self, part: str, address: str, content: Content) -> str:
        """Keep `content` for `address`; `part` is what the report counts it under."""
        self.files[address] = content
        self.parts[address] = part
        return address

    def add_hashed(self, part: str, stem: str, suffix: str, content: Content) -> str:
        return self.add(part, f"assets/{stem}-{digest(content)}{suffix}", content)


def size_of(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def digest(content: Content) -> str:
    data = content.read_bytes() if isinstance(content, Path) else content
    return hashlib.sha256(data).hexdigest()[:16]


def make_bundle(
    config: Config, app: App, resolution: Resolution, distribution: Distribution, files: RuntimeFiles
) -> Bundle:
    """Everything but the pages themselves."""
    bundle = Bundle()
    add_web(bundle, config, files)
    add_pyodide(bundle, files)
    add_packages(bundle, resolution, distribution)
    add_page_files(bundle, app, resolution)
    add_pack(bundle, "runtime", "/lib/appc", runtime_files(files))
    add_pack(bundle, "app", "/app", app_files(config, app))
    add_large_files(bundle, config, app)
    for address, path in static_files(config, app).items():
        bundle.add("static", address, path)
    return bundle


def add_web(bundle: Bundle, config: Config, files: RuntimeFiles) -> None:
    """The web build's assets, whose names have a hash already."""
    names = json.loads((files.web / "assets.json").read_text(encoding="utf-8"))
    start = {names["page"], names["worker"], names["styles"]}
    for path in sorted((files.web / "assets").iterdir()):
        address = f"assets/{path.name}"
        if address == names["first_fonts"]:
            continue
        part = "page" if address in start else "views"
        bundle.add("fonts" if path.suffix == ".woff2" else part, address, path)
    bundle.first_fonts = names["first_fonts"]
    bundle.head_script = (files.web / names["head"]).read_text(encoding="utf-8").strip()
    bundle.assets = {key: names[key] for key in ("page", "worker", "styles", "chunks")}
    if str(config.streamlit.get("theme", {}).get("font", "")).lower() in ("", "sans serif", "sans-serif"):
        # What a text in Latin letters needs. Behind a font that the theme names the browser asks for it only if that is missing.
        bundle.assets["text_font"] = names["fonts"]["source-sans-3-latin-wght-normal"]


def add_pyodide(bundle: Bundle, files: RuntimeFiles) -> None:
    """The core, less its loader, which is in the worker's script. Scripts end in .js: some hosts serve .mjs with the wrong type."""
    core = {
        "asm": ("pyodide.asm.mjs", "pyodide.asm", ".js"),
        "wasm": ("pyodide.asm.wasm", "pyodide.asm", ".wasm"),
        "stdlib": ("python_stdlib.zip", "python_stdlib", ".zip"),
    }
    for key, (name, stem, suffix) in core.items():
        bundle.pyodide[key] = bundle.add_hashed("python", stem, suffix, files.pyodide / name)


def add_packages(bundle: Bundle, resolution: Resolution, distribution: Distribution) -> None:
    for name, wheel in resolution.wheels.items():
        bundle.add("packages", f"assets/{resolution.packages[name].file_name}", wheel.path)
    bundle.needs_eval = any(wheel.needs_eval for wheel in resolution.wheels.values())
    lock = site_lock(distribution.info, resolution.packages.values())
    bundle.lock = bundle.add_hashed("packages", "pyodide-lock", ".json", lock)
    bundle.packages = sorted(resolution.packages)


def add_page_files(bundle: Bundle, app: App, resolution: Resolution) -> None:
    """What packages bring for the page: nothing of it is loaded by pages that do not draw with it."""
    for name, script in sorted(bokeh_scripts(app, resolution.wheels).items()):
        bundle.bokeh[name] = bundle.add_hashed("packages", name.removesuffix(".min.js"), ".min.js", script)
    bundle.needs_eval |= bool(bundle.bokeh) and runs_text(app)
    for frontend in frontends(app, resolution.wheels.values()):
        address = f"assets/{frontend.name}-{frontend.digest}"
        bundle.frontends[frontend.path] = f"{address}/"
        for name, content in frontend.files.items():
            bundle.add("components", f"{address}/{name}", content)


def add_pack(bundle: Bundle, part: str, target: str, contents: Mapping[str, Content]) -> None:
    url = bundle.add_hashed(part, part, ".zip", zip_files(contents))
    bundle.packs.append({"url": url, "target": target})


def runtime_files(files: RuntimeFiles) -> dict[str, Content]:
    """The runtime's modules (but those for tests), and metadata that make `streamlit` count as installed."""
    paths = {path.relative_to(files.python): path for path in sorted(files.python.rglob("*"))}
    contents: dict[str, Content] = {
        name.as_posix(): path
        for name, path in paths.items()
        if path.is_file() and not {"__pycache__", "testing"} & set(name.parts) and path.suffix != ".pyc"
    }
    contents[f"streamlit-{STREAMLIT_VERSION}.dist-info/METADATA"] = STREAMLIT_METADATA.encode()
    return contents


def app_files(config: Config, app: App) -> dict[str, Content]:
    return {**app.sources, **{name: config.root / name for name in app.data if not is_large(config.root / name)}}


def is_large(path: Path) -> bool:
    return path.stat().st_size > LARGE


def add_large_files(bundle: Bundle, config: Config, app: App) -> None:
    """Files of their own, which the worker fetches when the app opens them."""
    for name in app.data:
        path = config.root / name
        if is_large(path):
            suffix = path.suffix.lower()
            # By such names a host compresses what it sends; by others it may take a file for something it is not.
            url = bundle.add_hashed("data", "data", suffix if suffix in TEXT_SUFFIXES else ".bin", path)
            bundle.data.append({"path": f"/app/{name}", "size": path.stat().st_size, "url": url})


def zip_files(contents: Mapping[str, Content]) -> bytes:
    """A zip of the files, in order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(contents):
            content = contents[name]
            info = zipfile.ZipInfo(PurePosixPath(name).as_posix(), ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content.read_bytes() if isinstance(content, Path) else content)
    return buffer.getvalue()
