"""A component's parts that are files: of the folder that its package names in a pyproject.toml of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import StreamlitComponentRegistryError

_PATH = re.compile(r"[\w.*?\[\]/@-]+\.(?:html?|css|m?js)")


def content_of(name: str, part: str | None) -> str | None:
    """The part's source: itself, or the file's that it names. Raises StreamlitComponentRegistryError."""
    if part is None or not _PATH.fullmatch(part.strip()):
        return part
    root = asset_folder(name)
    if root is None:
        raise StreamlitComponentRegistryError(
            f"Component '{name}' must be declared in pyproject.toml with asset_dir to use file-backed '{part}'."
        )
    found = sorted(path for path in root.glob(part.strip()) if path.is_file() and path.resolve().is_relative_to(root))
    if len(found) != 1:
        raise StreamlitComponentRegistryError(
            f"`{part}` of component '{name}' is {len(found)} files in {root}, not one."
        )
    return found[0].read_text(encoding="utf-8")


def asset_folder(name: str) -> Path | None:
    """The folder of files of `<project>.<component>`; None where no package declares it."""
    project, _, component = name.partition(".")
    for manifest, config in _manifests(project):
        for item in config.get("components", ()):
            if item.get("name") == component and item.get("asset_dir"):
                return (manifest.parent / item["asset_dir"]).resolve()
    return None


def _manifests(project: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """pyproject.toml files that a distribution has among its modules, and what they say of components."""
    import importlib.metadata  # Few scripts have such components.
    import tomllib

    try:
        files = importlib.metadata.distribution(project).files or []
    except importlib.metadata.PackageNotFoundError:
        return
    for file in files:
        if file.name == "pyproject.toml":
            path = Path(str(file.locate()))
            yield (
                path,
                tomllib.loads(path.read_text(encoding="utf-8"))
                .get("tool", {})
                .get("streamlit", {})
                .get("component", {}),
            )
