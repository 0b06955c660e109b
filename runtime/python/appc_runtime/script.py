"""Compiling and running the user's script as the module `__main__`."""

from __future__ import annotations

import ast
import hashlib
import linecache
import os
import sys
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any

from . import magic

#: Scripts that a snapshot brings along, by path: hash of the source, and its code.
precompiled: dict[str, tuple[bytes, CodeType]] = {}


class ScriptCache:
    """Compiled scripts by path, as long as their source stays the same."""

    def __init__(self, magic_enabled: bool = True) -> None:
        self._compiled = dict(precompiled)
        self._magic = magic_enabled

    def compile(self, path: str) -> CodeType:
        """The code of the script at `path`. Raises SyntaxError, FileNotFoundError, UnicodeDecodeError."""
        with open(path, "rb") as file:
            source = file.read()
        digest = digest_of(source)
        known = self._compiled.get(path)
        if known is not None and known[0] == digest:
            return known[1]
        linecache.checkcache(path)
        tree = ast.parse(source, path)
        code = compile(magic.transform(tree) if self._magic else tree, path, "exec", dont_inherit=True)
        self._compiled[path] = (digest, code)
        return code


def digest_of(source: bytes) -> bytes:
    return hashlib.sha256(source).digest()


def run(code: CodeType, path: str, write: Callable[..., Any] | None) -> None:
    """Run `code` as a fresh `__main__`. `write` is what magic calls.

    The module stays in `sys.modules`, so that instances of the script's classes can be pickled after the run.
    """
    module = _main_module(path, write)
    sys.modules["__main__"] = module
    sys.argv = [path]
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    exec(code, module.__dict__)


def run_page(code: CodeType, path: str, write: Callable[..., Any] | None) -> None:
    """Run a page of `st.navigation` as a `__main__` of its own, within the entrypoint's run."""
    entrypoint = sys.modules["__main__"]
    module = sys.modules["__main__"] = _main_module(path, write)
    try:
        exec(code, module.__dict__)
    finally:
        sys.modules["__main__"] = entrypoint


def _main_module(path: str, write: Callable[..., Any] | None) -> ModuleType:
    module = ModuleType("__main__")
    module.__file__ = path
    module.__dict__["__builtins__"] = __builtins__
    if write is not None:
        module.__dict__[magic.NAME] = write
    return module
