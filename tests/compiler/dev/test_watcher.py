"""What raises the flag, with watchdog itself."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import DirModifiedEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent

from appc.dev.watcher import Watcher, folders_of


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Watcher, Callable[[], bool]]]:
    """A watcher on `tmp_path`, and a function that says whether the flag was raised since the last call."""
    flag = threading.Event()
    watcher = Watcher(flag.set)
    watcher.start()
    watcher.watch([tmp_path])

    def raised(timeout: float = 10.0) -> bool:
        seen = flag.wait(timeout)
        flag.clear()
        return seen

    yield watcher, raised
    watcher.stop()


def test_saves_of_all_kinds_raise_the_flag(tmp_path: Path, watched: tuple[Watcher, Callable[[], bool]]) -> None:
    raised = watched[1]
    script = tmp_path / "app.py"
    script.write_text("x = 1", encoding="utf-8")
    assert raised()
    while raised(0.2):
        pass
    (tmp_path / "new").write_text("x = 2", encoding="utf-8")
    (tmp_path / "new").replace(script)
    assert raised()
    while raised(0.2):
        pass
    script.unlink()
    assert raised()


def test_folders_are_watched_alone_and_anew(tmp_path: Path, watched: tuple[Watcher, Callable[[], bool]]) -> None:
    watcher, raised = watched
    inner = tmp_path / "inner"
    inner.mkdir()
    assert raised()
    while raised(0.2):
        pass
    deep = inner / "deep"
    deep.mkdir()
    while raised(0.2):
        pass
    (deep / "x.py").write_text("", encoding="utf-8")
    assert not raised(0.3), "folders within are not watched"
    watcher.watch([tmp_path, deep])
    (deep / "x.py").write_text("x = 1", encoding="utf-8")
    assert raised()
    (deep / "x.py").unlink()
    deep.rmdir()
    while deep not in watcher.removed:
        assert raised(), "the folder's end is an event"
    deep.mkdir()
    watcher.watch([tmp_path, deep, tmp_path / "none"])
    while raised(0.2):
        pass
    (deep / "x.py").write_text("x = 2", encoding="utf-8")
    assert raised()
    watcher.watch([])
    assert not watcher.watches


def test_reading_and_caches_raise_nothing(tmp_path: Path) -> None:
    flags: list[int] = []
    watcher = Watcher(lambda: flags.append(1))
    watcher.on_any_event(FileOpenedEvent("/p/app.py"))
    watcher.on_any_event(DirModifiedEvent("/p/__pycache__"))
    watcher.on_any_event(FileModifiedEvent("/p/.app.py.swp"))
    assert flags == []
    watcher.on_any_event(FileMovedEvent("/p/app.py~", "/p/app.py"))
    assert flags == [1]
    watcher.stop()


def test_a_missing_file_is_awaited_in_the_nearest_folder(tmp_path: Path) -> None:
    assert folders_of([tmp_path / "app.py", tmp_path / "a/b/c.py"]) == {tmp_path}


def test_polling_sees_what_no_event_told(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    watcher = Watcher(lambda: None)
    watcher.watch_closely([script])
    assert not watcher.poll()
    script.write_text("x = 1", encoding="utf-8")
    assert watcher.poll()
    assert not watcher.poll()
    script.unlink()
    assert watcher.poll()
