"""What is said of options of `[theme]` that count for nothing, at their line of config.toml."""

from pathlib import Path
from textwrap import dedent

import pytest

from appc.checks.theme import theme_findings
from appc.finding import Finding
from tests.compiler.project import make_config, write_files


def look(folder: Path, text: str) -> list[Finding]:
    write_files(folder, {"app.py": "", ".streamlit/config.toml": dedent(text)})
    return list(theme_findings(make_config(folder)))


def test_options_that_count_are_no_matter(tmp_path: Path) -> None:
    text = f"""\
        [theme]
        paddingTop = "1.5rem"
        showSidebarBorder = false
        chartSequentialColors = {["#123456"] * 10}
        [theme.sidebar]
        paddingBottom = " 16 "
    """
    assert look(tmp_path, text) == []


def test_each_section_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = """\
        [theme.dark.sidebar]
        paddingTop = "5%"
        [theme]
        # paddingTop = 5
        paddingTop = 5
        sidebar.paddingTop = "2em"
        chartDivergingColors = ["red", "blue"]
    """
    told = [(found.what, found.where) for found in look(tmp_path, text)]
    assert told == [
        ("theme.paddingTop is 5, which is no length.", ".streamlit/config.toml:5"),
        ("theme.chartDivergingColors has not ten colors but 2.", ".streamlit/config.toml:7"),
        ("theme.sidebar.paddingTop is '2em', which is no length.", ".streamlit/config.toml"),
        ("theme.dark.sidebar.paddingTop is '5%', which is no length.", ".streamlit/config.toml:2"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'showSidebarBorder = "no"',
        'chartSequentialColors = "red"',
        "chartSequentialColors = [1]",
        'paddingBottom = "-1px"',
    ],
)
def test_values_of_another_kind(tmp_path: Path, line: str) -> None:
    (found,) = look(tmp_path, f"[theme]\n{line}\n")
    assert found.where == ".streamlit/config.toml:2"
    assert found.hint.startswith("Write ")


def test_a_theme_that_is_no_table_is_not_looked_into(tmp_path: Path) -> None:
    assert look(tmp_path, "[theme]\nsidebar = 3\n") == []
