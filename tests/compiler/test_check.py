"""`appc check`: its exit code, its notes, JSON and SARIF. What it finds is in `checks/` and `test_broken_projects.py`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from appc.check import check
from appc.sarif import to_sarif
from tests.compiler.project import make_config, write_files
from tests.compiler.test_cli import appc
from tests.compiler.wheel_files import make_wheel

ST = "import streamlit as st\n"


def test_notes_alone_are_no_failure(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ST + "import urllib.request as u\nu.urlopen('https://example.org/x')\n"})
    done = appc(tmp_path, "check", "--no-index")
    assert done.returncode == 0
    assert "note  app.py:3: asks example.org." in done.stdout
    assert "0 errors, 1 note, 1 file" in done.stdout


def test_another_version_that_was_accepted_is_a_note(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ST, "requirements.txt": "something==99\n"})
    make_wheel(tmp_path / "links", "something", "1.0")
    config = make_config(tmp_path, find_links=(tmp_path / "links",))
    assert [item.kind for item in check(config).findings] == ["version"]
    relaxed = check(replace(config, relax=True))
    assert (relaxed.findings, [item.kind for item in relaxed.notes]) == ([], ["version"])


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
