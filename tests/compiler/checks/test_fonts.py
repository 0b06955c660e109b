"""What is said of `[[theme.fontFaces]]`, at its line of config.toml."""

from pathlib import Path
from textwrap import dedent

from appc.checks import examine
from appc.finding import Finding
from appc.runtime_files import RuntimeFiles
from appc.script import read_app
from tests.compiler.project import make_config, write_files


def look(folder: Path, text: str) -> tuple[list[Finding], list[Finding]]:
    """Findings and notes of a configuration; the folder `static` has house.woff2."""
    files = {"app.py": "", "static/house.woff2": "font", ".streamlit/config.toml": dedent(text)}
    write_files(folder, files)
    config = make_config(folder)
    examined = examine(config, read_app(config.script, folder), RuntimeFiles.find())
    return examined.findings, examined.notes


def test_a_font_that_is_there_is_no_matter(tmp_path: Path) -> None:
    assert look(tmp_path, '[[theme.fontFaces]]\nfamily = "House"\nurl = "app/static/house.woff2"\n') == ([], [])


def test_a_missing_file_is_named_with_its_line(tmp_path: Path) -> None:
    # Hosts know upper from lower case, even where the author's disk does not.
    (found,), notes = look(tmp_path, '[[theme.fontFaces]]\nfamily = "House"\nurl = "app/static/House.woff2"\n')
    assert found.where == ".streamlit/config.toml:3"
    assert found.what == "the font 'House' needs static/House.woff2, which is not there."
    assert found.hint == "Put the file at static/House.woff2 beside app.py."
    assert notes == []


def test_a_folder_that_is_not_to_be_served_has_no_font(tmp_path: Path) -> None:
    text = """\
        [server]
        enableStaticServing = false
        [[theme.fontFaces]]
        family = "House"
        url = "app/static/house.woff2"
    """
    (found,), _ = look(tmp_path, text)
    assert (found.where, found.hint) == (".streamlit/config.toml:5", "Set server.enableStaticServing = true.")


def test_a_font_of_another_host_is_a_note(tmp_path: Path) -> None:
    text = """\
        [[theme.fontFaces]]
        # url = "https://fonts.example/a.woff2"
        family = "House"
        url = "https://fonts.example/a.woff2"
        [[theme.fontFaces]]
        family = "Plain"
        url = "http://fonts.example/b.woff2"
    """
    (found,), (note,) = look(tmp_path, text)
    assert (note.kind, note.where) == ("network", ".streamlit/config.toml:4")
    assert note.what == "the font 'House' is fetched from fonts.example."
    assert found.where == ".streamlit/config.toml:7"
    assert "https only" in found.what


def test_tables_that_cannot_be_read(tmp_path: Path) -> None:
    text = """\
        [[theme.fontFaces]]
        family = "House"
        [[theme.fontFaces]]
        family = "House"
        url = "fonts/house.woff2"
        [[theme.fontFaces]]
        url = "app/static/house.woff2"
    """
    found, _ = look(tmp_path, text)
    assert [(item.where, item.what) for item in found] == [
        (".streamlit/config.toml:1", "font 1 of theme.fontFaces needs 'url'."),
        (".streamlit/config.toml:5", "the font 'House' is named by 'fonts/house.woff2', which no site serves."),
        (".streamlit/config.toml:6", "font 3 of theme.fontFaces needs 'family'."),
    ]
    (found_, *more), _ = look(tmp_path / "b", '[theme]\nfontFaces = "House"\n')
    assert found_.where == ".streamlit/config.toml:2"
    assert more == []
