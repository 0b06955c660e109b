"""Local code that is declared as a package: source trees, archives and wheels by path, and addresses of sources.

Each becomes a wheel; what its metadata names by path in turn is followed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .build_wheel import Builder, BuildError
from .errors import PackageError
from .requirements import UNNAMED, Needed
from .wheels import Wheel


@dataclass
class Local:
    """`needed` with real names, and the wheel of each package that has its source at hand."""

    needed: list[Needed] = field(default_factory=list)
    wheels: dict[str, Wheel] = field(default_factory=dict)
    origins: dict[str, Path | str] = field(default_factory=dict)


def build_local(declared: Sequence[Needed], builder: Builder) -> Local:
    """Build what is declared by path or address. Raises PackageError where that cannot be done."""
    result = Local()
    for item in declared:
        if item.origin is None or (isinstance(item.origin, str) and is_remote_wheel(item.origin)):
            result.needed.append(item)
        else:
            result.needed.append(add(item, result, builder, ()))
    return result


def add(item: Needed, result: Local, builder: Builder, above: tuple[Needed, ...]) -> Needed:
    """Build one, then what it names by path. `above`: the sources that led here."""
    origin = item.origin.resolve() if isinstance(item.origin, Path) else item.origin
    assert origin is not None
    if any(other.origin == origin for other in above):
        chain = " -> ".join([*(short(other) for other in above), short(item)])
        raise PackageError(
            f"circular path dependency: {chain}.",
            where=item.where,
            hint="A package cannot be built from itself: take one of these out of the other's dependencies.",
        )
    wheel = wheel_of(item, origin, builder)
    name = canonicalize_name(wheel.name)
    named = replace(item, requirement=renamed(item.requirement, name), origin=origin)
    known = result.origins.get(name)
    if known is not None and known != origin:
        raise PackageError(f"{name} is to come from two places: {known} and {origin}.", where=item.where)
    result.wheels[name], result.origins[name] = wheel, origin
    for requirement in wheel.requires(item.requirement.extras):
        if requirement.url and not is_remote_wheel(requirement.url):
            add(inner(requirement, item.where, origin), result, builder, (*above, named))
    return named


def inner(requirement: Requirement, where: str, above: Path | str) -> Needed:
    """What a source asks for by path or address. `above`: the source, which relative paths (`file:../x`) start from."""
    url = requirement.url or ""
    if not url.startswith("file:"):
        return Needed(requirement, where, origin=url)
    path = Path(re.sub(r"^file:(//)?", "", url))
    return Needed(requirement, where, origin=above / path if isinstance(above, Path) else path)


def wheel_of(item: Needed, origin: Path | str, builder: Builder) -> Wheel:
    """The wheel at the origin, or built from it. Raises PackageError."""
    try:
        if isinstance(origin, str):
            return builder.remote(origin if item.name == UNNAMED else f"{item.requirement.name} @ {origin}")
        if not origin.exists():
            raise PackageError(f"{short(item)} is to come from {origin}, which is not there.", where=item.where)
        if origin.suffix == ".whl":
            return local_wheel(origin, item.where)
        return builder.tree(origin)
    except BuildError as error:
        raise PackageError(f"{short(item)}: {error}.", where=item.where, hint=advice(item, error)) from error


def advice(item: Needed, error: BuildError) -> str:
    if error.compiled:
        return (
            "Build it with pyodide-build (pip install pyodide-build; pyodide xbuildenv install; appc calls `pyodide build` "
            "when it is there), or build the wheel elsewhere and name it in the requirement."
        )
    return f"To see all that the build says: pip wheel --no-deps {item.origin}"


def local_wheel(path: Path, where: str) -> Wheel:
    wheel = Wheel.read(path)
    if wheel is None:
        raise PackageError(f"{path.name} is no name of a wheel.", where=where)
    if not wheel.fits:
        tags = ", ".join(sorted(map(str, wheel.tags)))
        raise PackageError(
            f"{path.name} is for {tags}, not for the browser.",
            where=where,
            hint="A pure wheel (py3-none-any) or one for pyemscripten_2026_0_wasm32 is needed.",
        )
    return wheel


def is_remote_wheel(origin: str) -> bool:
    """An address of a wheel, which pip fetches itself."""
    return "://" in origin and not origin.startswith("file:") and origin.partition("#")[0].endswith(".whl")


def renamed(requirement: Requirement, name: str) -> Requirement:
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return Requirement(f"{name}{extras}")


def short(item: Needed) -> str:
    return item.origin.name if isinstance(item.origin, Path) and item.name == UNNAMED else item.requirement.name
