"""Wheels of metadata only: they stand for a distribution's packages while pip resolves, so that none has to be fetched."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def write_stub(folder: Path, file_name: str, requires: Iterable[str], extras: Iterable[str] = ()) -> Path:
    """A wheel named `file_name` without modules, which needs `requires`. One that is there already is left as it is."""
    path = folder / file_name
    if path.is_file():
        return path
    name, version = file_name.split("-")[:2]
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Provides-Extra: {extra}" for extra in extras]
    lines += [f"Requires-Dist: {item}" for item in requires]
    tag = "-".join(file_name.removesuffix(".whl").split("-")[-3:])
    files = {
        "METADATA": "\n".join(lines) + "\n",
        "WHEEL": f"Wheel-Version: 1.0\nGenerator: appc\nRoot-Is-Purelib: true\nTag: {tag}\n",
        "RECORD": "",
    }
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for item, content in files.items():
            archive.writestr(f"{name}-{version}.dist-info/{item}", content)
    return path


def merged_requires(depends: Iterable[str], requires: Iterable[str], *, strict: bool) -> list[str]:
    """What a package of a distribution needs: the lock's names with the bounds of the wheel's own metadata.

    `strict`: the lock's list is complete, what else the metadata ask for was left out on purpose (extras stay).
    """
    known = {canonicalize_name(name) for name in depends}
    kept = []
    named = set()
    for text in requires:
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        optional = requirement.marker is not None and "extra" in str(requirement.marker)
        if optional or name in known or not strict:
            kept.append(text)
            named.add(name if not optional else "")
    return [*kept, *sorted(known - named)]
