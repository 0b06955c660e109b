"""Where wheels come from, in this order: the folders of `--find-links`, Pyodide's distribution, the package index."""

from __future__ import annotations

import urllib.error
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name
from packaging.version import Version
from pyodide_lock import PackageSpec

from .cache import WheelCache
from .lockfile import Distribution
from .pip_client import Found
from .stubs import merged_requires, write_stub
from .wheels import Wheel, WheelFolder

#: Wheels that are fetched from the distribution at once.
AT_ONCE = 4


@dataclass(frozen=True)
class Origin:
    """Where a wheel came from: `kind` is "folder", "pyodide", "index" or "built"; `location` a path or an address."""

    kind: str
    location: str


class Sources:
    """`index`: whether pip's package index may be asked."""

    def __init__(
        self, folders: Iterable[Path], distribution: Distribution, cache: WheelCache, *, index: bool = True
    ) -> None:
        paths = list(folders)
        self.folders = [WheelFolder(folder) for folder in paths]
        locks = [folder / "pyodide-lock.json" for folder in paths]
        self.locks = [Distribution.read(path, str(path.parent)) for path in locks if path.is_file()]
        self.distribution = distribution
        self.cache = cache
        self.index = index
        #: What the distribution lists and does not give -> why.
        self.gone: dict[str, str] = {}
        self.unreachable = ""
        #: Whether the last `take` brought wheels whose own metadata pip has not seen: their bounds and extras.
        self.fresh = False
        self._stubs = ""
        self._last: set[str] = set()

    def distribution_of(self, module: str) -> str | None:
        """Which distribution provides a top-level module."""
        for lock in (*self.locks, self.distribution):
            if name := lock.modules.get(module):
                return name
        return next((name for folder in self.folders if (name := folder.by_import.get(module))), None)

    def rows(self, work: Path) -> tuple[list[dict[str, list[str]]], dict[str, list[str]]]:
        """Paths of wheels by package, source by source; and of what the distribution has and does not give.

        Stubs stand for wheels that are not here, or do not say all; they lie in `work`, which is the same folder each time.
        Those of the second kind keep pip's answer from hanging on a connection.
        """
        local = [self.folder_row(folder, work / str(number)) for number, folder in enumerate(self.folders)]
        reached: dict[str, list[str]] = {}
        last: dict[str, list[str]] = {}
        for name, package in self.distribution.packages.items():
            here = self.is_cached(package)
            if stub := self.stub(package, work / "pyodide" / ("here" if here else "there")):
                out_of_reach = not here and (name in self.gone or bool(self.unreachable))
                (last if out_of_reach else reached)[name] = [str(stub)]
        self._stubs, self._last = (work / "pyodide").as_uri() + "/", set(last)
        return [*local, reached], last

    def folder_row(self, folder: WheelFolder, work: Path) -> dict[str, list[str]]:
        row: dict[str, list[str]] = {}
        for name, wheels in folder.by_name.items():
            for wheel in wheels:
                depends = self.lock_depends(wheel)
                known = {canonicalize_name(item.name) for item in wheel.requires()} if depends else set()
                path = wheel.path
                if {canonicalize_name(item) for item in depends} - known:
                    asked = merged_requires(depends, wheel.metadata.get("requires-dist", []), strict=False)
                    path = write_stub(work, wheel.path.name, asked, wheel.metadata.get("provides-extra", []))
                row.setdefault(name, []).append(str(path))
        return row

    def stub(self, package: PackageSpec, work: Path) -> Path | None:
        if package.package_type == "shared_library":
            return write_stub(
                work, f"{package.name.replace('-', '_')}-{package.version}-py3-none-any.whl", package.depends
            )
        if not package.file_name.endswith(".whl"):
            return None
        path = self.cache.place(package.sha256, package.file_name)
        metadata: Mapping[str, Sequence[str]] = {}
        if path.is_file() and (wheel := Wheel.read(path)):
            metadata = wheel.metadata
        asked = merged_requires(package.depends, metadata.get("requires-dist", []), strict=True)
        return write_stub(work, package.file_name, asked, metadata.get("provides-extra", []))

    def is_cached(self, package: PackageSpec) -> bool:
        return self.cache.place(package.sha256, package.file_name).is_file()

    def lock_depends(self, wheel: Wheel) -> list[str]:
        """What a lock file says a wheel depends on: shared libraries are in no wheel's metadata."""
        for lock in (*self.locks, self.distribution):
            package = lock.packages.get(canonicalize_name(wheel.name))
            if package and Version(package.version) == wheel.version:
                return list(package.depends)
        return []

    def is_gone(self, item: Found) -> bool:
        """Whether pip chose what is out of reach."""
        return item.name in self._last and item.url.startswith(self._stubs)

    def take(
        self, found: Sequence[Found], dest: Path, only: Mapping[str, Wheel]
    ) -> dict[str, tuple[Wheel, Origin]] | None:
        """The wheels that pip chose; those of the index lie in `dest`. None when the distribution does not give one.

        Raises DamagedError for a wheel of the distribution with other bytes than its lock promises.
        """
        self.fresh = False
        with ThreadPoolExecutor(AT_ONCE) as pool:
            taken = list(pool.map(lambda item: self.take_one(item, dest, only), found))
        if None in taken:
            return None
        return {item.name: wheel for item, wheel in zip(found, taken, strict=True) if wheel}

    def take_one(self, item: Found, dest: Path, only: Mapping[str, Wheel]) -> tuple[Wheel, Origin] | None:
        if item.name in only:
            return only[item.name], Origin("built", item.url)
        for folder in self.folders:
            for wheel in folder.by_name.get(item.name, []):
                if wheel.path.name == item.file:
                    return wheel, Origin("folder", str(wheel.path))
        package = self.distribution.packages.get(item.name)
        if package and item.url.startswith(self._stubs):
            return self.from_distribution(package)
        downloaded = Wheel.read(self.cache.keep(dest / item.file))
        return (downloaded, Origin("index", item.url)) if downloaded else None

    def from_distribution(self, package: PackageSpec) -> tuple[Wheel, Origin] | None:
        url = self.distribution.source + package.file_name
        known = self.is_cached(package)
        try:
            path = self.cache.fetch(url, package.sha256, package.file_name)
        except urllib.error.HTTPError as error:
            self.gone[canonicalize_name(package.name)] = f"HTTP {error.code} {error.reason}"
            return None
        except OSError as error:
            self.unreachable = self.unreachable or str(getattr(error, "reason", error))
            return None
        self.fresh = self.fresh or (not known and path.suffix == ".whl")
        wheel = Wheel.of_library(path, package.name, package.version) if path.suffix == ".zip" else Wheel.read(path)
        return (wheel, Origin("pyodide", url)) if wheel else None
