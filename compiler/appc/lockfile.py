"""Pyodide's lock file: the distribution that the core knows, and the one that a site ships."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import cattrs
from packaging.utils import canonicalize_name
from pyodide_lock import InfoSpec, PackageSpec, PyodideLockSpec

from .errors import ConfigError


@dataclass(frozen=True)
class Distribution:
    """A lock file's packages by canonical name. `source`: the folder or address that the file names are relative to.

    `release` is that of Pyodide.
    """

    info: InfoSpec
    packages: dict[str, PackageSpec]
    source: str
    release: str = ""

    @classmethod
    def read(cls, path: Path, source: str, release: str = "") -> Distribution:
        """The lock file at `path`. Raises ConfigError for one that is none."""
        try:
            spec = PyodideLockSpec.from_json(path)
        except (ValueError, KeyError, cattrs.BaseValidationError) as error:
            raise ConfigError(f"this is no Pyodide lock file: {error}.", where=str(path)) from error
        packages: dict[str, PackageSpec] = {canonicalize_name(name): item for name, item in spec.packages.items()}
        return cls(spec.info, packages, source, release)

    @cached_property
    def modules(self) -> dict[str, str]:
        """Top-level module -> distribution. A package that has the module's name wins."""
        found: dict[str, str] = {}
        for name, package in self.packages.items():
            for module in package.imports:
                top = module.partition(".")[0]
                if top not in found or canonicalize_name(top) == name:
                    found[top] = name
        return found


def site_lock(info: InfoSpec, packages: Iterable[PackageSpec]) -> bytes:
    """A lock file of these packages only; file names are relative to the lock file itself."""
    ordered = {package.name: package for package in sorted(packages, key=lambda item: item.name)}
    data = PyodideLockSpec(info=info, packages=ordered).to_dict()
    return (json.dumps(data, sort_keys=True, separators=(",", ":")) + "\n").encode()
