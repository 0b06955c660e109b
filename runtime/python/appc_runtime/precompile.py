"""Packages' modules as .pyc files, made at build time by the Python that will read them."""

from __future__ import annotations

import os
import py_compile
import tempfile
import warnings
import zipfile
from pathlib import Path, PurePosixPath

#: Where the browser's Python installs packages: what tracebacks name.
SITE_PACKAGES = PurePosixPath("/lib/python3.14/site-packages")


def compile_archive(source: str, target: str) -> None:
    """Compile each module of the zip file `source` into the zip file `target`, under the same name with a "c".

    A member's first folder is the wheel that it is of; the rest is its path below site-packages. Python trusts the result
    without a look at the source's time or text. What is no valid Python is left out: it fails where it is imported.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(source) as modules,
        zipfile.ZipFile(target, "w") as out,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        for name in sorted(modules.namelist()):
            if compiled := compile_module(modules.read(name), PurePosixPath(name), Path(folder)):
                out.writestr(zipfile.ZipInfo(name + "c"), compiled)


def compile_module(source: bytes, name: PurePosixPath, folder: Path) -> bytes | None:
    """Bytes of the .pyc file, None where the source is no valid Python."""
    path, compiled = folder / "module.py", folder / "module.pyc"
    path.write_bytes(source)
    shown = SITE_PACKAGES.joinpath(*name.parts[1:])
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    try:
        py_compile.compile(os.fspath(path), os.fspath(compiled), str(shown), doraise=True, invalidation_mode=mode)
    except (py_compile.PyCompileError, SyntaxError, ValueError, RecursionError):
        return None
    return compiled.read_bytes()
