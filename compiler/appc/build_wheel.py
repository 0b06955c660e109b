"""Source trees and archives -> wheels, by their own build backend (PEP 517, through `pip wheel`), kept in the cache.

A build runs with the host's Python: its wheel is of use in a browser only if it is pure. So there is no compiler for it:
what this machine's would make is of no use, and sources with an optional extension make a pure wheel without one. What has a
compiled extension is given to pyodide-build, if that is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .cache import WheelCache
from .privacy import is_skipped_folder
from .retag import as_pure
from .wheels import Wheel

#: Seconds that one build may take.
LIMIT = 900.0
#: Backends write this time into their archives, so that the same source gives the same wheel.
EPOCH = "315532800"
#: No compiler; and what some projects want to be told to leave their extension out.
PURE = {
    "CC": "false",
    "CXX": "false",
    "AIOHTTP_NO_EXTENSIONS": "1",
    "FROZENLIST_NO_EXTENSIONS": "1",
    "MSGPACK_PUREPYTHON": "1",
    "MULTIDICT_NO_EXTENSIONS": "1",
    "PROPCACHE_NO_EXTENSIONS": "1",
    "TORNADO_EXTENSION": "0",
    "WRAPT_INSTALL_EXTENSIONS": "false",
    "YARL_NO_EXTENSIONS": "1",
}
PRODUCTS = frozenset({"build", "dist"})


class BuildError(Exception):
    """Why there is no wheel for the browser. `compiled`: the source builds, but not for a browser."""

    def __init__(self, why: str, *, compiled: bool = False) -> None:
        super().__init__(why)
        self.compiled = compiled


@dataclass(frozen=True)
class Builder:
    """Builds once: the cache remembers the wheel by the source's content. `options` are for pip."""

    cache: WheelCache
    options: Sequence[str] = ()
    #: Address -> hash and name of the wheel that a lock file has for it.
    known: Mapping[str, tuple[str, str]] = MappingProxyType({})

    def tree(self, folder: Path) -> Wheel:
        """The wheel of a source tree or of a local archive. Raises BuildError."""
        key = tree_digest(folder) if folder.is_dir() else hashlib.sha256(folder.read_bytes()).hexdigest()
        return self.remembered(key) or self.remember(key, self.build(str(folder), folder if folder.is_dir() else None))

    def remote(self, requirement: str, name: str | None = None) -> Wheel:
        """The wheel of `name==version` in the index, or of an address, from its source. Raises BuildError."""
        sha256, file = self.known.get(requirement.rpartition(" @ ")[2], ("", ""))
        if sha256 and (path := self.cache.get(sha256, file)):
            return Wheel.read(path) or self.build(requirement, None)
        pinned = "==" in requirement or "@" in requirement.partition("://")[2]
        key = hashlib.sha256(requirement.encode()).hexdigest()
        wheel = self.remembered(key) if pinned else None
        extra = [f"--no-binary={name}"] if name else []
        return wheel or self.remember(key, self.build(requirement, None, *extra))

    def remembered(self, key: str) -> Wheel | None:
        try:
            entry = json.loads(self.note(key).read_text(encoding="utf-8"))
            path = self.cache.get(entry["sha256"], entry["file"])
        except (OSError, ValueError, KeyError):
            return None
        return Wheel.read(path) if path else None

    def remember(self, key: str, wheel: Wheel) -> Wheel:
        note = self.note(key)
        note.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=note.parent, delete=False, encoding="utf-8") as file:
            json.dump({"sha256": wheel.sha256, "file": wheel.path.name}, file)
        Path(file.name).replace(note)
        return wheel

    def note(self, key: str) -> Path:
        return self.cache.folder / "built" / f"{key}.json"

    def build(self, source: str, folder: Path | None, *extra: str) -> Wheel:
        with tempfile.TemporaryDirectory(prefix="appc-") as work:
            command = [sys.executable, "-P", "-m", "pip", "wheel", "--no-deps", "--no-input", "--quiet"]
            command += ["--disable-pip-version-check", f"--wheel-dir={work}", *self.options, *extra, source]
            with clean(folder):
                failed = run(command, Path(work), PURE)
            wheel = fitting(first_wheel(Path(work)))
            if wheel and wheel.fits:
                return kept(self.cache, wheel)
            compiled = wheel is not None or needs_compiler(failed or "")
            if compiled and folder and shutil.which("pyodide"):
                return self.cross_build(folder)
        if compiled:
            raise BuildError("it has a compiled extension, which a browser cannot load as it is", compiled=True)
        raise BuildError(f"building it failed: {failed or 'pip left no wheel'}")

    def cross_build(self, folder: Path) -> Wheel:
        """By pyodide-build, with the cross-build environment that it has."""
        with tempfile.TemporaryDirectory(prefix="appc-") as work:
            with clean(folder):
                failed = run(["pyodide", "build", str(folder), "--outdir", work], folder)
            wheel = first_wheel(Path(work))
            if wheel is None:
                raise BuildError(f"pyodide build failed: {failed or 'no wheel'}", compiled=True)
            if not wheel.fits:
                what = f"pyodide build made {wheel.path.name}, which is for another Pyodide"
                raise BuildError(what, compiled=True)
            return kept(self.cache, wheel)


