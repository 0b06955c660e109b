"""Package indexes and folders as they were once, in one small file: which wheels there are, and what they need.

The wheels themselves are not kept. Stubs of metadata stand for them, so that pip resolves as it did, without a network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from pyodide_lock import PackageSpec

from appc.pip_client import Answer, Found, Pip, Question
from appc.problems import SYSTEMS, Problem
from appc.requirements import Needed
from appc.resolve import Resolution, Rules, Search
from appc.sources import Origin, Sources
from appc.stubs import merged_requires, write_stub
from appc.wheels import Wheel

FILE = Path(__file__).with_name("recorded.json")
POPULAR = Path(__file__).with_name("popular.txt").read_text(encoding="utf-8").split()


@dataclass
class Recorded:
    """`index`, `folder`: file name of a wheel -> what it needs. `others`: project -> files that no browser can use.

    `built`: wheels that were made of the source that the index has.
    """

    index: dict[str, list[str]] = field(default_factory=dict)
    folder: dict[str, list[str]] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    built: list[str] = field(default_factory=list)

    @classmethod
    def read(cls) -> Recorded:
        return cls(**json.loads(FILE.read_text(encoding="utf-8")))

    def write(self) -> None:
        data: dict[str, Any] = {**vars(self), "built": sorted(set(self.built))}
        FILE.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def add_files(self, answer: Answer) -> None:
        """What the index has of the projects that pip asked for, and does not fit."""
        for name, files in answer.files.items():
            self.others[name] = examples(files)

    def add_wheels(self, wheels: Iterable[tuple[Wheel, Origin]]) -> None:
        for wheel, origin in wheels:
            if origin.kind in ("index", "built"):
                self.index[wheel.path.name] = needs_of(wheel)
            if origin.kind == "built":
                self.built.append(wheel.path.name)

    def add_folder(self, sources: Sources) -> None:
        for folder in sources.folders:
            for wheel in (wheel for wheels in folder.by_name.values() for wheel in wheels):
                self.folder[wheel.path.name] = merged_requires(
                    sources.lock_depends(wheel), needs_of(wheel), strict=False
                )

    def unpack(self, folder: Path) -> None:
        """Write the stubs: `index` and `links`."""
        for file, needs in self.index.items():
            write_stub(folder / "index", file, needs)
        for file, needs in self.folder.items():
            write_stub(folder / "links", file, needs)
        for files in self.others.values():
            for file in files:
                (folder / "index" / file).write_bytes(b"")


def examples(files: Mapping[str, tuple[str, str, str]]) -> list[str]:
    """The last file for each system, and the last source: enough to say why there is no wheel."""
    unfit = [file for file, (kind, _, _) in files.items() if kind != "candidate"]
    last: dict[str, str] = {}
    for file in unfit:
        kind = next((key for key in SYSTEMS if key in file.rpartition("-")[2]), file.rpartition(".")[2])
        last[kind] = file
    return sorted(last.values())


def needs_of(wheel: Wheel) -> list[str]:
    return [plain(item) for item in wheel.requires()]


def plain(requirement: Requirement) -> str:
    """Without its marker, which holds."""
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return f"{requirement.name}{extras}{requirement.specifier}"


class ListedSources(Sources):
    """A distribution whose packages are taken as its lock file lists them: none is fetched."""

    def from_distribution(self, package: PackageSpec) -> tuple[Wheel, Origin] | None:
        name = package.file_name
        if not name.endswith(".whl"):
            name = f"{package.name.replace('-', '_')}-{package.version}-py3-none-any.whl"
        wheel = Wheel.read(write_stub(self.cache.folder / "listed", name, package.depends))
        return (wheel, Origin("pyodide", package.file_name)) if wheel else None


class NotingPip(Pip):
    """`answers` are all that pip gave."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Answer] = []

    def resolve(self, question: Question, dest: Path) -> Answer:
        self.answers.append(super().resolve(question, dest))
        return self.answers[-1]


class NoBuilds(Search):
    """Takes what is recorded: what was built from a source then is a wheel of the index now."""

    def from_source(self, problem: Problem, answer: Answer) -> bool:
        return False


def ask(name: str, pip: Pip, sources: Sources, work: Path, kind: type[Search] = Search) -> tuple[Resolution, Search]:
    """What one package comes to, alone in a site."""
    search = kind(pip, sources, Rules(), work)
    return search.settle([Needed(Requirement(name), "requirements.txt:1")]), search


def chosen(answers: Iterable[Answer]) -> list[Found]:
    return [found for answer in answers for found in answer.packages]
