"""Wheels for the browser: which ones fit, what they need, what they provide; fetched and verified."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import Parser
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath

from packaging.requirements import InvalidRequirement, Requirement
from packaging.tags import Tag, compatible_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

#: Pyodide 314: CPython 3.14, Emscripten 5.0.3.
PYTHON_VERSION = (3, 14)
PLATFORMS = ("pyemscripten_2026_0_wasm32",)
TARGET_ENVIRONMENT = {
    "implementation_name": "cpython",
    "implementation_version": "3.14.2",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_release": "5.0.3",
    "platform_system": "Emscripten",
    "platform_version": "#1",
    "python_full_version": "3.14.2",
    "python_version": "3.14",
    "sys_platform": "emscripten",
}


def target_tags() -> frozenset[Tag]:
    """Tags of the wheels that the browser's Python can load."""
    native = [Tag("cp314", abi, platform) for platform in PLATFORMS for abi in ("cp314", "none")]
    stable = [Tag(f"cp3{minor}", "abi3", platform) for platform in PLATFORMS for minor in range(2, 15)]
    return frozenset([*native, *stable, *compatible_tags(PYTHON_VERSION, "cp314", [*PLATFORMS, "any"])])


TARGET_TAGS = target_tags()


@dataclass(frozen=True)
class Wheel:
    """A wheel file on this machine."""

    path: Path
    name: str
    version: Version
    tags: frozenset[Tag]

    @classmethod
    def read(cls, path: Path) -> Wheel | None:
        """The wheel at `path`, None when its name is not a wheel's."""
        try:
            name, version, _, tags = parse_wheel_filename(path.name)
        except InvalidWheelFilename:
            return None
        return cls(path, name, version, tags)

    @classmethod
    def of_library(cls, path: Path, name: str, version: str) -> Wheel:
        """A shared library of Pyodide's distribution: a zip file that others link against."""
        return cls(path, canonicalize_name(name), Version(version), frozenset())

    @property
    def is_library(self) -> bool:
        return self.path.suffix == ".zip"

    @property
    def fits(self) -> bool:
        return bool(self.tags & TARGET_TAGS)

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def metadata(self) -> dict[str, list[str]]:
        """Headers of METADATA by lower-case name; none for a shared library."""
        if self.is_library:
            return {}
        with zipfile.ZipFile(self.path) as archive:
            name = next(item for item in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", item))
            message = Parser().parsestr(archive.read(name).decode("utf-8", errors="replace"), headersonly=True)
        headers: dict[str, list[str]] = {}
        for key, value in message.items():
            headers.setdefault(key.lower(), []).append(str(value))
        return headers

    def requires(self, extras: Iterable[str] = ()) -> list[Requirement]:
        """What it needs in the browser, with these extras: markers evaluated for the target."""
        found = []
        for line in self.metadata.get("requires-dist", []):
            try:
                requirement = Requirement(line)
            except InvalidRequirement:
                continue
            if applies(requirement, extras):
                found.append(requirement)
        return found

    @cached_property
    def imports(self) -> list[str]:
        """Names of the top-level modules that it provides."""
        names: set[str] = set()
        if self.is_library:
            return []
        with zipfile.ZipFile(self.path) as archive:
            for item in archive.namelist():
                parts = PurePosixPath(item).parts
                if parts[0].endswith(".data"):
                    parts = parts[2:] if parts[1:2] and parts[1] in ("purelib", "platlib") else ()
                if parts and not parts[0].endswith(".dist-info") and (name := module_name(parts)):
                    names.add(name)
        return sorted(names)

    @property
    def needs_eval(self) -> bool:
        """Whether one of its libraries brings JavaScript of its own (EM_JS), which Emscripten compiles with `eval`."""
        return has_em_js(self.path, self.path.stat().st_mtime_ns)

    @cached_property
    def licenses(self) -> dict[str, str]:
        """Licence files by name."""
        pattern = r"(?i)[^/]+\.dist-info/(?:.*/)?((?:licen[cs]e|copying|notice|authors)[^/]*)"
        with zipfile.ZipFile(self.path) as archive:
            found = [(match[1], item) for item in archive.namelist() if (match := re.fullmatch(pattern, item))]
            return {name: archive.read(item).decode("utf-8", errors="replace") for name, item in found}


@lru_cache
def has_em_js(path: Path, changed: int) -> bool:
    """Emscripten marks such functions by exports of this name. `changed`: so that another file is read anew."""
    with zipfile.ZipFile(path) as archive:
        return any(b"__em_js__" in archive.read(name) for name in archive.namelist() if name.endswith(".so"))


def module_name(parts: tuple[str, ...]) -> str | None:
    """The top-level module that a file of a wheel belongs to."""
    if len(parts) > 1:
        return parts[0] if parts[0].isidentifier() and parts[-1].endswith((".py", ".so")) else None
    name, dot, suffix = parts[0].partition(".")
    return name if dot and name.isidentifier() and suffix.endswith(("py", "so")) else None


def applies(requirement: Requirement, extras: Iterable[str] = ()) -> bool:
    """Whether the requirement's marker holds in the browser."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**TARGET_ENVIRONMENT, "extra": extra}) for extra in ("", *extras))


class WheelFolder:
    """The wheels of a folder that fit, by canonical name, newest first."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        wheels = [wheel for path in sorted(folder.glob("*.whl")) if (wheel := Wheel.read(path)) and wheel.fits]
        self.by_name: dict[str, list[Wheel]] = {}
        for wheel in sorted(wheels, key=lambda item: item.version, reverse=True):
            self.by_name.setdefault(canonicalize_name(wheel.name), []).append(wheel)

    @cached_property
    def by_import(self) -> dict[str, str]:
        """Top-level module -> distribution."""
        return {module: name for name, wheels in self.by_name.items() for module in wheels[0].imports}
