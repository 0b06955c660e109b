"""What a build says about itself: for people, and as JSON."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .finding import Finding
from .manifest import Manifest
from .resolve import Resolution

#: Told as the build goes on: what it does, and how much is done (0 to 1).
Progress = Callable[[str, float], None]
COMPRESSED = (".zip", ".bin", ".whl", ".woff2", ".png", ".jpg", ".webp")
PART_NAMES = {
    "pages": "pages",
    "page": "scripts and styles",
    "views": "scripts of charts and the like, loaded by pages that draw one",
    "fonts": "fonts",
    "python": "Python",
    "runtime": "runtime",
    "app": "app",
    "data": "large data files, fetched when opened",
    "static": "static files",
    "snapshot": "snapshot",
    "packages": "packages",
    "components": "components",
    "results": "results",
    "media": "media",
    "other": "other files",
}


def silent(step: str, done: float) -> None:
    """A Progress that nobody watches."""


@dataclass
class Part:
    """Files of one kind. Bytes; `weight` is what travels (gzip -9, or the file itself if it is compressed)."""

    files: int = 0
    size: int = 0
    weight: int = 0


@dataclass
class Report:
    """One build. `seconds` by step; `files` is what it read of the project; `notes` are no warnings.

    `needed`: what travels before the page is interactive, in bytes.
    """

    out: str
    manifest: Manifest
    parts: dict[str, Part] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    output: str = ""
    snapshot: dict[str, Any] = field(default_factory=dict)
    results: dict[str, Any] = field(default_factory=dict)
    needed: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {
            "out": self.out,
            "build": self.manifest["build"],
            "pages": [page["path"] for page in self.manifest["pages"]],
            "packages": self.manifest["packages"],
            "snapshot": self.snapshot,
            "results": self.results,
            "needed": self.needed,
            "parts": {name: vars(part) for name, part in self.parts.items()},
            "warnings": [finding.as_dict() for finding in self.findings],
            "notes": [note.as_dict() for note in self.notes],
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "files": self.files,
        }


@dataclass
class LockReport:
    """What `appc lock` did: whether the file at `path` changed, one line for each version that did, what is in it."""

    path: str
    changed: bool
    lines: list[str]
    resolution: Resolution


def weigh(site: Mapping[str, bytes | Path], part_of: Mapping[str, str]) -> dict[str, Part]:
    """Sizes by part."""
    parts: dict[str, Part] = {name: Part() for name in PART_NAMES}
    for address, content in site.items():
        part = parts[part_of.get(address, "other")]
        data = content.read_bytes() if isinstance(content, Path) else content
        part.files += 1
        part.size += len(data)
        part.weight += weight_of(address, content)
    return {name: part for name, part in parts.items() if part.files}


def weight_of(address: str, content: bytes | Path) -> int:
    """Bytes that travel."""
    if address.endswith(COMPRESSED):
        return len(content) if isinstance(content, bytes) else content.stat().st_size
    return transfer_size(content, content.read_bytes() if isinstance(content, Path) else content)


#: Weights of files that do not change while the process lives.
WEIGHTS: dict[tuple[Path, int, int], int] = {}


def transfer_size(content: bytes | Path, data: bytes) -> int:
    if isinstance(content, bytes):
        return len(gzip.compress(data, 9))
    key = (content, len(data), content.stat().st_mtime_ns)
    if key not in WEIGHTS:
        WEIGHTS[key] = len(gzip.compress(data, 9))
    return WEIGHTS[key]
