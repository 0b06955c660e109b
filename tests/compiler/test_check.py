"""`appc check` and ten broken projects: one clear message each, the right exit code, no traceback."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from appc.build import build
from appc.check import check
from appc.errors import AppcError
from appc.output import DirectoryOutput
from appc.sarif import to_sarif
from tests.compiler.project import make_config, write_files
from tests.compiler.test_cli import appc
from tests.compiler.wheel_files import make_wheel

ST = "import streamlit as st\n"


#: Declared and not to be had: the build stops. Files, where, what.
STOPPED: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "impossible pin": ({"requirements.txt": "streamlit\nsomething==99\n"}, "requirements.txt:2", "something==99"),
    "not UTF-8": ({"requirements.txt": b"# caf\xe9\nnumpy\n"}, "requirements.txt:1", "byte 0xe9 is not UTF-8"),
    "no requirement": ({"requirements.txt": "numpy=1.0\n"}, "requirements.txt:1", "no requirement"),
    "syntax error": ({"app.py": "import streamlit as st\nst.title(\n"}, "app.py:2", "SyntaxError"),
    "large file": ({"app.py": ST + "open('large.csv').read()\n"}, "app.py:2", "GitHub takes no file above 100 MB"),
}
#: What the code does: reported by the build, and raised in the app at its place.
REPORTED: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "missing module": ({"app.py": ST + "import nowhere_at_all\n"}, "app.py:2", "import nowhere_at_all"),
    "torch": ({"app.py": ST + "import torch\n"}, "app.py:2", "import torch"),
    "subprocess": ({"app.py": ST + "import subprocess\nsubprocess.run(['ls'])\n"}, "app.py:3", "no processes"),
    "missing file": ({"app.py": ST + "open('data.csv')\n"}, "app.py:2", "no file 'data.csv'"),
    "missing name": ({"app.py": ST + "st.buton('x')\n"}, "app.py:2", "`st.buton`"),
}


def make(folder: Path, files: dict[str, str | bytes]) -> None:
    write_files(folder, {"app.py": ST, **files})
    make_wheel(folder / "links", "something", "1.0")
    with (folder / "large.csv").open("wb") as file:
        os.truncate(file.fileno(), 150_000_000)


@pytest.mark.parametrize("name", [*STOPPED, *REPORTED])
def test_a_broken_project_is_named_by_check(tmp_path: Path, name: str) -> None:
    files, where, what = {**STOPPED, **REPORTED}[name]
    make(tmp_path, files)
    done = appc(tmp_path, "check", "--no-index", "--find-links", "links")
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if line.startswith("error ")]
    assert len(lines) == 1, done.stdout
    assert lines[0].startswith(f"error {where}: ")
    assert what in lines[0]
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", STOPPED)
def test_what_is_declared_stops_the_build(tmp_path: Path, name: str) -> None:
    files, where, what = STOPPED[name]
    make(tmp_path, files)
    config = make_config(tmp_path, find_links=(tmp_path / "links",))
    with pytest.raises(AppcError) as caught:
        build(config, DirectoryOutput(config.out))
    assert (caught.value.where, caught.value.exit_code) == (where, 1)
    assert what in caught.value.what
    assert not config.out.exists()


@pytest.mark.parametrize("name", ["subprocess", "missing name"])
def test_what_the_code_does_is_a_warning_of_the_build(tmp_path: Path, name: str) -> None:
    files, where, what = REPORTED[name]
    make(tmp_path, files)
    config = make_config(tmp_path)
    found = build(config, DirectoryOutput(config.out)).findings
    assert [item.where for item in found] == [where]
    assert what in found[0].what


def test_notes_alone_are_no_failure(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ST + "import urllib.request as u\nu.urlopen('https://example.org/x')\n"})
    done = appc(tmp_path, "check", "--no-index")
    assert done.returncode == 0
    assert "note  app.py:3: asks example.org." in done.stdout
    assert "0 errors, 1 note, 1 file" in done.stdout


def test_json_and_sarif(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ST + "st.buton('x')\n"})
    done = appc(tmp_path, "check", "--no-index", "--json", "--sarif", "out.sarif")
    assert done.returncode == 1
    (error,) = json.loads(done.stdout)["errors"]
    assert (error["kind"], error["where"], error["hint"]) == ("api", "app.py:2", "Did you mean 'button'?")
    sarif: dict[str, Any] = json.loads((tmp_path / "out.sarif").read_text())
    assert sarif["version"] == "2.1.0"
    (result,) = sarif["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("api", "error")
    assert place == {"artifactLocation": {"uri": "app.py"}, "region": {"startLine": 2}}


def test_a_finding_without_a_place_has_none_in_sarif(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ST, "requirements.txt": "gunicorn\n"})
    report = check(make_config(tmp_path))
    (result,) = to_sarif(report.findings, report.notes)["runs"][0]["results"]
    assert (result["level"], "locations" in result) == ("note", False)
