"""docs/packages.md: what appc resolves the most used data packages to, from a recorded index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_what_appc_resolves_to() -> None:
    done = subprocess.run([sys.executable, "scripts/packages", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_table_has_60_packages_and_30_in_chromium() -> None:
    rows = [line for line in (ROOT / "docs/packages.md").read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    assert len(rows) == 61
    assert len([line for line in rows if line.endswith(" used |")]) >= 30
