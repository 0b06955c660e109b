"""What packages and the app bring for the page itself: BokehJS, the frontends of custom components.

Python finds their addresses in the manifest: these files are loaded by the page, not by Python.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .config import Config
from .fonts import SERVED, font_faces
from .imports import top_level
from .privacy import may_bundle
from .script import App
from .wheels import Wheel

BOKEH_SCRIPT = re.compile(r"bokeh/server/static/js/(bokeh[\w-]*\.min\.js)")
#: Code that would run text as JavaScript, which a page's policy allows only where it is told to.
BOKEH_EVAL = re.compile(rb"\bCustomJS")
DECLARES = b"declare_component"
INDEX = "index.html"


@dataclass(frozen=True)
class Frontend:
    """A folder that a component's frame is served from.

    `path`: where Python has it, in packages relative to site-packages; `files`: path in it -> content.
    """

    path: str
    name: str
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        hasher = hashlib.sha256()
        for name in sorted(self.files):
            hasher.update(f"{name}\0{len(self.files[name])}\0".encode() + self.files[name])
        return hasher.hexdigest()[:16]


def bokeh_scripts(app: App, wheels: Mapping[str, Wheel]) -> dict[str, bytes]:
    """BokehJS by file name, of the very version that the app has; nothing where the app does not import it."""
    if "bokeh" not in wheels or "bokeh" not in {top_level(item) for item in app.imports}:
        return {}
    with zipfile.ZipFile(wheels["bokeh"].path) as archive:
        found = ((BOKEH_SCRIPT.fullmatch(name), name) for name in archive.namelist())
        return {match[1]: archive.read(name) for match, name in found if match}


def runs_text(app: App) -> bool:
    """Whether the app gives Bokeh JavaScript as text."""
    return any(BOKEH_EVAL.search(source) for source in app.sources.values())


def frontends(app: App, wheels: Iterable[Wheel]) -> Iterator[Frontend]:
    """Of all components that a package or the app may declare: each folder with an index.html beside such code."""
    for wheel in wheels:
        if not wheel.is_library:
            yield from of_wheel(wheel)
    yield from of_app(app)


def of_wheel(wheel: Wheel) -> Iterator[Frontend]:
    with zipfile.ZipFile(wheel.path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        folders = [name.removesuffix(f"/{INDEX}") for name in names if name.endswith(f"/{INDEX}")]
        if not folders or not any(name.endswith(".py") and DECLARES in archive.read(name) for name in names):
            return
        for folder in folders:
            inside = [name for name in names if name.startswith(f"{folder}/") and is_served(name)]
            files = {name.removeprefix(f"{folder}/"): archive.read(name) for name in inside}
            yield Frontend(folder, wheel.name, files)


def of_app(app: App) -> Iterator[Frontend]:
    """Those below the files that declare components."""
    starts = {(app.root / name).parent for name, source in app.sources.items() if DECLARES in source}
    for index in sorted({index for start in starts for index in start.rglob(INDEX)}):
        folder = index.parent
        if folder != app.root and may_bundle(app.root, index):
            paths = [path for path in sorted(folder.rglob("*")) if may_bundle(app.root, path)]
            names = {path.relative_to(folder).as_posix(): path for path in paths if is_served(path.name)}
            files = {name: path.read_bytes() for name, path in names.items()}
            yield Frontend(f"/app/{folder.relative_to(app.root).as_posix()}", folder.name, files)


def is_served(name: str) -> bool:
    """Maps to a frontend's sources are for its author."""
    return not name.endswith((".map", ".py", ".pyc"))


def static_files(config: Config, app: App) -> dict[str, Path]:
    """Streamlit's static file serving: address -> file of the folder `static` beside the entrypoint.

    Where `server.enableStaticServing` is not set, an app or a font that names such an address means it: on a server the
    option may come from the command line or the environment.
    """
    enabled = config.streamlit.get("server", {}).get("enableStaticServing")
    if enabled is None:
        enabled = any(SERVED.encode() in source for source in app.sources.values())
        enabled |= any(face.served for face in font_faces(config))
    folder = config.script.parent / "static"
    if not enabled or not folder.is_dir():
        return {}
    paths = [path for path in sorted(folder.rglob("*")) if may_bundle(app.root, path)]
    return {SERVED + path.relative_to(folder).as_posix(): path for path in paths}
