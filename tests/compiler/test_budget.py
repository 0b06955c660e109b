"""What is needed first, and a budget for it."""

from pathlib import Path

import pytest

from appc.budget import parse_size
from appc.build import build as build_site
from appc.errors import BudgetError, ConfigError
from appc.output import DirectoryOutput
from tests.compiler.project import make_config, write_files
from tests.compiler.test_cli import build
from tests.compiler.wheel_files import make_wheel


@pytest.mark.parametrize(("text", "size"), [("12MB", 12_000_000), ("1.5 kB", 1500), ("1 MiB", 1 << 20)])
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


def test_what_is_no_size() -> None:
    with pytest.raises(ConfigError, match="'12' is no size"):
        parse_size("12")


def test_packages_count_as_long_as_no_snapshot_holds_them(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import something\n"})
    make_wheel(tmp_path / "links", "something", "1.0")
    config = make_config(tmp_path, find_links=(tmp_path / "links",))
    needed = build_site(config, DirectoryOutput(config.out)).needed
    assert set(needed) == {"page", "Python", "runtime and app", "something"}
    assert needed["Python"] == max(needed.values())


def test_over_budget_leaves_the_site_of_before(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": ""})
    done = build(tmp_path, "--report", "--budget", "50MB")
    assert done.returncode == 0, done.stderr
    assert "needed before interactive" in done.stdout
    before = (tmp_path / "dist/index.html").read_bytes()
    write_files(tmp_path, {"app.py": "x = 1\n"})
    config = make_config(tmp_path, budget="1MB")
    with pytest.raises(BudgetError, match=r"before it is interactive, the budget is 1\.0 MB: Python"):
        build_site(config, DirectoryOutput(config.out))
    assert (tmp_path / "dist/index.html").read_bytes() == before
