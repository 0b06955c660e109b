"""From the project's files to the wheels of its site: what is needed, what the lock says, where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from platformdirs import user_cache_path

from .app_lock import NAME, AppLock, LockedWheel, read_lock, versions_changed, write_lock
from .cache import WheelCache
from .config import Config
from .errors import ConfigError, PackageError
from .finding import Finding
from .imports import top_level
from .locked import load
from .lockfile import Distribution
from .remembered import Remembered
from .resolve import Resolution, Rules, eval_findings, resolve
from .runtime_files import RuntimeFiles
from .script import App
from .sources import Origin, Sources
from .wanted import Wanted, read_wanted


def wheel_cache() -> WheelCache:
    """The user's."""
    return WheelCache(user_cache_path("appc", appauthor=False))


def read_distribution(config: Config, files: RuntimeFiles) -> Distribution:
    """Pyodide's own packages, at the address or in the folder that the configuration gives. Raises ConfigError."""
    own = files.pyodide / "pyodide-lock.json"
    address = config.packages_url.replace("{version}", files.pyodide_version)
    if "://" in address:
        return Distribution.read(own, address if address.endswith("/") else address + "/", files.pyodide_version)
    folder = (config.root / address).resolve()
    if not folder.is_dir():
        raise ConfigError(f"packages-url: there is no folder {folder}.", where="pyproject.toml")
    lock = folder / "pyodide-lock.json"
    distribution = Distribution.read(lock if lock.is_file() else own, folder.as_uri() + "/", files.pyodide_version)
    ours = Distribution.read(own, "").info
    if distribution.info.abi_version != ours.abi_version:
        raise ConfigError(
            f"packages-url: {folder} is a Pyodide of ABI {distribution.info.abi_version}, not {ours.abi_version}.",
            where="pyproject.toml",
            hint=f"Take the packages of Pyodide {files.pyodide_version}.",
        )
    return distribution


def find_packages(
    config: Config, app: App, distribution: Distribution, *, relock: bool = False, upgrade: bool = False
) -> Resolution:
    """The wheels that the lock file has, if it is up to date; else those that are found for the project.

    `relock`: find them in any case, near the locked versions unless `upgrade`. Raises PackageError for what is declared
    and cannot be had, and with `config.locked` where no lock file fits.
    """
    cache = wheel_cache()
    sources = Sources(config.find_links, distribution, cache, index=config.index)
    lock = read_lock(config.script)
    wanted = read_wanted(config, app, cache, lock)
    if lock is None and config.locked:
        raise PackageError(f"there is no {NAME} beside {app.entrypoint}.", hint="Make one: appc lock")
    findings = []
    if lock and not relock:
        found = from_lock(lock, wanted, sources)
        if isinstance(found, Resolution):
            return found
        if config.locked:
            raise PackageError(f"{NAME} is out of date: {found}.", where=NAME, hint="Bring it up to date: appc lock")
        hint = "The build goes on with other packages where it has to. Bring it up to date: appc lock"
        findings.append(Finding("lock", f"it is out of date: {found}.", where=NAME, hint=hint))
    prefer = lock.versions if lock and not upgrade else {}
    result = find_anew(config, wanted, sources, prefer, fresh=relock)
    result.findings += findings
    return result


def from_lock(lock: AppLock, wanted: Wanted, sources: Sources) -> Resolution | str:
    """The locked wheels, or why the lock is not this project's any more."""
    if why := other_project(lock, wanted, sources):
        return why
    result = load(lock.wheels, sources, wanted.local.wheels, wanted.options)
    for wheel in lock.wheels:
        # A branch moves on, and an archive may be replaced: pip gives what lies there now.
        if wheel.origin.kind == "address" and result.wheels[wheel.name].sha256 != wheel.sha256:
            return f"what {wheel.origin.location} gives now is not what was locked"
    for item in wanted.imported(result.modules, sources):
        if item.module not in lock.missing:
            return f"{item.where} imports {item.module}"
    result.imports, result.missing = dict(lock.imports), dict(lock.missing)
    required = {top_level(item): item.where for item in reversed(wanted.app.imports) if not item.optional}
    result.findings = [
        Finding("package", why, required[name]) for name, why in lock.missing.items() if name in required
    ]
    result.findings += eval_findings(result)
    result.notes = wanted.notes
    return result


