"""appc.lock, which lies beside the script: the wheels of the site, so that each build takes exactly these.

The file is a pylock file (PEP 751) for one environment, the browser's, with what appc needs beside it under `tool.appc`:

    [tool.appc]
    pyodide = "..."                                   whose distribution the wheels are for
    requirements = ["numpy>=2", ...]                  what was declared when it was made
    exclude = [...]                                   exclude-packages
    imports = { sklearn = "scikit-learn" }            imported beyond that -> distribution
    seen = [...]                                      modules that only a first run came across
    missing = { torch = "why" }                       imported, and not to be had

One package is one table, sorted by name; addresses hold no credentials.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.pylock import Package, PackageArchive, PackageDirectory, PackageWheel, Pylock, PylockValidationError
from packaging.utils import canonicalize_name

from .errors import PackageError
from .sources import Origin
from .wheels import PYTHON_VERSION

NAME = "appc.lock"
HEAD = (
    "# The wheels of this app's site. Made by `appc lock`; commit it. `appc build` takes these and asks no index.\n\n"
)
MARKER = f"sys_platform == 'emscripten' and python_version == '{'.'.join(map(str, PYTHON_VERSION))}'"


@dataclass(frozen=True)
class LockedWheel:
    """One wheel. `origin.kind` is one of

    "index", "pyodide", "folder" (of --find-links), "file" (a wheel of the project): the bytes are fixed;
    "built" (from a source in the index), "address" (from one elsewhere): `sha256` is that of the wheel that was made;
    "tree" (a source tree of the project): built anew when it changes, `sha256` is empty.
    """

    name: str
    version: str
    file: str
    sha256: str
    origin: Origin
    depends: tuple[str, ...] = ()


@dataclass(frozen=True)
class AppLock:
    """What the file holds; see the module's text."""

    pyodide: str
    wheels: tuple[LockedWheel, ...]
    requirements: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    imports: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def versions(self) -> dict[str, str]:
        return {wheel.name: wheel.version for wheel in self.wheels}

    def to_dict(self, folder: Path) -> dict[str, Any]:
        """As TOML has it, with paths relative to `folder`."""
        pylock: Mapping[str, Any] = {
            "lock-version": "1.0",
            "environments": [MARKER],
            "requires-python": f"=={'.'.join(map(str, PYTHON_VERSION))}.*",
            "created-by": "appc",
            "packages": [package_table(wheel, folder) for wheel in sorted(self.wheels, key=lambda item: item.name)],
        }
        own = {
            name: value for name, value in vars(self).items() if name != "wheels" and (value or name == "requirements")
        }
        return {**pylock, "tool": {"appc": plain(own)}}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], folder: Path, where: str) -> AppLock:
        """Raises PackageError for what is no such file."""
        try:
            pylock = Pylock.from_dict(data)
            own = dict(data["tool"]["appc"])
            wheels = tuple(read_package(package, folder) for package in pylock.packages)
            texts = {name: tuple(map(str, own.get(name, ()))) for name in ("requirements", "exclude", "seen")}
            tables = {name: {str(k): str(v) for k, v in own.get(name, {}).items()} for name in ("imports", "missing")}
            return cls(str(own["pyodide"]), wheels, **texts, **tables)  # type: ignore[arg-type]
        except (PylockValidationError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise PackageError(
                f"this is no lock file of appc: {error}.", where=where, hint="Make it again: appc lock"
            ) from error


def plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in sorted(value.items())}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def package_table(wheel: LockedWheel, folder: Path) -> dict[str, Any]:
    """One `[[packages]]` table."""
    hashes = {"sha256": wheel.sha256}
    table: dict[str, Any] = {"name": wheel.name, "version": wheel.version}
    if wheel.depends:
        table["dependencies"] = [{"name": name} for name in wheel.depends]
    kind, location = wheel.origin.kind, wheel.origin.location
    if kind == "tree":
        table["directory"] = {"path": relative(location, folder)}
    elif kind == "file":
        table["archive"] = {"path": relative(location, folder), "hashes": hashes}
    elif kind == "folder":
        table["wheels"] = [{"name": wheel.file, "path": relative(location, folder), "hashes": hashes}]
    elif kind in ("index", "pyodide") and wheel.file.endswith(".whl"):
        table["wheels"] = [{"name": wheel.file, "url": location, "hashes": hashes}]
    else:
        table["archive"] = {"url": location, "hashes": hashes}
    table["tool"] = {"appc": {"source": kind, "file": wheel.file}}
    return table


def read_package(package: Package, folder: Path) -> LockedWheel:
    own = (package.tool or {}).get("appc", {})
    kind = str(own["source"])
    entry = package.directory or package.archive or (package.wheels or [None])[0]  # type: ignore[list-item]
    location, sha256 = place(entry, folder)
    depends = tuple(canonicalize_name(item["name"]) for item in package.dependencies or ())
    return LockedWheel(package.name, str(package.version), str(own["file"]), sha256, Origin(kind, location), depends)


def place(entry: PackageDirectory | PackageArchive | PackageWheel | None, folder: Path) -> tuple[str, str]:
    """Where it lies, and its hash."""
    if isinstance(entry, PackageDirectory):
        return str((folder / entry.path).resolve()), ""
    if entry is None:
        raise ValueError("a package without a file")
    location = str((folder / entry.path).resolve()) if entry.path else str(entry.url)
    return location, entry.hashes["sha256"]


def relative(path: str, folder: Path) -> str:
    try:
        return Path(path).relative_to(folder, walk_up=True).as_posix()
    except ValueError:  # Another drive.
        return Path(path).as_posix()


def lock_path(script: Path) -> Path:
    return script.parent / NAME


def read_lock(script: Path) -> AppLock | None:
    """The lock file beside the script, None without one. Raises PackageError for one that cannot be read."""
    path = lock_path(script)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackageError(f"this is no valid TOML: {error}.", where=NAME, hint="Make it again: appc lock") from error
    return AppLock.from_dict(data, path.parent, NAME)


def write_lock(lock: AppLock, script: Path) -> bool:
    """Write the file beside the script. Whether it is another one than before."""
    import tomli_w

    path = lock_path(script)
    text = HEAD + tomli_w.dumps(lock.to_dict(path.parent))
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def versions_changed(old: AppLock | None, new: AppLock) -> list[str]:
    """One line for each package that is new, gone or of another version."""
    before, after = old.versions if old else {}, new.versions
    lines = []
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was != now:
            lines.append(f"+ {name} {now}" if not was else f"- {name} {was}" if not now else f"  {name} {was} -> {now}")
    return lines
