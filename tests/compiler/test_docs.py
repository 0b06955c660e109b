"""What the guides say of commands, files and each other is so."""

import re
from pathlib import Path

import pytest
import typer.main

from appc.cli import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands


def options(command: str) -> list[list[str]]:
    """The spellings of each option."""
    found = [[*option.opts, *option.secondary_opts] for option in COMMANDS[command].params]
    return [names for names in found if names[0].startswith("-") and "--help" not in names]


def test_readme_has_every_option_of_build_and_no_other():
    table = set(re.findall(r"^\| `(--[\w-]+)", README, re.MULTILINE))
    known = options("build")
    assert table <= {name for names in known for name in names}
    assert [names for names in known if not table & set(names)] == []


def test_readme_names_the_options_of_dev_and_preview():
    build = {name for names in options("build") for name in names}
    for command in ("dev", "preview"):
        assert [names for names in options(command) if names[0] not in build and names[0] not in README] == []


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_the_kinds_of_warnings_are_told():
    finding = (ROOT / "compiler/appc/finding.py").read_text(encoding="utf-8")
    (kinds,) = re.findall(r"`kind` is for machines: (.*?)\.\s*\"\"\"", finding, re.DOTALL)
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/troubleshooting.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(re.findall(r'"(\w+)"', kinds)) == sorted(told)