def other_project(lock: AppLock, wanted: Wanted, sources: Sources) -> str | None:
    """What differs from the project that the lock was made for, without looking into wheels."""
    if lock.pyodide != sources.distribution.release:
        return f"it is for Pyodide {lock.pyodide}, this is {sources.distribution.release}"
    if changed := set(wanted.requirements) ^ set(lock.requirements):
        first = min(changed)
        return f"{first} is {'new' if first in wanted.requirements else 'no longer asked for'}"
    if wanted.exclude != set(lock.exclude):
        return "exclude-packages was changed"
    asked = {*wanted.modules, *(item.module for item in wanted.imported((), sources))}
    gone = sorted({*lock.imports, *lock.missing} - asked - set(lock.seen))
    return f"{gone[0]} is no longer imported" if gone else None


def find_anew(
    config: Config, wanted: Wanted, sources: Sources, prefer: Mapping[str, str], *, fresh: bool
) -> Resolution:
    """Ask pip, unless it was asked the same a short while ago."""
    memory = Remembered(sources.cache, question_of(config, wanted, sources, prefer))
    known = None if fresh else memory.get()
    if known:
        result = load(known[0].wheels, sources, wanted.local.wheels, wanted.options)
        result.imports, result.missing, result.findings = dict(known[0].imports), dict(known[0].missing), known[1]
    else:
        rules = Rules(config.relax, wanted.exclude, wanted.modules, wanted.options, prefer, wanted.local.wheels)
        result = resolve(wanted.local.needed, sources, rules, lambda modules: wanted.imported(modules, sources))
        for name, origin in wanted.local.origins.items():
            if name in result.origins:
                result.origins[name] = local_origin(origin)
        memory.keep(to_lock(result, wanted, sources, ()), result.findings)
    result.notes = wanted.notes
    return result


def question_of(config: Config, wanted: Wanted, sources: Sources, prefer: Mapping[str, str]) -> list[str]:
    """All that an answer depends on."""
    needed = [f"{item.where} {item.text} {item.origin or ''}" for item in wanted.local.needed]
    needed += [f"{name} {wheel.sha256}" for name, wheel in sorted(wanted.local.wheels.items())]
    imports = [f"{item.where} {item.module} {item.optional}" for item in wanted.app.imports]
    folders = [
        f"{wheel.path} {wheel.path.stat().st_size} {wheel.path.stat().st_mtime_ns}"
        for folder in sources.folders
        for wheels in folder.by_name.values()
        for wheel in wheels
    ]
    rest = [sources.distribution.source, sources.distribution.release, str(config.index), str(config.relax)]
    rest += [
        *sorted(wanted.exclude),
        *wanted.options,
        *(f"{name} {version}" for name, version in sorted(prefer.items())),
    ]
    return ["needed", *needed, "imports", *imports, "folders", *folders, "rest", *rest]


def to_lock(result: Resolution, wanted: Wanted, sources: Sources, seen: Collection[str]) -> AppLock:
    """What appc.lock holds of a resolution."""
    wheels = []
    for name, wheel in result.wheels.items():
        origin = result.origins[name]
        sha256 = "" if origin.kind == "tree" else wheel.sha256
        depends = tuple(result.packages[name].depends)
        wheels.append(LockedWheel(name, str(wheel.version), wheel.path.name, sha256, origin, depends))
    return AppLock(
        pyodide=sources.distribution.release,
        wheels=tuple(wheels),
        requirements=wanted.requirements,
        exclude=tuple(sorted(wanted.exclude)),
        imports=result.imports,
        seen=tuple(sorted(set(seen) & {*result.imports, *result.missing})),
        missing=result.missing,
    )


def write_project_lock(
    config: Config, app: App, distribution: Distribution, result: Resolution, seen: Collection[str]
) -> tuple[bool, list[str]]:
    """Write appc.lock. Whether it changed, and which versions did."""
    old = read_lock(config.script)
    cache = wheel_cache()
    wanted = read_wanted(config, app, cache, old)
    lock = to_lock(result, wanted, Sources(config.find_links, distribution, cache, index=config.index), seen)
    return write_lock(lock, config.script), versions_changed(old, lock)


def local_origin(origin: Path | str) -> Origin:
    if isinstance(origin, str):
        return Origin("address", origin)
    return Origin("file" if origin.suffix == ".whl" else "tree", str(origin))
