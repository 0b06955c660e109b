"""Locked wheels -> files of this machine: from the cache, else from where the lock says that they lie; each one verified."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .app_lock import NAME, LockedWheel
from .build_wheel import Builder, BuildError
from .cache import DamagedError, WheelCache, check
from .errors import PackageError
from .pip_client import Pip, Question
from .resolve import Resolution, package_spec
from .sources import AT_ONCE, Sources
from .wheels import Wheel


def load(
    locked: Sequence[LockedWheel], sources: Sources, local: Mapping[str, Wheel], options: Sequence[str]
) -> Resolution:
    """The wheels as a resolution. `local`: wheels of source trees, built already.

    Raises PackageError for one that cannot be had, DamagedError for one with other bytes.
    """
    wheels: dict[str, Wheel] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for item, wheel in zip(locked, pool.map(lambda item: load_one(item, sources, local), locked), strict=True):
            if wheel:
                wheels[item.name] = wheel
    wheels |= download([item for item in locked if item.name not in wheels], sources, options)
    result = Resolution()
    for item in sorted(locked, key=lambda entry: entry.name):
        wheel = wheels[item.name]
        result.wheels[item.name] = wheel
        result.origins[item.name] = item.origin
        result.packages[item.name] = package_spec(item.name, wheel, item.depends)
    return result


def load_one(item: LockedWheel, sources: Sources, local: Mapping[str, Wheel]) -> Wheel | None:
    """One wheel; None for one of the index that is not in the cache."""
    kind = item.origin.kind
    if kind == "tree" or (kind in ("file", "address") and item.name in local):
        return local_wheel(item, local)
    if kind == "folder":
        return from_folder(item, sources)
    if path := sources.cache.get(item.sha256, item.file):
        return read(path, item)
    if kind == "pyodide":
        return read(fetch(item, sources), item)
    if kind == "built":
        return rebuilt(item, sources)
    return None


def local_wheel(item: LockedWheel, local: Mapping[str, Wheel]) -> Wheel:
    wheel = local.get(item.name)
    if wheel is None:
        raise PackageError(f"{item.name} is locked to {item.origin.location}, which is not declared.", where=NAME)
    if item.origin.kind == "file":
        check(wheel.path.read_bytes(), item.sha256, wheel.path.name, str(wheel.path))
    return wheel


def from_folder(item: LockedWheel, sources: Sources) -> Wheel:
    """From the place that the lock names, else from a folder of `--find-links`, else from the cache."""
    places = [Path(item.origin.location), *(folder.path / item.file for folder in sources.folders)]
    for path in places:
        if path.is_file():
            check(path.read_bytes(), item.sha256, item.file, str(path))
            return read(path, item)
    if kept := sources.cache.get(item.sha256, item.file):
        return read(kept, item)
    raise PackageError(
        f"{item.file} is not at {item.origin.location}.",
        where=NAME,
        hint="Name the folder that has it: --find-links DIR. Or lock anew: appc lock",
    )


def fetch(item: LockedWheel, sources: Sources) -> Path:
    """From the distribution's address as it is configured now, which need not be the locked one."""
    known = sources.distribution.packages.get(item.name)
    url = sources.distribution.source + item.file if known and known.sha256 == item.sha256 else item.origin.location
    try:
        return sources.cache.fetch(url, item.sha256, item.file)
    except OSError as error:
        raise out_of_reach(item, url, str(getattr(error, "reason", error)), sources.cache) from error


def rebuilt(item: LockedWheel, sources: Sources) -> Wheel:
    """Built from the index's source again; what other versions of its backend make may have other bytes."""
    try:
        return Builder(sources.cache).remote(f"{item.name}=={item.version}", item.name)
    except BuildError as error:
        raise out_of_reach(item, item.origin.location, str(error), sources.cache) from error


def download(items: Sequence[LockedWheel], sources: Sources, options: Sequence[str]) -> dict[str, Wheel]:
    """Exactly these versions from the index, by pip."""
    if not items:
        return {}
    wanted = [f"{item.name}=={item.version}" for item in items]
    with Pip() as pip, tempfile.TemporaryDirectory(prefix="appc-") as work:
        answer = pip.resolve(Question(wanted, index=sources.index, options=[*options, "--no-deps"]), Path(work))
        if answer.code:
            missing = next((item for item in items if item.name in {cause.name for cause in answer.causes}), items[0])
            why = next(iter(answer.unreachable.values()), "" if sources.index else "it was not asked") or answer.error
            raise out_of_reach(missing, "the package index", why, sources.cache)
        files = {found.name: Path(work) / found.file for found in answer.packages}
        wheels = {}
        for item in items:
            check(files[item.name].read_bytes(), item.sha256, item.file, "the package index")
            wheels[item.name] = read(sources.cache.keep(files[item.name]), item)
        return wheels


def read(path: Path, item: LockedWheel) -> Wheel:
    wheel = Wheel.of_library(path, item.name, item.version) if path.suffix == ".zip" else Wheel.read(path)
    if wheel is None:
        raise PackageError(f"{path.name} is no name of a wheel.", where=NAME)
    return wheel


def out_of_reach(item: LockedWheel, source: str, why: str, cache: WheelCache) -> PackageError:
    if item.sha256 in cache.damaged:
        what = f"{item.file} in the cache was damaged, and {source} does not give it anew: {why}."
        return DamagedError(what, where=NAME)
    return PackageError(f"{item.file} is not in the cache, and {source} does not give it: {why}.", where=NAME)
