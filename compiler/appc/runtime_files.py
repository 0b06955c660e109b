"""Where the files lie that every site is made of.

In a wheel all of them are data in `appc/_runtime/`. In an editable install they are read from the tree: a changed
engine module is live at once, a changed view after `npm run build`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from .errors import InstallError


@dataclass(frozen=True)
class RuntimeFiles:
    """Folders of the runtime; `licenses` is a JSON file."""

    web: Path
    python: Path
    templates: Path
    licenses: Path

    @classmethod
    def find(cls) -> RuntimeFiles:
        """The wheel's files, else the tree's. Raises InstallError when one is missing."""
        package = Path(__file__).resolve().parent
        data = package / "_runtime"
        tree = package.parent.parent
        if (data / "web").is_dir():
            files = cls(data / "web", data / "python", data / "templates", data / "licenses.json")
        else:
            files = cls(
                web=tree / "runtime/web/dist",
                python=tree / "runtime/python",
                templates=tree / "templates",
                licenses=data / "licenses.json",
            )
        files.check()
        return files

    @property
    def pyodide(self) -> Path:
        """The core, under its own names."""
        return self.web / "pyodide"

    @property
    def pyodide_version(self) -> str:
        version: str = json.loads((self.pyodide / "package.json").read_text(encoding="utf-8"))["version"]
        return version

    def check(self) -> None:
        """Raise InstallError unless all of them exist."""
        for path in (self.web / "assets.json", self.python, self.templates, self.licenses):
            if not path.exists():
                raise InstallError(
                    f"this installation of appc is incomplete: {path} does not exist.",
                    hint="Install it again (`pip install .`, or `pip install -e .` in the source tree).",
                )
