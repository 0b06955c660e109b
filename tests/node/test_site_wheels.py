"""Wheels as sites carry them, compiled by the Pyodide that will load them."""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.util
import marshal
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.utils import parse_wheel_filename
from pyodide_lock import PackageSpec

from appc import site_wheels as module
from appc.resolve import Resolution
from appc.runtime_files import RuntimeFiles
from appc.site_wheels import site_wheels
from appc.wheels import Wheel
from tests.compiler.wheel_files import make_wheel

PYC = "__pycache__/__init__.cpython-314.pyc"


def resolution(*paths: Path) -> Resolution:
    wheels = {wheel.name: wheel for path in paths if (wheel := Wheel.read(path))}
    specs = {
        name: PackageSpec(
            name=name, version=str(wheel.version), file_name=wheel.path.name, install_dir="site", sha256=wheel.sha256
        )
        for name, wheel in wheels.items()
    }
    return Resolution(wheels=wheels, packages=specs)


@pytest.fixture
def wheels(tmp_path: Path) -> list[Path]:
    paths = [make_wheel(tmp_path, name, "1.0") for name in ("first", "second")]
    with zipfile.ZipFile(paths[0], "a") as archive:
        archive.writestr("first/sets.py", "def f(x):\n    return x in {'a', 'b', 'c', 'd', 'e'}\n" * 2)
        archive.writestr("first/old.py", "print 'Python 2'\n")
        archive.writestr("first/tests/test_first.py", "")
        archive.writestr("first/first.pyi", "")
    return paths


def make(cache: Path, *paths: Path) -> Resolution:
    return site_wheels(resolution(*paths), [], [], RuntimeFiles.find(), cache)


def test_they_are_valid_wheels_with_compiled_modules_and_without_ballast(wheels: list[Path], tmp_path: Path) -> None:
    made = make(tmp_path / "cache", *wheels)
    wheel, spec = made.wheels["first"], made.packages["first"]
    name, version, build, _ = parse_wheel_filename(wheel.path.name)
    assert (name, str(version), spec.file_name, spec.sha256) == ("first", "1.0", wheel.path.name, wheel.sha256)
    with zipfile.ZipFile(wheel.path) as archive:
        names = archive.namelist()
        rows = list(csv.reader(archive.read("first-1.0.dist-info/RECORD").decode().splitlines()))
        assert f"Build: {build[0]}{build[1]}" in archive.read("first-1.0.dist-info/WHEEL").decode()
        for path, digest, size in rows[:-1]:
            data = archive.read(path)
            hashed = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            assert (digest, size) == (f"sha256={hashed}", str(len(data)))
        compiled = archive.read(f"first/{PYC}")
    assert [row[0] for row in rows] == names
    assert {"first/__init__.py", f"first/{PYC}", "first/old.py", "first-1.0.dist-info/LICENSE"} <= set(names)
    assert not {"first/tests/test_first.py", "first/first.pyi", "first/__pycache__/old.cpython-314.pyc"} & set(names)
    assert compiled[4:8] == b"\x01\x00\x00\x00", "Python must not look at the source"
    if compiled[:4] == importlib.util.MAGIC_NUMBER:
        assert marshal.loads(compiled[16:]).co_filename == "/lib/python3.14/site-packages/first/__init__.py"


def test_the_same_wheel_gives_the_same_bytes_whatever_else_there_is(wheels: list[Path], tmp_path: Path) -> None:
    both = make(tmp_path / "one", *reversed(wheels))
    alone = make(tmp_path / "other", wheels[0])
    assert both.wheels["first"].path.read_bytes() == alone.wheels["first"].path.read_bytes()


def test_the_second_build_makes_nothing_and_a_damaged_one_is_made_anew(
    wheels: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(tmp_path / "cache", wheels[1])
    path = made.wheels["second"].path
    whole = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(module, "compile_wheels", lambda *args: pytest.fail("it compiled again"))
        assert make(tmp_path / "cache", wheels[1]).packages == made.packages
    path.write_bytes(whole[:-1] + b"x")
    assert make(tmp_path / "cache", wheels[1]).wheels["second"].path.read_bytes() == whole


def test_without_node_packages_stay_as_they_are(
    wheels: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "node_command", lambda *args: [str(tmp_path / "nowhere")])
    before = resolution(wheels[1])
    after = site_wheels(before, [], [], RuntimeFiles.find(), tmp_path / "cache")
    assert "could not be compiled" in after.findings[0].what
    assert replace(after, findings=[]) == before
