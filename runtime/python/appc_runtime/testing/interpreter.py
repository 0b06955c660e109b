"""The interpreter around a script's run: the script has it as if it were alone, the test gets it back as it was."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from ..errors import StopException

#: Folders whose modules are libraries, wherever they lie: they are imported once for all tests.
LIBRARIES = ("site-packages", "dist-packages")

#: After this time a run that has not ended is asked again.
INSIST_SECONDS = 0.2


class Borrowed:
    """The interpreter as one app's runs have it. `root` is the app's folder."""

    def __init__(self, root: str) -> None:
        self.root = root
        # The app's own modules: two apps may each have a `utils`. Out of sight between the runs, but kept.
        self._modules: dict[str, ModuleType] = {}

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let the app's modules be found; afterwards restore `__main__`, `sys.argv`, `sys.path`, the folder and modules."""
        main, argv, path, cwd = sys.modules["__main__"], sys.argv, list(sys.path), os.getcwd()
        before = set(sys.modules)
        for name, module in self._modules.items():
            sys.modules.setdefault(name, module)
        try:
            yield
        finally:
            sys.modules["__main__"] = main
            sys.argv = argv
            sys.path[:] = path
            os.chdir(cwd)
            self._modules = {name: sys.modules[name] for name in set(sys.modules) - before if self._own(name)}
            for name in self._modules:
                del sys.modules[name]

    def _own(self, name: str) -> bool:
        file = getattr(sys.modules[name], "__file__", None) or ""
        return file.startswith(self.root + os.sep) and not any(part in file for part in LIBRARIES)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End the block with StopException when `seconds` are over: at its next step of Python code."""
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    over = threading.Event()

    def stop() -> None:
        pause = seconds
        # Again and again: where it comes up in a finalizer, say, Python only prints it.
        while not over.wait(pause):
            with lock:
                if not over.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(StopException))
            pause = INSIST_SECONDS

    watch = threading.Thread(target=stop, daemon=True)
    watch.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        # What was raised at the last moment, and has not come up yet, is for nobody else.
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)
