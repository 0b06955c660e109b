"""licenses.txt: the licences of everything that a site redistributes."""

from __future__ import annotations

import json

from .resolve import Resolution
from .runtime_files import RuntimeFiles
from .wheels import Wheel

RULE = "\n" + "=" * 100 + "\n\n"
INTRODUCTION = """\
This site was made with appc. It redistributes the software below, each under its own licence; the app itself belongs to
its authors.
"""


def site_licenses(files: RuntimeFiles, resolution: Resolution) -> bytes:
    """The runtime's licences, the packages', then those of the scripts, styles and fonts."""
    runtime = json.loads(files.licenses.read_text(encoding="utf-8"))
    entries = [entry(item["name"], item["version"], item["license"], item["url"], item["text"]) for item in runtime]
    entries += [wheel_entry(wheel) for _, wheel in sorted(resolution.wheels.items())]
    npm = (files.web / "licenses-npm.txt").read_text(encoding="utf-8")
    return RULE.join([INTRODUCTION, *entries, "Scripts, styles and fonts of the page\n\n" + npm]).encode()


def entry(name: str, version: str, license_name: str, url: str, text: str) -> str:
    return f"{name} {version} ({license_name})\n{url}\n\n{text.strip()}\n"


def wheel_entry(wheel: Wheel) -> str:
    metadata = wheel.metadata
    stated = metadata.get("license-expression") or metadata.get("license") or classifiers(metadata) or ["see below"]
    url = next((item.split(",")[-1].strip() for item in metadata.get("project-url", [])), "")
    name = stated[0].strip().splitlines()[0] if stated[0].strip() else "see below"
    return entry(wheel.name, str(wheel.version), name, url, "\n\n".join(wheel.licenses.values()))


def classifiers(metadata: dict[str, list[str]]) -> list[str]:
    return [item.rpartition(" :: ")[2] for item in metadata.get("classifier", []) if item.startswith("License ::")]
