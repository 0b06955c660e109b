"""Errors that a user can do something about. `cli` catches them, nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from .finding import Finding


class AppcError(Exception):
    """What happened, where (`file:line`) and what to do next.

    `exit_code` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        hint = f"\n{self.hint}" if self.hint else ""
        return f"{where}{self.what}{hint}"


class ScriptError(AppcError):
    """The entrypoint or one of its pages cannot be read or parsed."""


class ConfigError(AppcError):
    """An option or a configuration file is wrong."""

    exit_code = 2


class PackageError(AppcError):
    """What the project declares cannot be had, or cannot be read.

    `parts`: one finding a package, where one error stands for several.
    """

    parts: Sequence[Finding] = ()


class OutputError(AppcError):
    """The site cannot be written."""

    exit_code = 3


class InstallError(AppcError):
    """This installation of appc lacks files of its own."""

    exit_code = 4


class StrictError(AppcError):
    """`--strict`: the site was written, with warnings."""


class FileError(AppcError):
    """A file of the project cannot be published."""


class BudgetError(AppcError):
    """`--budget`: the site would weigh more; nothing was written."""
