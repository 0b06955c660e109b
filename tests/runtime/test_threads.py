"""A thread runs when it is started; what a page cannot do says why."""

from __future__ import annotations

import concurrent.futures
import threading
from types import SimpleNamespace

import pytest

from appc_runtime import threads
from appc_runtime.errors import StopException


@pytest.fixture(autouse=True)
def in_line(monkeypatch):
    for name in ("start", "join", "is_alive"):
        monkeypatch.setattr(threading.Thread, name, getattr(threads, name))
    monkeypatch.setattr(threading.Timer, "run", threads.run_timer)


def test_a_thread_has_ended_when_start_returns():
    seen = []

    def work(number):
        seen.append((number, threading.current_thread().name, thread.is_alive()))

    thread = threading.Thread(target=work, args=(1,), name="worker")
    assert not thread.is_alive()
    thread.start()
    thread.join()
    assert seen == [(1, "worker", True)]
    assert not thread.is_alive()
    assert threading.current_thread() is threading.main_thread()
    with pytest.raises(RuntimeError, match="only be started once"):
        thread.start()


def test_an_error_in_a_thread_is_its_own(monkeypatch):
    seen = []
    monkeypatch.setattr(threading, "excepthook", lambda args: seen.append((args.exc_type, args.thread.name)))
    threading.Thread(target=lambda: 1 / 0, name="wrong").start()
    assert seen == [(ZeroDivisionError, "wrong")]


def test_what_ends_a_run_ends_it_from_a_thread_too():
    def stop():
        raise StopException

    with pytest.raises(StopException):
        threading.Thread(target=stop).start()
    assert threading.current_thread() is threading.main_thread()


def test_a_thread_draws(app):
    page = app("""
        import threading, streamlit as st
        box = st.container()
        def work():
            with box:
                st.write("from a thread")
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        st.write("after")
    """)
    assert "from a thread" in str(page.roots)


def test_a_timer():
    seen = []
    threading.Timer(0.0, seen.append, args=(1,)).start()
    late = threading.Timer(0.0, seen.append, args=(2,))
    late.cancel()
    late.start()
    assert seen == [1]


def test_tqdm_starts_no_thread_that_never_ends():
    module = SimpleNamespace(tqdm=type("tqdm", (), {"monitor_interval": 10}))
    threads.patch_tqdm(module)
    assert module.tqdm.monitor_interval == 0


@pytest.fixture
def executor():
    module = SimpleNamespace(ThreadPoolExecutor=type("Executor", (concurrent.futures.ThreadPoolExecutor,), {}))
    threads.patch_executor(module)
    return module.ThreadPoolExecutor


def test_an_executor(executor):
    with executor(max_workers=4) as pool:
        futures = [pool.submit(pow, 2, number) for number in range(3)]
        assert all(future.done() for future in futures)
        assert sorted(future.result() for future in concurrent.futures.as_completed(futures)) == [1, 2, 4]
        assert list(pool.map(str, [1, 2])) == ["1", "2"]
        with pytest.raises(ZeroDivisionError):
            pool.submit(lambda: 1 / 0).result()
    with pytest.raises(RuntimeError, match="after shutdown"):
        pool.submit(pow, 2, 2)


def test_a_process_pool_says_why():
    module = SimpleNamespace(Executor=concurrent.futures.Executor)
    threads.patch_futures(module)
    assert issubclass(module.ProcessPoolExecutor, concurrent.futures.Executor)
    with pytest.raises(OSError, match="ProcessPoolExecutor: a page in a browser has no processes; ThreadPoolExecutor"):
        module.ProcessPoolExecutor(max_workers=2)


def test_processes_and_sockets_say_why():
    popen, socket = type("Popen", (), {}), type("socket", (), {})
    threads.patch_subprocess(SimpleNamespace(Popen=popen))
    with pytest.raises(OSError, match="cannot start 'ls': a page in a browser has no processes"):
        popen(["ls", "-l"])
    module = SimpleNamespace(socket=socket)
    threads.patch_socket(module)
    with pytest.raises(OSError, match=r"socket\.connect: a page in a browser opens no sockets"):
        socket().connect(("example.org", 80))
    with pytest.raises(OSError, match="only ask by HTTP"):
        module.create_connection(("example.org", 80))
