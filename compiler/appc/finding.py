"""A finding that does not stop the build."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to know about a build.

    `kind` is for machines: "package", "version", "unused", "lock", "exception", "prerender", "snapshot", "unsupported", "policy",
    "host", "api", "file", "font", "process", "socket", "secret", "secrets", "syntax" or "theme".
    """

    kind: str
    what: str
    where: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what

    def as_dict(self) -> dict[str, str | None]:
        return asdict(self)
