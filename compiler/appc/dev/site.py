"""The site that the dev server serves: the newest build, held in memory, with the assets of the ones before."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from ..output import Site
from .project import Snapshot

#: Builds whose assets open pages may still ask for.
KEPT_BUILDS = 3


@dataclass(frozen=True)
class Build:
    """One build: its id, and the project as it was before it began."""

    id: str
    snapshot: Snapshot
    site: Site = field(repr=False)


class LiveSite:
    """An Output that replaces the served site in one move."""

    def __init__(self) -> None:
        self.builds: list[Build] = []
        #: What the build under way reads; set before it begins.
        self.snapshot: Snapshot | None = None

    @property
    def current(self) -> Build | None:
        return self.builds[-1] if self.builds else None

    def find(self, build_id: str) -> Build | None:
        return next((build for build in reversed(self.builds) if build.id == build_id), None)

    def check(self) -> None:
        """Memory takes everything."""

    def write(self, site: Site) -> None:
        manifest = json.loads(read(site["manifest.json"]))
        assert self.snapshot is not None, "a build has begun"
        build = Build(manifest["build"], self.snapshot, dict(site))
        others = [item for item in self.builds if item.id != build.id]
        self.builds = [*others[1 - KEPT_BUILDS :], build]

    def lookup(self, address: str) -> bytes | Path | None:
        """The newest build's file; an asset of an older one, whose pages may be open still."""
        if self.current and address in self.current.site:
            return self.current.site[address]
        older = self.builds if address.startswith("assets/") else []
        return next((build.site[address] for build in older if address in build.site), None)


def read(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content
