"""Older versions that do without what is out of reach: known ones only, since pip's own way back may lead anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .finding import Finding
from .problems import Problem

#: What may be out of reach -> a package that needs it, and that one's last version which does without and is pure.
STAND_INS = {"rpds-py": ("jsonschema", "4.17.3")}


@dataclass
class StandIns:
    """`problems`: package -> why an older version of it is tried first."""

    problems: dict[str, Problem] = field(default_factory=dict)

    def add(self, problem: Problem) -> bool:
        """Whether to ask pip again, for an older version of the package that needs what is out of reach."""
        package, _ = STAND_INS.get(problem.name, ("", ""))
        if not package or problem.direct or package in self.problems:
            return False
        self.problems[package] = problem
        return True

    def versions(self) -> dict[str, str]:
        """Package -> the version that stands in for newer ones."""
        return dict(STAND_INS[problem.name] for problem in self.problems.values())

    def findings(self, got: Mapping[str, str]) -> list[Finding]:
        """Which older versions were taken, and why. `got`: package -> version in the site."""
        found = []
        for package, version in self.versions().items():
            problem = self.problems[package]
            if got.get(package) == version:
                what = f"{package} {version} stands in for a newer one, which needs {problem.name}: {problem.reason}."
                found.append(Finding("version", what, where=problem.where))
        return found
