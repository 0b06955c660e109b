"""Something to do when a library has been imported, for libraries that an app may or may not use."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class _AfterImport:
    """A finder that stands first on `sys.meta_path` and stands in for the loaders of the modules that are waited for."""

    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[ModuleType], None]] = {}

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name not in self.waiting:
            return None
        # Taken out while the other finders look for it, or this one would be asked again.
        then = self.waiting.pop(name)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self.waiting[name] = then
        if spec is None or spec.loader is None:
            return None
        spec.loader = _Telling(spec.loader, then)  # type: ignore[assignment]
        return spec


class _Telling:
    """Stands for a module's loader until the module is there. (A loader may be shared: that of a zip file is.)"""

    def __init__(self, loader: Any, then: Callable[[ModuleType], None]) -> None:
        self._loader = loader
        self._then = then

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._then(module)


_finder = _AfterImport()


def after_import(name: str, then: Callable[[ModuleType], None]) -> None:
    """Call `then(module)` when the module `name` has been imported; at once if it has."""
    if name in sys.modules:
        then(sys.modules[name])
        return
    _finder.waiting[name] = then
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)  # type: ignore[arg-type]
