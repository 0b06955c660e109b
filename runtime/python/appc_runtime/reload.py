"""`appc dev`: changed sources reach the running interpreter."""

from __future__ import annotations

import ast
import importlib
import os
import sys
from types import ModuleType


def write_sources(files: dict[str, str | None]) -> None:
    """Write (or, for None, remove) the files of the project that were saved."""
    for path, text in files.items():
        if text is None:
            if os.path.exists(path):
                os.remove(path)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def drop_modules(changed: set[str], root: str) -> set[str]:
    """Forget the modules whose files changed, and the project's modules that import them, directly or not.

    Returns the names that were dropped; the next run imports them anew.
    """
    local = {name: module for name, module in list(sys.modules.items()) if name != "__main__" and _below(module, root)}
    dropped = {name for name, module in local.items() if module.__file__ in changed}
    uses = {name: _imports(module) for name, module in local.items()}
    while True:
        more = {name for name, used in uses.items() if name not in dropped and used & dropped}
        if not more:
            break
        dropped |= more
    for name in dropped:
        del sys.modules[name]
    importlib.invalidate_caches()
    return dropped


def _below(module: ModuleType, root: str) -> bool:
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and file.startswith(root + os.sep)


def _imports(module: ModuleType) -> set[str]:
    """Full names of what a module's source imports, `from a import b` counted as both `a` and `a.b`."""
    names: set[str] = set()
    try:
        with open(module.__file__ or "", "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return names
    package = module.__name__ if hasattr(module, "__path__") else module.__name__.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parent, *([node.module] if node.module else [])])
            names.add(base)
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names
