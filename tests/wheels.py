"""The wheels that tests build with: Pyodide's own packages, from a package that carries them.

Pyodide's distribution lies on a CDN that a test must not depend on. open-webui ships the same builds (numpy, pandas,
scikit-learn, ... for Pyodide 314) inside its wheel, which any package index has.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from platformdirs import user_cache_path

CARRIER = "open-webui==0.12.4"
INSIDE = "open_webui/frontend/pyodide/"
# Pure wheels that these need and the carrier lacks.
PURE = ["tzdata==2025.3"]


def wheels_folder() -> Path:
    """The folder of wheels (and their pyodide-lock.json), fetched once. `APPC_TEST_WHEELS` names one that is there."""
    if given := os.environ.get("APPC_TEST_WHEELS"):
        return Path(given)
    folder = user_cache_path("appc-tests", appauthor=False) / "-".join([CARRIER, *PURE]).replace("==", "-")
    if not folder.is_dir():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--python-version", "3.12", "--dest"]
        subprocess.run([*command, work, CARRIER], check=True)
        (carrier,) = Path(work).glob("*.whl")
        fresh = Path(work) / "wheels"
        subprocess.run([*command, fresh, *PURE], check=True)
        with zipfile.ZipFile(carrier) as archive:
            for name in archive.namelist():
                if name.startswith(INSIDE) and (name.endswith(".whl") or name.endswith("pyodide-lock.json")):
                    (fresh / name.removeprefix(INSIDE)).write_bytes(archive.read(name))
        fresh.rename(folder)


if __name__ == "__main__":
    print(wheels_folder())
