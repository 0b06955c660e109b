"""The user's package index, through the user's own pip: pure wheels for the browser's Python."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .wheels import PYTHON_VERSION, Wheel

#: Seconds for which the index's answer is used again without asking: a wheel, or that there is none.
FRESH = 24 * 3600
FRESH_MISS = 600
#: Runs a command and gives its exit code.
Run = Callable[[Sequence[str]], int]


def run_quietly(command: Sequence[str]) -> int:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


class PackageIndex:
    """Downloads pure wheels into `cache`, which also remembers what the index answered."""

    def __init__(self, cache: Path, run: Run = run_quietly, clock: Callable[[], float] = time.time) -> None:
        self.cache = cache
        self.run = run
        self.clock = clock
        self.answers_file = cache / "answers.json"
        try:
            self.answers: dict[str, tuple[float, str]] = json.loads(self.answers_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.answers = {}

    def find(self, requirements: Sequence[str]) -> dict[str, Wheel]:
        """The best wheel of each requirement that has one; all asked for at once, else one by one."""
        found = {text: wheel for text in requirements if (wheel := self.remembered(text))}
        missing = [text for text in requirements if text not in found and not self.remembered_miss(text)]
        if missing:
            wheels = self.download(missing)
            if len(missing) > 1 and len(wheels) < len(missing):
                with ThreadPoolExecutor(4) as pool:
                    wheels = [wheel for some in pool.map(lambda text: self.download([text]), missing) for wheel in some]
            by_name = {wheel.name: wheel for wheel in wheels}
            found |= {text: by_name[name] for text in missing if (name := name_of(text)) in by_name}
            self.remember(found, missing)
        return found

    def remembered(self, text: str) -> Wheel | None:
        answered, name = self.answers.get(text, (0.0, ""))
        path = self.cache / name
        return Wheel.read(path) if name and path.is_file() and self.clock() - answered < FRESH else None

    def remembered_miss(self, text: str) -> bool:
        answered, name = self.answers.get(text, (0.0, ""))
        return not name and self.clock() - answered < FRESH_MISS

    def remember(self, found: dict[str, Wheel], asked: Sequence[str]) -> None:
        now = self.clock()
        self.answers |= {text: (now, found[text].path.name if text in found else "") for text in asked}
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self.cache, delete=False, encoding="utf-8") as file:
            json.dump(self.answers, file, indent=1, sort_keys=True)
        Path(file.name).replace(self.answers_file)

    def download(self, requirements: Sequence[str]) -> list[Wheel]:
        """`pip download` for the target, without dependencies: their markers are ours to evaluate."""
        version = ".".join(map(str, PYTHON_VERSION))
        target = ["--platform=any", f"--python-version={version}", "--implementation=py", "--abi=none"]
        options = ["--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--retries=1", "--timeout=10"]
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", *options, *target, f"--dest={folder}", *requirements]
            self.run(command)
            wheels = [wheel for path in Path(folder).glob("*.whl") if (wheel := Wheel.read(path)) and wheel.fits]
            return [self.keep(wheel) for wheel in wheels]

    def keep(self, wheel: Wheel) -> Wheel:
        self.cache.mkdir(parents=True, exist_ok=True)
        path = self.cache / wheel.path.name
        shutil.copyfile(wheel.path, path)
        return Wheel(path, wheel.name, wheel.version, wheel.tags)


def name_of(text: str) -> str:
    """Canonical name of a requirement given as text."""
    return canonicalize_name(Requirement(text).name)
