"""Asks pip what a set of requirements comes to in the browser (see `pip_target`, which answers)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from .errors import InstallError
from .wheels import PLATFORMS, PYTHON_VERSION, TARGET_ENVIRONMENT

TARGET = [
    *(f"--platform={platform}" for platform in PLATFORMS),
    f"--python-version={'.'.join(map(str, PYTHON_VERSION))}",
    "--implementation=cp",
    f"--abi=cp{''.join(map(str, PYTHON_VERSION))}",
    "--abi=abi3",
    "--abi=none",
]
OPTIONS = ["--only-binary=:all:", "--disable-pip-version-check", "--no-input", "--retries=1", "--timeout=15"]


@dataclass(frozen=True)
class Found:
    """A wheel that pip chose. `url` is where it lies; `depends` are canonical names."""

    name: str
    version: str
    file: str
    url: str
    depends: tuple[str, ...]


@dataclass(frozen=True)
class Cause:
    """One requirement of a conflict. `parent` is the package that has it, None where it is the app itself."""

    name: str
    text: str
    parent: str | None
    version: str | None


@dataclass
class Answer:
    """How a resolution ended.

    `parents`: package -> those that asked for it. `files`: package -> file name in the index -> what pip thinks of it
    (a kind, a detail, and its address). `unreachable`: addresses without an answer -> why. `said`: pip's own words.
    """

    code: int
    packages: list[Found] = field(default_factory=list)
    causes: list[Cause] = field(default_factory=list)
    parents: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    unreachable: dict[str, str] = field(default_factory=dict)
    said: str = ""

    def broken_for(self, name: str) -> str:
        """Why an index gave no answer about a package; empty if it did."""
        places = (f"/{name}/", f"/{name}")
        return next((why for url, why in self.unreachable.items() if url.lower().endswith(places)), "")

    @property
    def damaged(self) -> tuple[str, str, str] | None:
        """A download with another hash than the index says: its address, the wanted and the found SHA-256."""
        match = re.search(r" from (\S+?)(?:#\S*)?(?: \(.*\))?:\n\s+Expected sha256 (\S+)\n\s+Got\s+(\S+)", self.said)
        return (match[1], match[2], match[3]) if match else None

    @property
    def error(self) -> str:
        """The last error that pip printed."""
        lines = [line for line in self.said.splitlines() if line.startswith("ERROR: ")]
        return lines[-1].removeprefix("ERROR: ") if lines else "pip gave no reason"


@dataclass
class Question:
    """`local`: sources in order, each package -> paths of wheels; `last`: one more, for what the index lacks too.

    `only`: package -> the one wheel that it may be. `ignore`: packages that nobody needs.
    `override`: package -> specifier that replaces what other packages ask for; `prefer`: package -> version to try first.
    """

    requirements: Sequence[str]
    local: Sequence[Mapping[str, Sequence[str]]] = ()
    last: Mapping[str, Sequence[str]] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    index: bool = True
    ignore: Sequence[str] = ()
    override: Mapping[str, str] = field(default_factory=dict)
    prefer: Mapping[str, str] = field(default_factory=dict)
    options: Sequence[str] = ()

    def asked(self, dest: Path) -> dict[str, Any]:
        # With --no-index pip would still look into the folders of its own configuration: the index decides here.
        command = ["download", *OPTIONS, *TARGET, *self.options, f"--dest={dest}", *self.requirements]
        return {**{key: value for key, value in vars(self).items() if key != "options"}, "args": command}


class Pip:
    """A running `pip_target`, started at the first question. A context manager."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._said: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._said.close()

    def resolve(self, question: Question, dest: Path) -> Answer:
        """Resolve, and download what the index gives into `dest`. Raises InstallError if pip itself does not work."""
        start = self._said.seek(0, 2)
        answer = self._ask(question.asked(dest))
        self._said.seek(start)
        return Answer(
            code=answer["code"],
            packages=[Found(**{**item, "depends": tuple(item["depends"])}) for item in answer["packages"]],
            causes=[Cause(**item) for item in answer["causes"]],
            parents=answer["edges"],
            files={
                name: {file: (kind, detail, url) for file, (kind, detail, url) in files.items()}
                for name, files in answer["files"].items()
            },
            unreachable=answer["unreachable"],
            said=self._said.read(),
        )

    def _ask(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            self._said.seek(0)
            last = self._said.read().strip().splitlines()[-1:]
            raise InstallError(
                f"pip ended without an answer{': ' + last[0] if last else ''}.",
                hint="appc needs pip 25.1 or newer in its own environment: pip install --upgrade pip",
            )
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-P", "-m", f"{__package__}.pip_target"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, encoding="utf-8"
        )
        assert self._process.stdin
        self._process.stdin.write(json.dumps(TARGET_ENVIRONMENT) + "\n")
        return self._process
