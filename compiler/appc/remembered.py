"""The last resolutions, kept in the cache for a while: a build of an unchanged project asks no index."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from .app_lock import AppLock
from .cache import WheelCache
from .finding import Finding

#: Seconds for which an answer is good; less where something could not be had.
FRESH = 24 * 3600.0
FRESH_MISS = 600.0
#: Whose code an answer depends on: after a change of one of them what it said before no longer counts.
MAKERS = ("app_lock.py", "pip_client.py", "pip_target.py", "resolve.py", "stand_ins.py")


@functools.cache
def maker() -> str:
    folder = Path(__file__).parent
    return hashlib.sha256(b"\0".join((folder / name).read_bytes() for name in MAKERS)).hexdigest()


@dataclass(frozen=True)
class Remembered:
    """`key` says what was asked, by texts; pip's own settings count too."""

    cache: WheelCache
    key: Sequence[str]
    clock: Callable[[], float] = time.time

    @property
    def path(self) -> Path:
        settings = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("PIP_")]
        digest = hashlib.sha256("\0".join([maker(), *self.key, *settings]).encode()).hexdigest()
        return self.cache.folder / "resolutions" / f"{digest}.json"

    def get(self) -> tuple[AppLock, list[Finding]] | None:
        """What was found, with the findings; None when it is not known any more."""
        try:
            age = self.clock() - self.path.stat().st_mtime
            data = json.loads(self.path.read_text(encoding="utf-8"))
            findings = [Finding(**item) for item in data["findings"]]
            if age > (FRESH_MISS if findings else FRESH):
                return None
            return AppLock.from_dict(data["lock"], Path("/"), str(self.path)), findings
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, lock: AppLock, findings: Sequence[Finding]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        data = {"lock": lock.to_dict(Path("/")), "findings": [asdict(item) for item in findings]}
        with tempfile.NamedTemporaryFile("w", dir=self.path.parent, delete=False, encoding="utf-8") as file:
            json.dump(data, file)
        Path(file.name).replace(self.path)
