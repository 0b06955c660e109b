"""A package index in a folder, as pip reads one by its file: address."""

import hashlib
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name


def write_index(folder: Path) -> str:
    """Pages for the wheels and archives in `folder`; the index's address."""
    simple = folder / "simple"
    simple.mkdir(parents=True, exist_ok=True)
    links: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            name = canonicalize_name(path.name.split("-")[0])
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            links.setdefault(name, []).append(f'<a href="../../{path.name}#sha256={digest}">{path.name}</a>')
    for name, anchors in links.items():
        (simple / name).mkdir(exist_ok=True)
        (simple / name / "index.html").write_text("<!DOCTYPE html><html><body>" + "\n".join(anchors) + "</body></html>")
    return simple.as_uri()


def use_index(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """pip knows the index in `folder` and no other; the user's caches are elsewhere."""
    isolate_pip(monkeypatch)
    monkeypatch.setenv("PIP_INDEX_URL", write_index(folder))


def isolate_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_CONSTRAINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
