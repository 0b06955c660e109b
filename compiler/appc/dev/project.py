"""What an app is made of on disk, and what a save changed of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..build_wheel import tree_files
from ..config import Config
from ..errors import AppcError, ScriptError
from ..imports import PROVIDED, is_external
from ..manifest import APP_ROOT
from ..requirements import read_declared
from ..script import App, Page, parse, read_app
from ..theme_file import base_file
from ..wanted import own_project

#: Larger data files reach the page with a new build. Bytes.
LARGEST_TEXT = 4_000_000
#: Files around the script that a build reads, relative to the project and to the script's folder.
SETTINGS = (
    "pyproject.toml",
    "requirements.txt",
    "environment.yml",
    "environment.yaml",
    "appc.lock",
    ".streamlit/config.toml",
)


@dataclass(frozen=True)
class Stamp:
    """A data file's state. `digest` is that of the content, empty for large files."""

    modified: int
    size: int
    digest: str


@dataclass(frozen=True)
class Snapshot:
    """The project at one moment. Names are relative to the root, with slashes; `modules` are imported from packages.

    `settings`: files that a new build must follow, as content or digest.
    """

    config: Config
    pages: tuple[Page, ...]
    sources: dict[str, bytes]
    data: dict[str, Stamp]
    modules: dict[str, str]
    settings: dict[Path, bytes]

    @property
    def files(self) -> list[Path]:
        """All files that count, existing or not."""
        names = [*self.sources, *self.data]
        return [*(self.config.root / name for name in names), *self.settings]

    def adopt(self, names: set[str]) -> None:
        """Count these data files in, as they are now."""
        for name in names - self.sources.keys():
            self.data.setdefault(name, stamp(self.config.root / name, None))


@dataclass
class Change:
    """`texts`: path in the worker's file system -> text, None for a file that is gone.

    `reason`: why the texts alone will not do and the page needs a new build.
    """

    names: list[str] = field(default_factory=list)
    texts: dict[str, str | None] = field(default_factory=dict)
    reason: str | None = None

    def __bool__(self) -> bool:
        return bool(self.names or self.reason)


class Project:
    """Reads the files of one script. `load_config` reads the configuration anew each time."""

    def __init__(self, load_config: Callable[[], Config]) -> None:
        self.load_config = load_config
        #: Files that only a first run found out about.
        self.used: set[str] = set()
        self._data: dict[str, Stamp] = {}

    def read(self) -> Snapshot:
        """The project as it is now. Raises AppcError where it cannot be read or parsed."""
        try:
            return self._read()
        except OSError as error:
            name = Path(error.filename).name if error.filename else "a file"
            hint = "The page goes on when it is back."
            raise ScriptError(f"{name} cannot be read: {error.strerror}.", where=name, hint=hint) from error

    def _read(self) -> Snapshot:
        config = self.load_config()
        app = read_app(config.script, config.root, config.include)
        used = {name for name in self.used if (config.root / name).is_file()}
        names = sorted({*app.data, *used} - set(app.sources))
        self._data = {name: stamp(config.root / name, self._data.get(name)) for name in names}
        return Snapshot(
            config=config,
            pages=tuple(app.pages),
            sources=dict(app.sources),
            data=dict(self._data),
            modules=external_modules(app),
            settings={**read_settings(config), **read_trees(config, app)},
        )


def stamp(path: Path, known: Stamp | None) -> Stamp:
    """The file's state; its content is read only where time or size say that it changed."""
    try:
        status = path.stat()
        if known and (known.modified, known.size) == (status.st_mtime_ns, status.st_size):
            return known
        small = status.st_size <= LARGEST_TEXT
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if small else ""
        return Stamp(status.st_mtime_ns, status.st_size, digest)
    except OSError:
        return Stamp(0, -1, "")


def external_modules(app: App) -> dict[str, str]:
    """Top-level modules that packages bring -> where they are imported first. Optional ones count."""
    modules: dict[str, str] = {}
    for item in app.imports:
        name = item.module.partition(".")[0]
        if is_external(name) and name not in PROVIDED:
            modules.setdefault(name, item.where)
    return modules


def read_settings(config: Config) -> dict[Path, bytes]:
    """Content of the files that configure a build; empty for those that do not exist."""
    folders = dict.fromkeys((config.root, config.script.parent))
    paths = [folder / name for folder in folders for name in SETTINGS]
    if theme := base_file(config.root):
        paths.append(theme)
    return {path: path.read_bytes() if path.is_file() else b"" for path in paths}


def read_trees(config: Config, app: App) -> dict[Path, bytes]:
    """Digests of the files that wheels are built of: source trees that are declared by path, and the project's own `src/`."""
    try:
        declared = read_declared(app, config.script).items
    except AppcError:
        return {}  # The build says so.
    declared += own_project(app, declared)
    trees = {item.origin for item in declared if isinstance(item.origin, Path) and item.origin.exists()}
    files: dict[Path, bytes] = {}
    for tree in (path / "src" if path == config.root else path for path in trees):
        for file in tree_files(tree) if tree.is_dir() else [tree]:
            files[file] = hashlib.sha256(file.read_bytes()).digest()
    return files


def is_same(old: Stamp, new: Stamp) -> bool:
    return old == new or (old.size == new.size and old.digest == new.digest != "")


def compare(old: Snapshot, new: Snapshot) -> Change:
    """What a page that has `old` needs for `new`."""
    change = Change()
    for name in sorted(old.sources.keys() | new.sources.keys()):
        if old.sources.get(name) != new.sources.get(name):
            add(change, new, name, new.sources.get(name))
    gone = Stamp(0, -1, "")
    for name in sorted((old.data.keys() | new.data.keys()) - new.sources.keys()):
        if not is_same(old.data.get(name, gone), new.data.get(name, gone)):
            add(change, new, name, read_data(new, name))
    change.reason = reason(old, new) or change.reason
    return change


def read_data(snapshot: Snapshot, name: str) -> bytes | None:
    """Content of a data file, None for one that is gone; a zero byte, as in binary files, for one too large to send."""
    state = snapshot.data.get(name)
    if state is None or state.size < 0:
        return None
    if state.size > LARGEST_TEXT:
        return b"\0"
    try:
        return (snapshot.config.root / name).read_bytes()
    except OSError:
        return None


def add(change: Change, snapshot: Snapshot, name: str, content: bytes | None) -> None:
    """Note a file's new content: as text, else as a reason for a new build."""
    change.names.append(name)
    try:
        if content is not None and b"\0" in content:
            raise ValueError("binary")
        text = content.decode("utf-8") if content is not None else None
    except ValueError:
        change.reason = f"{name} changed"
        return
    change.texts[str(APP_ROOT / name)] = text


def reason(old: Snapshot, new: Snapshot) -> str | None:
    """Why a new build must come before the page can show `new`."""
    for path in sorted(old.settings.keys() | new.settings.keys()):
        if old.settings.get(path, b"") != new.settings.get(path, b""):
            return f"{path.name} changed"
    if old.pages != new.pages:
        return "the app's pages changed"
    fresh = [f"{where} imports {name}" for name, where in new.modules.items() if name not in old.modules]
    return fresh[0] if fresh else None


def check_syntax(snapshot: Snapshot, names: list[str]) -> None:
    """Raise ScriptError for the first of these files that is no valid Python."""
    for name in names:
        if name in snapshot.sources:
            parse(snapshot.sources[name], name)
