"""From the project's files to the wheels of its site: what is needed, where it comes from."""

from __future__ import annotations

from collections.abc import Collection

from packaging.utils import canonicalize_name
from platformdirs import user_cache_path

from .build_wheel import Builder
from .cache import WheelCache
from .config import Config
from .errors import ConfigError
from .finding import Finding
from .imports import dropped, imported
from .local import build_local
from .lockfile import Distribution
from .requirements import Needed, read_declared
from .resolve import Resolution, Rules, resolve
from .runtime_files import RuntimeFiles
from .script import App
from .sources import Origin, Sources


def wheel_cache() -> WheelCache:
    """The user's."""
    return WheelCache(user_cache_path("appc", appauthor=False))


def read_distribution(config: Config, files: RuntimeFiles) -> Distribution:
    """Pyodide's own packages, at the address or in the folder that the configuration gives. Raises ConfigError."""
    own = files.pyodide / "pyodide-lock.json"
    address = config.packages_url.replace("{version}", files.pyodide_version)
    if "://" in address:
        return Distribution.read(own, address if address.endswith("/") else address + "/")
    folder = (config.root / address).resolve()
    if not folder.is_dir():
        raise ConfigError(f"packages-url: there is no folder {folder}.", where="pyproject.toml")
    lock = folder / "pyodide-lock.json"
    distribution = Distribution.read(lock if lock.is_file() else own, folder.as_uri() + "/")
    ours = Distribution.read(own, "").info
    if distribution.info.abi_version != ours.abi_version:
        raise ConfigError(
            f"packages-url: {folder} is a Pyodide of ABI {distribution.info.abi_version}, not {ours.abi_version}.",
            where="pyproject.toml",
            hint=f"Take the packages of Pyodide {files.pyodide_version}.",
        )
    return distribution


def find_packages(config: Config, app: App, distribution: Distribution) -> Resolution:
    """Resolve what the app declares and imports. Raises PackageError for what is declared and cannot be had."""
    cache = wheel_cache()
    sources = Sources(config.find_links, distribution, cache, index=config.index)
    exclude = {canonicalize_name(name) for name in config.exclude_packages}
    declared = read_declared(app, config.script)
    left_out = dropped(declared.items, app.imports, exclude)
    out = {id(item) for items in left_out.values() for item in items}
    builder = Builder(cache, declared.options if config.index else [*declared.options, "--no-index"])
    local = build_local([item for item in declared.items if id(item) not in out], builder)

    def more(provided: Collection[str]) -> list[Needed]:
        names = {item.name for item in local.needed}
        found = imported(app.imports, provided, sources.distribution_of, exclude)
        return [item for item in found if item.name not in names]

    rules = Rules(relax=config.relax, exclude=exclude, options=declared.options, only=local.wheels)
    result = resolve(local.needed, sources, rules, more)
    for name, origin in local.origins.items():
        if name in result.origins:
            result.origins[name] = Origin("local", str(origin))
    result.notes = [note(reason, items) for reason, items in left_out.items()]
    return result


def note(reason: str, items: list[Needed]) -> Finding:
    """One line for all that is left out for one reason."""
    names = ", ".join(f"{item.text} ({item.where})" for item in items)
    return Finding("package", f"not bundled: {names}: {reason}.")
