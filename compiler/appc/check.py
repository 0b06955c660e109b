"""`appc check`: what will not work, before any build."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .checks import examine
from .checks.files import refuse_large
from .config import Config
from .errors import AppcError, FileError, PackageError, ScriptError
from .finding import Finding
from .packages import find_packages, read_distribution
from .report import Progress, silent
from .runtime_files import RuntimeFiles
from .script import read_app

#: Kinds of a build's warnings that stop nothing from working.
HARMLESS = ("host", "lock", "policy", "unused", "version")


@dataclass
class CheckReport:
    """`findings` will not work; `notes` are worth knowing; `files` were looked at."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def add_error(self, kind: str, error: AppcError) -> None:
        parts = error.parts if isinstance(error, PackageError) else ()
        self.findings += parts or [Finding(kind, error.what, error.where, error.hint)]

    def as_dict(self) -> dict[str, Any]:
        return {
            "errors": [item.as_dict() for item in self.findings],
            "notes": [item.as_dict() for item in self.notes],
            "files": self.files,
        }


def check(config: Config, progress: Progress = silent) -> CheckReport:
    """Read the project and ask for its packages; nothing is run, nothing written."""
    report = CheckReport()
    files = RuntimeFiles.find()
    progress("reading the script", 0.1)
    try:
        app = read_app(config.script, config.root, config.include)
    except ScriptError as error:
        report.add_error("syntax", error)
        return report
    report.files = [*app.sources, *app.data]
    examined = examine(config, app, files)
    report.findings += examined.findings
    report.notes += examined.notes
    try:
        refuse_large(app)
    except FileError as error:
        report.add_error("size", error)
    progress("finding packages", 0.4)
    try:
        resolution = find_packages(config, app, read_distribution(config, files))
    except PackageError as error:
        report.add_error("package", error)
    else:
        report.findings += [item for item in resolution.findings if item.kind not in HARMLESS]
        report.notes += [*(item for item in resolution.findings if item.kind in HARMLESS), *resolution.notes]
    progress("done", 1.0)
    return report
