"""The limits of limits.toml, held against figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figures, ratio

FILE = Path(__file__).with_name("limits.toml")


@dataclass(frozen=True)
class Limit:
    """`figure` of `page` is at most `at_most`, as a ratio if there is a page beside it."""

    line: int
    figure: str
    page: str
    at_most: float
    beside: str | None = None

    def value(self, figures: dict[str, Figures]) -> float | None:
        """What was measured; None if it was not."""
        if self.beside:
            return ratio(figures, self.figure, self.page, self.beside)
        found = figures.get(self.page, {}).get(self.figure)
        return found.median if found else None

    def broken(self, figures: dict[str, Figures]) -> bool:
        """Whether it was measured and does not hold."""
        value = self.value(figures)
        return value is not None and value > self.at_most


def read_limits(path: Path = FILE) -> list[Limit]:
    """All limits, in the file's order."""
    with path.open("rb") as file:
        return [Limit(**limit) for limit in tomllib.load(file)["limit"]]
