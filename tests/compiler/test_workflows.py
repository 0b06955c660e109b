"""The workflows that publish: ours, and the one that README gives to users. Their `run:` steps are run here."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.wheels import wheels_folder

ROOT = Path(__file__).resolve().parents[2]


def steps(workflow: dict[str, Any], job: str) -> list[str]:
    return [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step]


def run(step: str, cwd: Path) -> None:
    """Run a step as the host does, with this environment's programs first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"


def test_ours_tests_as_ci_does_and_builds_every_example(tmp_path):
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text())
    assert steps(workflow, "test") == [".ci/run"]  # what runs this very test
    install, build = steps(workflow, "build")
    assert install == "python -m pip install ."  # what has brought the appc that is tested here
    site = tmp_path / "site"
    run(build.replace(" site", f" {site} --no-index --find-links {wheels_folder()}"), ROOT)
    for example in (ROOT / "examples").glob("*/app.py"):
        name = example.parent.name
        assert (site / ("" if name == "gallery" else name) / "index.html").is_file()


def test_the_one_in_readme_builds_a_users_app(tmp_path):
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (workflow,) = [parsed for parsed in map(yaml.safe_load, blocks) if "jobs" in parsed]
    (tmp_path / "app.py").write_text("import streamlit as st\nst.title('Mine')\n")
    install, *rest = steps(workflow, "build")
    assert install == "pip install appc"  # here it is installed already
    for step in rest:
        run(step, tmp_path)
    assert "Mine" in (tmp_path / "site/index.html").read_text()
