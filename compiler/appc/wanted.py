"""What a project asks for: declared, local code built, and imported beyond that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .app_lock import AppLock
from .build_wheel import Builder
from .cache import WheelCache
from .config import Config
from .finding import Finding
from .imports import PROVIDED, dropped, imported, is_external, top_level
from .local import Local, build_local
from .requirements import UNNAMED, Needed, read_declared
from .script import App
from .sources import Sources


@dataclass(frozen=True)
class Wanted:
    """What the project asks for. `left_out`: declared requirements that are dropped, by the reason."""

    app: App
    local: Local
    options: list[str]
    exclude: frozenset[str]
    left_out: dict[str, list[Needed]]

    @property
    def requirements(self) -> tuple[str, ...]:
        """As texts, with what the project's own source trees ask for; in order."""
        texts = {f"{item.name} @ {self.place(item.origin)}" if item.origin else item.text for item in self.local.needed}
        for name, wheel in self.local.wheels.items():
            texts |= {f"{name}: {requirement}" for requirement in wheel.requires() if not requirement.url}
        return tuple(sorted(texts))

    def place(self, origin: Path | str) -> str:
        return origin.relative_to(self.app.root, walk_up=True).as_posix() if isinstance(origin, Path) else origin

    def imported(self, provided: Collection[str], sources: Sources) -> list[Needed]:
        """What is imported beyond what is declared, which provides these modules."""
        names = {item.name for item in self.local.needed}
        found = imported(self.app.imports, provided, sources.distribution_of, self.exclude)
        return [item for item in found if item.name not in names]

    @property
    def modules(self) -> dict[str, str]:
        """Top-level modules that are imported and neither Python's nor the site's -> where; optional ones too."""
        found: dict[str, str] = {}
        for item in self.app.imports:
            module = top_level(item)
            if is_external(module) and module not in PROVIDED:
                found.setdefault(module, item.where)
        return found

    @property
    def notes(self) -> list[Finding]:
        return [note(reason, items) for reason, items in self.left_out.items()]


def read_wanted(config: Config, app: App, cache: WheelCache, lock: AppLock | None) -> Wanted:
    """What is declared, local code built. Raises PackageError."""
    exclude = frozenset(canonicalize_name(name) for name in config.exclude_packages)
    declared = read_declared(app, config.script)
    declared.items += own_project(app, declared.items)
    left_out = dropped(declared.items, app.imports, exclude)
    out = {id(item) for items in left_out.values() for item in items}
    options = declared.options if config.index else [*declared.options, "--no-index"]
    known = {item.origin.location: (item.sha256, item.file) for item in lock.wheels if item.sha256} if lock else {}
    local = build_local([item for item in declared.items if id(item) not in out], Builder(cache, options, known))
    return Wanted(app, local, declared.options, exclude, left_out)


def own_project(app: App, declared: Sequence[Needed]) -> list[Needed]:
    """The project itself as a requirement, where a module of its `src/` is imported: as if it were installed (`-e .`)."""
    source = app.root / "src"
    if not source.is_dir() or any(item.origin == app.root for item in declared):
        return []
    for item in app.imports:
        module = top_level(item)
        if (source / module).is_dir() or (source / f"{module}.py").is_file():
            return [Needed(Requirement(UNNAMED), item.where, origin=app.root)]
    return []


def note(reason: str, items: list[Needed]) -> Finding:
    """One line for all that is left out for one reason."""
    names = ", ".join(f"{item.text} ({item.where})" for item in items)
    return Finding("package", f"not bundled: {names}: {reason}.")
