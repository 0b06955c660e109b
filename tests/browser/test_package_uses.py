"""The most used data packages in Chromium: imported, and made to do what they are for. docs/packages.md says which."""

import shutil

import pytest

from tests.browser import sites
from tests.browser.live import Live
from tests.wheels import wheels_folder

FOLDER = sites.ROOT / "tests/browser/package_uses"
APPS = ["computing", "drawing", "reading"]


@pytest.mark.parametrize("app", APPS)
def test_packages_are_used(app, tmp_path, context):
    project = tmp_path / "project"
    project.mkdir()
    for name in (app, "using"):
        shutil.copy(FOLDER / f"{name}.py", project)
    # What Pyodide's own distribution has comes from the tests' folder alone: no CDN is asked.
    (project / "pyproject.toml").write_text(f'[tool.appc]\npackages-url = "{wheels_folder()}"\n')
    out = tmp_path / "site"
    options = ["--out", out / "repo", "--find-links", wheels_folder(), "--snapshot", "off"]
    done = sites.run_appc("build", project / f"{app}.py", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    with sites.served(out) as host:
        live = Live(context, host + "/repo/").open().ready()
        live.page.get_by_role("button", name="Use them").click()
        live.shows("That is all.", timeout=180_000)
        lines = [line for line in live.text().splitlines() if ": " in line]
    assert len(lines) == (FOLDER / f"{app}.py").read_text().count("\ndef use_")
    assert [line for line in lines if not line.endswith(": used")] == []
    assert live.errors == []


def test_there_are_enough_of_them():
    names = {path.stem for path in FOLDER.glob("*.py")} - {"using"}
    assert names == set(APPS)
    assert sum((FOLDER / f"{name}.py").read_text().count("\ndef use_") for name in names) >= 30
