"""The command as users start it: exit codes, what goes to which stream."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compiler.project import write_files


def appc(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run([sys.executable, "-m", "appc", *args], cwd=folder, env=env, capture_output=True, text=True)


def build(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return appc(folder, "build", "--no-prerender", "--snapshot=off", "--no-index", *args)


def test_build_writes_the_site_and_a_plain_report(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import streamlit as st\n"})
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dist/index.html").is_file()
    assert "1 page, 0 packages" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_json_is_all_that_goes_to_stdout(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import nowhere_at_all\n"})
    done = build(tmp_path, "app.py", "--out", "site", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["out"] == str(tmp_path / "site")
    assert report["warnings"][0]["where"] == "app.py:1"
    assert report["parts"]["python"]["weight"] > 1_000_000
    assert report["files"] == ["app.py"]


def test_a_warning_is_printed_with_its_place(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import nowhere_at_all\n"})
    done = build(tmp_path)
    assert "warning app.py:1: import nowhere_at_all" in done.stdout


@pytest.mark.parametrize(
    ("files", "args", "code", "message"),
    [
        ({"app.py": "x = (\n"}, ["app.py"], 1, "error app.py:1: SyntaxError"),
        ({"app.py": "import nowhere_at_all\n"}, ["app.py", "--strict"], 1, "1 warning"),
        ({}, ["app.py"], 2, "there is no script 'app.py'"),
        ({}, [], 2, "this folder has none of"),
        ({"app.py": ""}, ["app.py", "--nonsense"], 2, "No such option"),
        ({"app.py": "", "dist/mine.txt": ""}, ["app.py"], 3, "appc did not make it"),
    ],
)
def test_exit_codes(tmp_path: Path, files: dict[str, str | bytes], args: list[str], code: int, message: str) -> None:
    write_files(tmp_path, files)
    done = build(tmp_path, *args)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failed_build_leaves_the_site(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ""})
    assert build(tmp_path).returncode == 0
    before = (tmp_path / "dist/index.html").read_bytes()
    write_files(tmp_path, {"app.py": "x = (\n"})
    assert build(tmp_path).returncode == 1
    assert (tmp_path / "dist/index.html").read_bytes() == before


def test_version_and_help(tmp_path: Path) -> None:
    assert appc(tmp_path, "--version").stdout.startswith("appc ")
    text = appc(tmp_path, "build", "--help").stdout
    assert "--find-links" in text
    assert "Exit codes" in text


def test_the_cache_is_found_weighed_and_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = Path(appc(tmp_path, "cache", "dir").stdout.strip())
    assert folder.is_relative_to(tmp_path / "home")
    write_files(folder, {"wheels/00/x.whl": b"x" * 1500})
    assert appc(tmp_path, "cache", "size").stdout == "1 file, 1.5 kB\n"
    assert appc(tmp_path, "cache", "clear").returncode == 0
    assert not folder.exists()


def test_preview_of_something_else_is_an_error(tmp_path: Path) -> None:
    done = appc(tmp_path, "preview", ".")
    assert done.returncode == 2
    assert "no site that appc built" in done.stderr


def test_streamlit_is_not_importable_from_our_wheel(tmp_path: Path) -> None:
    code = "import appc, importlib.metadata as m; files = m.files('appc'); print([f for f in files if f.parts[0] == 'streamlit'])"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]", done.stderr
