"""The previous site stays whole, wherever a build is stopped."""

import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from appc.errors import OutputError
from appc.filesystem import FileSystem
from appc.output import DirectoryOutput, MemoryOutput, in_place_order


def site(name: str) -> dict[str, bytes | Path]:
    """A site whose files all say which one they belong to."""
    pages = {"index.html": f"front {name}".encode(), "sub/index.html": f"sub {name}".encode()}
    assets = {f"assets/{name}-{number}.js": f"{name} {number}".encode() for number in range(5)}
    manifest = json.dumps({"generator": "appc 1", "assets": sorted(assets)}).encode()
    return {**assets, ".nojekyll": b"", "manifest.json": manifest, **pages}


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Stopped(BaseException):
    """The process is gone."""


class StoppingFileSystem(FileSystem):
    """Stops at operation number `at` (half of a write is done by then), and does nothing ever after."""

    def __init__(self, at: int, *, exchanges: bool = True) -> None:
        self.at = at
        self.count = 0
        self.exchanges = exchanges

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name in ("make_folder", "write", "rename", "replace", "exchange", "remove_file", "remove_tree"):
            return lambda *args: self.operate(name, value, args)
        return value

    def operate(self, name: str, operation: Any, args: tuple[Any, ...]) -> Any:
        self.count += 1
        if self.count == self.at and name == "write":
            args[0].write_bytes(b"half")
        if self.count == self.at and name == "remove_tree":
            for path in [path for path in args[0].rglob("*") if path.is_file()][:2]:
                path.unlink()
        if self.count >= self.at:
            raise Stopped
        if name == "exchange" and not self.exchanges:
            return False
        return operation(*args)


def test_a_site_is_written_and_replaced(tmp_path: Path) -> None:
    output = DirectoryOutput(tmp_path / "dist")
    output.write(site("old"))
    output.write(site("new"))
    assert read(tmp_path / "dist") == site("new")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("exchanges", [True, False])
def test_stopped_at_every_operation_the_site_is_whole_after_the_next_start(tmp_path: Path, exchanges: bool) -> None:
    folder = tmp_path / "dist"
    at = 0
    finished = False
    while not finished:
        at += 1
        DirectoryOutput(folder).write(site("old"))
        try:
            DirectoryOutput(folder, StoppingFileSystem(at, exchanges=exchanges)).write(site("new"))
            finished = True
        except Stopped:
            if exchanges:
                assert read(folder) in (site("old"), site("new")), f"operation {at}"
            DirectoryOutput(folder).check()
            assert read(folder) in (site("old"), site("new")), f"operation {at}"
    assert at > 10
    assert read(folder) == site("new")


@pytest.mark.parametrize("exchanges", [True, False])
def test_an_operation_that_fails_leaves_the_old_site_and_no_rubbish(tmp_path: Path, exchanges: bool) -> None:
    class Failing(StoppingFileSystem):
        def operate(self, name: str, operation: Any, args: tuple[Any, ...]) -> Any:
            self.count += 1
            if self.count == self.at and name != "remove_tree":
                raise OSError(28, "No space left on device", str(args[0]))
            if name == "exchange" and not self.exchanges:
                return False
            return operation(*args)

    folder = tmp_path / "dist"
    for at in range(1, 30):
        DirectoryOutput(folder).write(site("old"))
        files = Failing(at, exchanges=exchanges)
        try:
            DirectoryOutput(folder, files).write(site("new"))
        except OutputError:
            assert files.count >= at
            assert read(folder) == site("old")
        else:
            assert read(folder) == site("new")
        assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_killed_at_random_the_site_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from appc.output import DirectoryOutput
        from tests.compiler.test_output import site
        print("ready", flush=True)
        for number in range(10_000):
            DirectoryOutput(Path({str(folder)!r})).write(site(f"site{{number}}"))
        """
    )
    chance = random.Random(7)
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait()
        process.stdout.close()
        DirectoryOutput(folder).check()
        if folder.exists():
            files = read(folder)
            name = files["index.html"].decode().split()[1]
            assert files == site(name)


@pytest.mark.parametrize("files", [{"notes.txt": "mine"}, {"manifest.json": '{"name": "another"}'}, {"x/y": ""}])
def test_a_folder_of_others_is_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    folder = tmp_path / "dist"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    before = read(folder)
    with pytest.raises(OutputError) as caught:
        DirectoryOutput(folder).write(site("new"))
    assert "appc did not make it" in caught.value.what
    assert read(folder) == before


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    DirectoryOutput(tmp_path / "dist").write(site("new"))
    assert read(tmp_path / "dist") == site("new")


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("")
    with pytest.raises(OutputError):
        DirectoryOutput(tmp_path / "dist").check()


def test_on_a_mount_point_the_front_page_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "dist"
    DirectoryOutput(folder).write(site("old"))
    monkeypatch.setattr(os.path, "ismount", lambda path: path == folder)
    at = 0
    finished = False
    while not finished:
        at += 1
        before = read(folder)
        try:
            DirectoryOutput(folder, StoppingFileSystem(at)).write(site(f"new{at}"))
            finished = True
        except Stopped:
            files = read(folder)
            name = files["index.html"].decode().split()[1]
            for path in (f"assets/{name}-{number}.js" for number in range(5)):
                assert path in files, f"operation {at}: the front page's asset is gone"
            assert files["index.html"] == before["index.html"] or f"new{at}" == name
    assert {path: data for path, data in read(folder).items() if ".appc-part" not in path} == site(f"new{at}")


def test_order_in_place() -> None:
    order = sorted(["index.html", "manifest.json", "a/index.html", "licenses.txt", "assets/x.js"], key=in_place_order)
    assert order == ["assets/x.js", "licenses.txt", "manifest.json", "a/index.html", "index.html"]


def test_what_a_killed_build_left_is_removed_when_it_is_old(tmp_path: Path) -> None:
    left = tmp_path / ".dist.appc-new-1"
    left.mkdir()
    DirectoryOutput(tmp_path / "dist").check()
    assert left.exists()
    os.utime(left, (0, 0))
    DirectoryOutput(tmp_path / "dist").check()
    assert not left.exists()


def test_memory_output_keeps_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    output = MemoryOutput()
    output.check()
    output.write({"a": b"1", "b": tmp_path / "file"})
    assert output.files == {"a": b"1", "b": b"content"}
