"""Threads and processes in a page: a thread runs when it is started, to its end; processes and sockets say why they cannot."""

from __future__ import annotations

import errno
import sys
import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from .imports import after_import

PROCESSES = "a page in a browser has no processes"
SOCKETS = "a page in a browser opens no sockets, it can only ask by HTTP (requests, urllib, httpx)"


def install() -> None:
    """For the whole interpreter; called once, where there are no threads."""
    for name, value in (("start", start), ("join", join), ("is_alive", is_alive)):
        setattr(threading.Thread, name, value)
    threading.Timer.run = run_timer  # type: ignore[method-assign]
    after_import("concurrent.futures.thread", patch_executor)
    after_import("concurrent.futures", patch_futures)
    after_import("subprocess", patch_subprocess)
    after_import("multiprocessing.context", patch_multiprocessing)
    after_import("multiprocessing.pool", patch_pool)
    after_import("socket", patch_socket)
    after_import("tqdm.std", patch_tqdm)


# ---------------------------------------------------------------------------------------------- threads

ONCE = "threads can only be started once"


def start(thread: threading.Thread) -> None:
    """`Thread.start`: what the thread does is done when this returns. It draws where its caller would.

    Raises what ends the script's run (st.stop, st.rerun, new input); other exceptions go to `threading.excepthook`.
    """
    inner: Any = thread
    if not inner._initialized:
        raise RuntimeError("thread.__init__() not called")
    if inner._started.is_set():
        raise RuntimeError(ONCE)
    inner._started.set()
    inner._ident = threading.get_ident()
    active: dict[int, threading.Thread] = threading._active  # type: ignore[attr-defined]
    caller = active.get(inner._ident)
    active[inner._ident] = thread
    try:
        thread.run()
    except Exception as error:
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))
    except SystemExit:
        pass  # As in a real thread, it ends this thread alone.
    finally:
        inner._appc_done = True
        if caller is not None:
            active[inner._ident] = caller
        else:
            del active[inner._ident]


_join, _is_alive = threading.Thread.join, threading.Thread.is_alive


def join(thread: threading.Thread, timeout: float | None = None) -> None:
    """It has ended, unless it is the one that runs now."""
    if not getattr(thread, "_appc_done", False):
        _join(thread, timeout)


def is_alive(thread: threading.Thread) -> bool:
    if getattr(thread, "_appc_done", False):
        return False
    inner: Any = thread
    return inner._started.is_set() if threading.current_thread() is thread else _is_alive(thread)


def run_timer(timer: threading.Timer) -> None:
    """The caller waits as long as the timer."""
    if not timer.finished.is_set():
        time.sleep(timer.interval)
    if not timer.finished.is_set():
        timer.function(*timer.args, **timer.kwargs)
    timer.finished.set()


def patch_executor(module: ModuleType) -> None:
    """`submit` (and so `map`) does the work and returns a future that is done."""
    future_type = sys.modules["concurrent.futures._base"].Future

    def submit(self: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = future_type()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future

    module.ThreadPoolExecutor.submit = submit


def patch_tqdm(module: ModuleType) -> None:
    """Its bars are watched by a thread that never ends; without that one they only move when they are told to."""
    module.tqdm.monitor_interval = 0


# ------------------------------------------------------------------------------- processes and sockets


def refuses(why: str) -> Callable[..., Any]:
    """Stands for a function or method that cannot do anything here."""

    def call(*args: Any, **kwargs: Any) -> Any:
        raise OSError(errno.ENOTSUP, why)

    return call


def patch_futures(module: ModuleType) -> None:
    """What `ProcessPoolExecutor` is made of cannot be imported here: a class in its place says why."""

    class ProcessPoolExecutor(module.Executor):  # type: ignore[name-defined, misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            raise OSError(errno.ENOTSUP, f"ProcessPoolExecutor: {PROCESSES}; ThreadPoolExecutor does the work in line")

    module.ProcessPoolExecutor = ProcessPoolExecutor  # type: ignore[attr-defined]


def patch_subprocess(module: ModuleType) -> None:
    def __init__(self: Any, args: Any, *rest: Any, **kwargs: Any) -> None:
        # What __del__ of a real one looks at.
        self._child_created, self.returncode, self.args = False, None, args
        name = args if isinstance(args, str) else next(iter(args), "")
        raise OSError(errno.ENOTSUP, f"cannot start {str(name)!r}: {PROCESSES}")

    module.Popen.__init__ = __init__


def patch_multiprocessing(module: ModuleType) -> None:
    for name in ("Pool", "Manager", "Queue", "SimpleQueue", "JoinableQueue", "Pipe"):
        setattr(module.BaseContext, name, refuses(f"multiprocessing.{name}: {PROCESSES}"))
    module.Process.start = refuses(f"multiprocessing.Process: {PROCESSES}")


def patch_pool(module: ModuleType) -> None:
    """Its threads would wait for work that nobody could bring them."""
    module.Pool.__init__ = refuses(f"multiprocessing.pool: {PROCESSES} and no threads that wait; use map()")


def patch_socket(module: ModuleType) -> None:
    for name in ("connect", "connect_ex", "bind", "listen"):
        setattr(module.socket, name, refuses(f"socket.{name}: {SOCKETS}"))
    for name in ("create_connection", "create_server"):
        setattr(module, name, refuses(f"socket.{name}: {SOCKETS}"))
