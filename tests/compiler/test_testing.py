"""`appc test` and `appc typings`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from appc import testing
from appc.errors import AppcError, OutputError
from tests.compiler.project import write_files


def appc(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run([sys.executable, "-m", "appc", *args], cwd=folder, env=env, capture_output=True, text=True)


def test_the_users_tests_run_over_the_runtime(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "app.py": "import streamlit as st\nname = st.text_input('Name')\nst.write('Hello,', name)\n",
        "tests/test_app.py": (
            "from streamlit.testing.v1 import AppTest\n\n"
            "def test_good():\n"
            "    at = AppTest.from_file('../app.py', default_timeout=20).run()\n"
            "    assert at.text_input[0].input('Ada').run().markdown[0].value == 'Hello, Ada'\n\n"
            "def test_bad():\n"
            "    assert AppTest.from_file('../app.py').run(timeout=20).title\n"
        ),
    }
    write_files(tmp_path, files)
    done = appc(tmp_path, "test", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 1, done.stderr
    assert "1 failed, 1 passed" in done.stdout
    good = appc(tmp_path, "test", "-k", "good", "--verbose", "-p", "no:cacheprovider")
    assert good.returncode == 0
    assert "test_app.py::test_good PASSED" in good.stdout


def test_without_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(AppcError, match="pytest is not installed") as error:
        testing.run_tests([])
    assert "pip install pytest" in str(error.value)


def test_typings(tmp_path: Path) -> None:
    first = appc(tmp_path, "typings")
    assert first.returncode == 0, first.stderr
    assert first.stdout.split() == [str(Path("typings/streamlit")), str(Path("typings/appc_runtime"))]
    assert (tmp_path / "typings/streamlit/testing/v1/app_test.py").is_file()
    assert not (tmp_path / "typings/appc_runtime/_vendor").exists()
    (tmp_path / "typings/streamlit/old.py").write_text("")
    testing.write_typings(tmp_path / "typings")
    assert not (tmp_path / "typings/streamlit/old.py").exists()


def test_typings_leave_what_is_not_theirs(tmp_path: Path) -> None:
    write_files(tmp_path, {"typings/streamlit/__init__.pyi": ""})
    with pytest.raises(OutputError, match="appc did not write it"):
        testing.write_typings(tmp_path / "typings")