@contextmanager
def clean(folder: Path | None) -> Iterator[None]:
    """Take away what setuptools leaves in a source tree that it builds: the tree is the author's."""
    before = left_by_builds(folder)
    try:
        yield
    finally:
        for path in left_by_builds(folder) - before:
            shutil.rmtree(path, ignore_errors=True)


def left_by_builds(folder: Path | None) -> set[Path]:
    patterns = ("build", "*.egg-info", "*/*.egg-info")
    return {path for pattern in patterns for path in folder.glob(pattern)} if folder else set()


def needs_compiler(failed: str) -> bool:
    """Whether a build failed for want of a compiler."""
    return bool(re.search(r"command .*\bfalse'? failed|compiler|'false'|CMake|Rust|cargo|maturin", failed))


def run(command: Sequence[str], folder: Path, variables: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """What went wrong, in one line; None if nothing did."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **variables}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, errors="replace", timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return f"it took more than {LIMIT:.0f} s"
    except OSError as error:
        return str(error)
    return None if done.returncode == 0 else last_error(done.stdout + done.stderr)


def last_error(output: str) -> str:
    """The line that says most: what the backend raised, else pip's own last line."""
    lines = [line.strip(" │╰─>|") for line in output.splitlines()]
    lines = [line for line in lines if line and not line.startswith(("note:", "[notice]", "hint:"))]
    raised = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception")) or ": error:" in line]
    plain = [line for line in lines if line.lower().startswith("error")]
    return next(reversed(raised or plain or lines), "no reason given")


def first_wheel(folder: Path) -> Wheel | None:
    return next((wheel for path in sorted(folder.glob("*.whl")) if (wheel := Wheel.read(path))), None)


def fitting(wheel: Wheel | None) -> Wheel | None:
    """The wheel as a browser takes it where that can be: one whose extension was left out is pure, whatever its tag."""
    pure = as_pure(wheel.path) if wheel and not wheel.fits else None
    return Wheel.read(pure) if pure else wheel


def kept(cache: WheelCache, wheel: Wheel) -> Wheel:
    return Wheel(cache.keep(wheel.path), wheel.name, wheel.version, wheel.tags)


def tree_files(folder: Path) -> Iterator[Path]:
    """The files of a source tree, in order, without what builds and tools leave there."""
    for path, folders, names in folder.walk():
        folders[:] = sorted(
            name
            for name in folders
            if not is_skipped_folder(path / name) and name not in PRODUCTS and not name.endswith(".egg-info")
        )
        files = (path / name for name in sorted(names) if not name.endswith(".pyc"))
        yield from (file for file in files if file.is_file())


def tree_digest(folder: Path) -> str:
    """A hash of the names and contents of a tree."""
    total = hashlib.sha256()
    for file in tree_files(folder):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
