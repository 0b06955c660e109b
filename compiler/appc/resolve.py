"""Requirements -> the wheels of the site.

Three sources, in this order: the folders of `--find-links`, Pyodide's distribution, pure wheels of the user's package
index. What a wheel needs is followed, with markers evaluated for the browser. What cannot be had is reported, never an
error: the import raises in the app, at its place.
"""

from __future__ import annotations

import urllib.error
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from pyodide_lock import PackageSpec

from .finding import Finding
from .index import PackageIndex
from .lockfile import Distribution
from .requirements import PROVIDED, Needed
from .wheels import Wheel, WheelFolder, fetch


@dataclass
class Resolution:
    """Wheels by canonical name, what they are in the lock file, and what could not be had."""

    wheels: dict[str, Wheel] = field(default_factory=dict)
    packages: dict[str, PackageSpec] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A wheel and the names that a lock file says it depends on (shared libraries are in no wheel's metadata)."""

    wheel: Wheel
    depends: tuple[str, ...] = ()


class Sources:
    """Where wheels come from."""

    def __init__(
        self,
        folders: Iterable[Path],
        distribution: Distribution,
        cache: Path,
        index: PackageIndex | None,
    ) -> None:
        self.folders = [WheelFolder(folder) for folder in folders]
        locks = [folder / "pyodide-lock.json" for folder in folders]
        self.locks = [Distribution.read(path, str(path.parent)) for path in locks if path.is_file()]
        self.distribution = distribution
        self.cache = cache
        self.index = index
        self.reachable = True

    def distribution_of(self, module: str) -> str | None:
        """Which distribution provides a top-level module."""
        for lock in (*self.locks, self.distribution):
            if name := lock.modules.get(module):
                return name
        return next((name for folder in self.folders if (name := folder.by_import.get(module))), None)

    def local(self, requirement: Requirement) -> Found | None:
        """From the folders, else from Pyodide's distribution."""
        for folder in self.folders:
            if wheel := folder.find(requirement):
                return Found(wheel, self.lock_depends(wheel))
        name = canonicalize_name(requirement.name)
        package = self.distribution.packages.get(name)
        if package is None or not requirement.specifier.contains(package.version, prereleases=True):
            return None
        path = self.fetch(package)
        wheel = Wheel.read(path) if path else None
        return Found(wheel, tuple(package.depends)) if wheel else None

    def lock_depends(self, wheel: Wheel) -> tuple[str, ...]:
        for lock in (*self.locks, self.distribution):
            package = lock.packages.get(canonicalize_name(wheel.name))
            if package and Version(package.version) == wheel.version:
                return tuple(package.depends)
        return ()

    def fetch(self, package: PackageSpec) -> Path | None:
        """Pyodide's build from the cache or its address, which is given up after the first failed connection."""
        target = self.cache / package.sha256[:16] / package.file_name
        if not self.reachable and not target.is_file():
            return None
        try:
            return fetch(self.distribution.source + package.file_name, package.sha256, target)
        except urllib.error.HTTPError:
            return None
        except OSError:
            self.reachable = False
            return None

    def from_index(self, requirements: list[Requirement]) -> dict[str, Found]:
        """Pure wheels of the package index by canonical name."""
        if self.index is None or not requirements:
            return {}
        texts = {plain(item): canonicalize_name(item.name) for item in requirements}
        return {texts[text]: Found(wheel) for text, wheel in self.index.find(list(texts)).items()}

    def any_version(self, name: str) -> Found | None:
        """Pyodide's only build of a package, whatever version was asked for."""
        return self.local(Requirement(name))


def plain(requirement: Requirement) -> str:
    """Without extras and marker."""
    return f"{requirement.name}{requirement.specifier}"


def resolve(needed: list[Needed], sources: Sources) -> Resolution:
    """Take the best wheel for each requirement, level by level; nothing that is chosen is taken back."""
    result = Resolution()
    extras: dict[str, set[str]] = {}
    edges: dict[str, set[str]] = {}
    level = merge(needed)
    while level:
        found = find_level(level, result, sources)
        for name, item in found.items():
            result.wheels[name] = item.wheel
        level = merge(follow(level, found, result, extras, edges))
    result.findings += [eval_finding(wheel) for wheel in result.wheels.values() if wheel.needs_eval]
    result.packages = {name: package_spec(name, result, edges) for name in result.wheels}
    return result


def merge(needed: Iterable[Needed]) -> list[Needed]:
    """One requirement a name, with the specifiers and extras of all of them."""
    merged: dict[str, Needed] = {}
    for item in needed:
        if item.name in PROVIDED:
            continue
        if old := merged.get(item.name):
            both = Requirement(plain(old.requirement))
            both.specifier &= item.requirement.specifier
            both.extras = old.requirement.extras | item.requirement.extras
            optional = old.optional and item.optional
            merged[item.name] = replace(old, requirement=both, optional=optional)
        else:
            merged[item.name] = item
    return list(merged.values())


def find_level(level: list[Needed], result: Resolution, sources: Sources) -> dict[str, Found]:
    """Wheels for the names of this level that have none yet; warnings for what cannot be had."""
    found: dict[str, Found] = {}
    wanted = []
    for item in level:
        if wheel := result.wheels.get(item.name):
            if not item.requirement.specifier.contains(wheel.version, prereleases=True):
                result.findings.append(other_version(item, wheel))
        elif item.requirement.url:
            result.findings.append(missing(item, sources))
        elif local := sources.local(item.requirement):
            found[item.name] = local
        else:
            wanted.append(item)
    found |= sources.from_index([item.requirement for item in wanted])
    for item in wanted:
        if item.name not in found:
            if item.requirement.specifier and (other := sources.any_version(item.name)):
                found[item.name] = other
                result.findings.append(other_version(item, other.wheel))
            elif not item.optional:
                result.findings.append(missing(item, sources))
    return found


def follow(
    level: list[Needed],
    found: dict[str, Found],
    result: Resolution,
    extras: dict[str, set[str]],
    edges: dict[str, set[str]],
) -> Iterator[Needed]:
    """What the wheels of this level need: new ones, and known ones that were asked for with further extras."""
    for item in level:
        wheel = result.wheels.get(item.name)
        new_extras = set(item.requirement.extras) - extras.get(item.name, set())
        if wheel is None or (item.name not in found and not new_extras):
            continue
        extras.setdefault(item.name, set()).update(new_extras)
        requirements = wheel.requires(extras[item.name])
        names = {canonicalize_name(requirement.name) for requirement in requirements}
        depends = found[item.name].depends if item.name in found else ()
        requirements += [Requirement(name) for name in depends if canonicalize_name(name) not in names]
        edges.setdefault(item.name, set()).update(canonicalize_name(requirement.name) for requirement in requirements)
        for requirement in requirements:
            yield Needed(requirement, item.where, None, item.optional, needed_by=item.name)


def package_spec(name: str, result: Resolution, edges: dict[str, set[str]]) -> PackageSpec:
    wheel = result.wheels[name]
    return PackageSpec(
        name=name,
        version=str(wheel.version),
        file_name=f"{wheel.sha256[:16]}/{wheel.path.name}",
        install_dir="site",
        sha256=wheel.sha256,
        imports=wheel.imports,
        depends=sorted(dependency for dependency in edges.get(name, ()) if dependency in result.wheels),
    )


def other_version(item: Needed, wheel: Wheel) -> Finding:
    who = f"{item.needed_by} asks" if item.needed_by else "asks"
    what = (
        f"{who} for {plain(item.requirement)}; the browser gets {wheel.name} {wheel.version}, the only one that fits."
    )
    return Finding("version", what, where=item.where)


def eval_finding(wheel: Wheel) -> Finding:
    what = f"{wheel.name} {wheel.version} brings JavaScript of its own: the page's Content-Security-Policy allows eval."
    return Finding("policy", what)


def missing(item: Needed, sources: Sources) -> Finding:
    """Why there is no wheel, and what to do about it."""
    what = f"import {item.module}" if item.module else plain(item.requirement)
    if item.needed_by:
        what = f"{item.needed_by} needs {what}"
    reasons = []
    if package := sources.distribution.packages.get(item.name):
        state = "cannot be downloaded" if sources.reachable else "is out of reach (no connection)"
        reasons.append(f"Pyodide's {item.name} {package.version} {state}")
    reasons.append("the package index has no pure wheel" if sources.index else "the package index was not asked")
    until = f"{item.needed_by} may fail" if item.needed_by else "the import raises"
    hint = f"Give a folder that has a wheel for Pyodide: --find-links DIR. Until then {until} in the app."
    return Finding("package", f"{what}: no wheel for the browser: {'; '.join(reasons)}.", where=item.where, hint=hint)
